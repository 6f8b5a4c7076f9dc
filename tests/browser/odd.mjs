/*
 * odd.mjs FORTY ONE - a kiosk in forty languages, and one in a single language with a very long text: nothing breaks, sticks out or complains.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { SIZES, axe, launch, show, stay } from './chromium.mjs';
import { numberProblems, reporter, smallTargets, wideViews } from './page.mjs';

const [forty, one] = process.argv.slice(2).map((f) => resolve(f));
const report = reporter('odd');
const languagesOf = (folder) => [...readFileSync(join(folder, 'index.html'), 'utf8').matchAll(/href="([^"]*)" hreflang/g)].map((m) => m[1]);

async function open(browser, folder, file, complaints) {
	const page = await (await browser.newContext({ viewport: SIZES[0], reducedMotion: 'reduce' })).newPage();

	page.setDefaultTimeout(10000);
	page.on('console', (m) => complaints.push(`${file}: ${m.text()}`));
	page.on('pageerror', (e) => complaints.push(`${file}: ${e.message}`));
	await stay(page);
	await page.goto(pathToFileURL(join(folder, file)).href);
	return page;
}

async function checkStart(browser) {
	const complaints = [], problems = [];
	const page = await open(browser, forty, 'index.html', complaints);
	const n = languagesOf(forty).length;

	for (const size of SIZES) {
		await page.setViewportSize(size);
		problems.push(...await page.evaluate(smallTargets, 60));
		problems.push(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth && `too wide at ${innerWidth}`));
	}
	problems.push(n !== 40 && `${n} languages`, ...await axe(page));
	await page.evaluate(() => { document.getElementById('attract').dataset.after = 0; });
	await page.locator('#attract').waitFor({ state: 'visible' });
	problems.push(await page.evaluate(() => document.querySelectorAll('.ask').length) !== n && 'not every language asks');
	report('forty languages have room on the start', [...problems, ...complaints]);
	await page.context().close();
}

async function checkLanguage(browser, file) {
	const complaints = [], problems = [];
	const page = await open(browser, forty, file, complaints);

	for (const size of [...SIZES, { width: 320, height: 568 }]) {
		await page.setViewportSize(size);
		problems.push(...(await page.evaluate(wideViews)).map((p) => `${p} at ${size.width}`));
	}
	await page.setViewportSize(SIZES[1]);
	await show(page, 'search');
	problems.push(...await page.evaluate(smallTargets, 60));
	const word = await page.evaluate(() => document.querySelector('#list-talk .card h2').textContent.split(/\s/)[0]);
	await page.locator('#query').fill(word);
	await page.locator('#found .row').first().waitFor().catch(() => problems.push(`'${word}' is not found`));
	await show(page, 'list-talk');
	problems.push(...await page.evaluate(numberProblems));
	await page.locator('.languages summary').click();
	problems.push(await page.evaluate(() => {
		const box = document.querySelector('.languages ul').getBoundingClientRect();
		return (box.bottom > innerHeight || box.right > innerWidth || box.left < 0) && 'the list of languages leaves the screen';
	}));
	report(`${file} of forty`, [...problems, ...complaints]);
	await page.context().close();
}

async function checkLongText(browser) {
	const complaints = [], problems = [];
	const page = await open(browser, one, 'nb.html', complaints);

	problems.push(await page.locator('.languages').count() && 'a choice among one language');
	await show(page, 'legal-aid');
	problems.push(...await axe(page));
	await page.locator('.view.shown [data-take]').click();
	await page.locator('#take[open]').waitFor();
	problems.push(!(await page.locator('#take .brief').isVisible()) && 'the code of a very long text is not the short one');
	await page.keyboard.press('Escape');
	await show(page, 'search');
	await page.locator('#query').fill('avsnitt 2599');
	await page.locator('#found .row[href="#legal-aid"] mark').first().waitFor().catch(() => problems.push('its last words are not found'));
	problems.push(await page.evaluate(() => document.querySelector('#found .row-text').textContent.length > 300 && 'a result shows all of a long text'));
	report('one language, one very long text', [...problems, ...complaints]);
	await page.context().close();
}

const browser = await launch();
const work = [() => checkStart(browser), () => checkLongText(browser), ...languagesOf(forty).map((file) => () => checkLanguage(browser, file))];
await Promise.all([0, 1].map(async () => {
	for (let task = work.shift(); task; task = work.shift())
		await task().catch((e) => console.log(`not ok - odd: ${e.stack.split('\n').slice(0, 8).join(' / ')}`));
}));
await browser.close();
