/*
 * single.mjs FOLDER [PROJECT] - kiosks of one file a language, each opened in Chromium from a folder with nothing else in it. PROJECT has the register,
 * by default this one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { SIZES, launch, show, stay } from './chromium.mjs';
import { decode } from './codes.mjs';
import { numberProblems, reporter, stored } from './page.mjs';
import { readContacts, readEdition } from './register.mjs';

const MOST = 1000000;                   /* [bytes] */
const IDLE = 90, COUNTDOWN = 20;        /* [s] content/editions/library.yaml */
const folder = resolve(process.argv[2]);
const helpline = readContacts(process.argv[3]).get(readEdition(process.argv[3]).helpline);
const scratch = mkdtempSync(join(tmpdir(), 'lykt-single-'));
const report = reporter('single');

async function open(browser, url, complaints, clock) {
	const context = await browser.newContext({ viewport: SIZES[0], reducedMotion: 'reduce' });
	const page = await context.newPage();

	page.setDefaultTimeout(15000);
	page.on('request', (r) => r.url().split('#')[0] === url || r.url().startsWith('data:') || complaints.push(`requests ${r.url()}`));
	page.on('requestfailed', (r) => complaints.push(`cannot load ${r.url().slice(0, 80)}`));
	page.on('console', (m) => complaints.push(`console: ${m.text()}`));
	page.on('pageerror', (e) => complaints.push(`error: ${e.message}`));
	if (clock)
		await page.clock.install();
	else
		await stay(page);
	await page.goto(url);
	await page.locator('#home.shown').waitFor();
	return page;
}

async function checkWhole(browser, file, url) {
	const complaints = [], problems = [];
	const page = await open(browser, url, complaints);
	const html = readFileSync(join(folder, file), 'utf8'), policy = html.match(/Content-Security-Policy" content="([^"]*)"/)[1].replaceAll('&#39;', "'");

	if (Buffer.byteLength(html) >= MOST)
		problems.push(`${Buffer.byteLength(html)} bytes`);
	if (/'self'|https?:/.test(policy) || !policy.startsWith("default-src 'none'"))
		problems.push(policy);
	if (await page.locator('.languages, link[rel=manifest]').count())
		problems.push('leads to files that are not there');
	const links = await page.evaluate(() => [...document.querySelectorAll('a[href]')].map((a) => a.getAttribute('href')).filter((h) => !h.startsWith('tel:') && !(h.startsWith('#') && document.getElementById(h.slice(1)))));
	problems.push(...links.map((h) => `a link leads to ${h}`));
	const fonts = await page.evaluate(async () => [...await document.fonts.ready].map((f) => f.status));
	if (!fonts.includes('loaded') || fonts.includes('error'))
		problems.push(`fonts: ${fonts.join()}`);
	report(`${file}: one file under ${MOST} bytes, no language menu, nothing from beside it`, problems.splice(0));

	for (const id of await page.evaluate(() => [...document.querySelectorAll('.view')].map((v) => v.id))) {
		await show(page, id);
		const shown = await page.evaluate(() => [...document.querySelectorAll('.view')].filter((v) => v.checkVisibility()).map((v) => v.id).join());
		if (shown !== id)
			problems.push(`#${id} shows ${shown}`);
	}
	await show(page, 'list-talk');
	problems.push(...await page.evaluate(numberProblems), ...await page.evaluate(stored));
	report(`${file}: all views, numbers read from left to right, nothing stored`, problems.splice(0));

	const { id, title } = await page.evaluate(() => ({ id: document.querySelector('.view.text:not(.signs, .myth)').id, title: document.querySelector('.view.text:not(.signs, .myth) h1').textContent }));
	await show(page, 'search');
	await page.locator('#query').fill(title);
	await page.locator(`#found a[href="#${id}"]`).waitFor({ timeout: 3000 }).catch(() => problems.push(`'${title}' is not found`));
	await show(page, id);
	await page.locator(`[data-take="${id}"]`).click();
	const [said] = decode([await page.screenshot()]);
	if (!said.includes(title) || !said.includes(helpline.number))
		problems.push(`the code says '${said}'`);
	await page.locator('#take form .button').click();
	for (const [button, attribute] of [['#contrast', 'data-theme'], ['#text-size', 'data-text']]) {
		await page.locator(button).click();
		if (!(await page.evaluate((a) => document.documentElement.getAttribute(a), attribute)))
			problems.push(`${button} does nothing`);
	}
	report(`${file}: search, codes, contrast, text size`, problems);
	report(`${file}: asks for nothing but itself, says nothing in the console`, complaints);
	await page.context().close();
}

const words = (text) => new Set(text.toLowerCase().match(/[\p{L}\p{M}]{5,}/gu));

/* After leaving: only the decoy's words; after a touch, or left alone, the start of a new document. */
async function checkLeaving(browser, file, url, how, leave, begin) {
	const complaints = [], problems = [];
	const page = await open(browser, url, complaints, true);
	const { id, text, decoy } = await page.evaluate(() => {
		const view = document.querySelector('.view.text');
		return { id: view.id, text: `${view.textContent} ${document.querySelector('#home').textContent}`, decoy: document.getElementById('decoy').content.textContent };
	});
	const plain = (s) => s.replace(/\s+/g, ' ').trim();

	await show(page, id);
	await page.evaluate(() => { window.before = true; document.documentElement.dataset.theme = 'dark'; });
	await leave(page);
	await page.locator('body > main.plain').waitFor();
	const left = await page.evaluate(() => ({ html: document.documentElement.outerHTML.replace(/^[^]*<body/, ''), text: document.body.textContent, seen: document.body.innerText, hash: location.hash, title: document.title }));
	const known = words(decoy);
	problems.push(...[...words(text)].filter((w) => !known.has(w) && left.html.toLowerCase().includes(w)).map((w) => `'${w}' is left`));
	if (plain(left.text) !== plain(decoy) || !left.seen.trim())
		problems.push(`shows '${plain(left.text).slice(0, 80)}'`);
	if (left.hash)
		problems.push(`the address ends in ${left.hash}`);
	await page.clock.runFor(5000);
	report(`${file}: ${how} leaves nothing but the decoy`, [...problems.splice(0), ...complaints.splice(0)]);

	await begin(page);
	await page.locator('#home.shown').waitFor({ timeout: 5000 }).catch(() => problems.push('the start does not come'));
	if (await page.evaluate(() => window.before || document.documentElement.dataset.theme || location.hash))
		problems.push('the document is the same');
	const client = await page.context().newCDPSession(page);
	const { entries } = await client.send('Page.getNavigationHistory');
	problems.push(...entries.filter((e) => e.url.includes('#' + id)).map((e) => `history has ${e.url}`));
	report(`${file}: ${how}, then ${begin.name} begins anew`, [...problems, ...complaints]);
	await page.context().close();
}

async function checkIdle(browser, file, url) {
	const complaints = [], problems = [];
	const page = await open(browser, url, complaints, true);
	const signs = await page.evaluate(() => document.querySelector('.view.signs').id);

	await page.locator('#contrast').click();
	await page.locator('#text-size').click();
	await show(page, signs);
	await page.locator('.view.shown .check').first().click();
	await page.evaluate(() => { window.before = true; document.querySelector('[data-version=easy]')?.click(); });
	await page.clock.runFor((IDLE + 2) * 1000);
	if (!(await page.locator('#idle').evaluate((d) => d.open)))
		problems.push('does not ask');
	await page.clock.runFor((COUNTDOWN + 5) * 1000);
	await page.locator('#home.shown').waitFor({ timeout: 5000 }).catch(() => problems.push('home is not shown'));
	const kept = await page.evaluate(() => [
		window.before && 'the document', document.documentElement.dataset.theme, document.documentElement.dataset.text, document.documentElement.dataset.version,
		location.hash, document.querySelector('input[type=checkbox]:checked') && 'a tick', document.querySelector('dialog[open]') && 'a dialog',
	].filter(Boolean));
	report(`${file}: left alone, it asks, and begins anew`, [...problems, ...kept.map((k) => `${k} is kept`), ...complaints]);
	await page.context().close();
}

async function touch(page) {
	await page.mouse.click(200, 200);
}

async function waiting(page) {
	await page.clock.runFor((IDLE + COUNTDOWN + 5) * 1000);
}

async function byShift(page) {
	for (let i = 0; i < 3; i++)
		await page.keyboard.press('Shift');
}

const browser = await launch();
for (const file of readdirSync(folder).filter((f) => f.endsWith('.html')).sort()) {
	const alone = join(scratch, file.replace('.html', ''));

	mkdirSync(alone);
	copyFileSync(join(folder, file), join(alone, file));
	const url = pathToFileURL(join(alone, file)).href;
	const tell = (e) => console.log(`not ok - single: ${file}: ${e.stack.split('\n').slice(0, 14).join(' / ')}`);

	await checkWhole(browser, file, url).catch(tell);
	await checkLeaving(browser, file, url, 'exit', (page) => page.locator('.exit').click(), touch).catch(tell);
	await checkLeaving(browser, file, url, 'Shift three times', byShift, waiting).catch(tell);
	await checkIdle(browser, file, url).catch(tell);
}
await browser.close();
rmSync(scratch, { recursive: true });
