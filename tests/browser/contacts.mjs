/*
 * contacts.mjs FOLDER [PROJECT] - what a visitor chooses in a finished kiosk, in Chromium: which contacts are shown, and which of two versions of
 * a text. PROJECT has the register, by default this one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { SIZES, launch, show, stay } from './chromium.mjs';
import { reporter } from './page.mjs';
import { readContacts, readEdition } from './register.mjs';

const folder = resolve(process.argv[2]);
const base = pathToFileURL(folder + '/').href;
const project = process.argv[3] ?? '.';
const contacts = readContacts(project), all = readEdition(project).contacts.map((id) => contacts.get(id));
const report = reporter('contacts');

/* Who is shown by each choice, in a language. */
function wantedBy(tag) {
	const mine = { nb: 'no', nn: 'no' }[tag] ?? tag.split('-')[0];
	const shows = {
		all, urgent: all.filter((c) => c.urgent), always: all.filter((c) => c.always),
		mine: all.filter((c) => c.interpreter || c.languages.some((l) => l.split('-')[0] === mine)),
	};

	return Object.entries(shows).filter(([, list]) => list.length).map(([name, list]) => [name, list.map((c) => c.id).join()]);
}

const shownCards = () => [...document.querySelectorAll('.card')].filter((c) => c.checkVisibility()).map((c) => c.id.slice('contact-'.length)).join();

/* As touched: the box itself lies over its words, without being seen. */
const choose = (page, name) => page.locator(`label:has(#show-${name})`).click();

async function checkChoices(page, tag, how) {
	const problems = [], wanted = wantedBy(tag);
	const offered = (await page.locator('.filter input').evaluateAll((list) => list.map((i) => i.id.slice('show-'.length)))).join();

	if (offered !== wanted.map(([name]) => name).join())
		problems.push(`offers ${offered}`);
	for (const [name, ids] of [...wanted, wanted[0]]) {
		await choose(page, name);
		const shown = await page.evaluate(shownCards);
		if (shown !== ids)
			problems.push(`${name} shows ${shown} and not ${ids}`);
	}
	report(`${tag}: ${wanted.length} choices show the contacts they name${how}`, problems);
}

async function checkFilter(page, tag) {
	const problems = [], everybody = all.map((c) => c.id).join();

	await show(page, 'list-talk');
	await checkChoices(page, tag, '');
	const name = (await page.locator('.filter legend').textContent()).trim();
	const names = (await page.locator('.filter label').allTextContents()).map((s) => s.trim());
	const group = page.getByRole('group', { name, exact: true });
	if (!name || await group.count() !== 1)
		problems.push(`no group '${name}'`);
	for (const label of names)
		if (!label || await group.getByRole('radio', { name: label, exact: true }).count() !== 1)
			problems.push(`no radio '${label}'`);
	await page.locator('#show-all').focus();
	await page.keyboard.press('ArrowDown');
	if (await page.locator('#show-all').isChecked() || await page.evaluate(shownCards) === everybody)
		problems.push('arrow keys choose nothing');
	report(`${tag}: the choices are a named group of radio buttons, by the keyboard too`, problems.splice(0));

	await choose(page, 'always');
	await show(page, 'home');
	await show(page, 'list-talk');
	if (await page.evaluate(shownCards) !== everybody)
		problems.push('a choice is kept');
	report(`${tag}: leaving undoes the choice`, problems.splice(0));

	/* A link in the same view, the address, and the same address once more. */
	const hidden = all.filter((c) => !c.always).at(-1).id;
	for (let i = 0; i < 2; i++) {
		await choose(page, 'always');
		await page.evaluate((id) => {
			const link = Object.assign(document.createElement('a'), { href: `#contact-${id}` });
			document.querySelector('.view.shown .lead').append(link);
			link.click();
			link.remove();
		}, hidden);
		await page.waitForTimeout(100);
		if (!(await page.locator(`#contact-${hidden}`).evaluate((c) => c.checkVisibility() && c.contains(document.activeElement) && c.getBoundingClientRect().top < innerHeight)))
			problems.push(`${hidden} is not shown, time ${i + 1}`);
	}
	report(`${tag}: a link leads to a contact that was not shown`, problems);
}

const versions = () => ({
	shown: ['full', 'easy'].filter((v) => document.querySelector(`.view.shown .${v}`)?.checkVisibility()).join(),
	pressed: [...document.querySelectorAll('.view.shown .version')].map((b) => `${b.dataset.version} ${b.getAttribute('aria-pressed')}`).join(),
});

async function checkVersions(page, tag) {
	const problems = [];
	const texts = await page.evaluate(() => [...document.querySelectorAll('.view:has(.versions)')].map((v) => v.id));
	const expect = async (version, where) => {
		const { shown, pressed } = await page.evaluate(versions);
		if (shown !== version || pressed !== `full ${version === 'full'},easy ${version === 'easy'}`)
			problems.push(`${where}: ${shown} is shown, ${pressed}`);
	};

	for (const id of texts) {
		await show(page, id);
		await expect('full', id);
	}
	await page.locator('.view.shown [data-version=easy]').click();
	await expect('easy', 'after a touch');
	await show(page, 'home');
	for (const id of texts) {
		await show(page, id);
		await expect('easy', id);
	}
	await page.locator('.view.shown [data-version=full]').click();
	await expect('full', 'touched again');
	await page.locator('.view.shown [data-version=easy]').click();
	await page.reload();
	await show(page, texts[0]);
	await expect('full', 'in a new document');
	report(`${tag}: ${texts.length} texts in easy words: one version is shown, the choice lasts a visit`, [!texts.length && 'none', ...problems]);
}

async function checkWithoutScript(browser, file, tag) {
	const context = await browser.newContext({ viewport: SIZES[0], javaScriptEnabled: false });
	const page = await context.newPage();
	const problems = [];

	await page.goto(base + file);
	const hidden = all.filter((c) => !c.always).at(-1).id;
	await checkChoices(page, tag, ' without JavaScript');
	problems.push(...await page.evaluate(() => [...document.querySelectorAll('.full, .easy')].filter((e) => !e.checkVisibility()).map((e) => `a version of ${e.closest('.view').id} is not shown`)));
	problems.push(...await page.evaluate(() => [...document.querySelectorAll('.easy')].filter((e) => !e.querySelector('h2')?.checkVisibility()).map((e) => `${e.closest('.view').id}: nothing says which is the easy one`)));
	report(`${tag}: both versions are there without JavaScript`, problems.splice(0));
	await choose(page, 'always');
	await page.goto(`${base}${file}#contact-${hidden}`);
	if (!(await page.evaluate((id) => document.getElementById(`contact-${id}`).checkVisibility(), hidden)))
		problems.push(`${hidden} is not shown`);
	report(`${tag}: a link leads to a contact that was not shown without JavaScript`, problems);
	await context.close();
}

async function checkLanguage(browser, file) {
	const tag = file.slice(0, -'.html'.length), complaints = [];
	const context = await browser.newContext({ viewport: SIZES[0], reducedMotion: 'reduce' });
	const page = await context.newPage();

	await stay(page);
	page.on('console', (m) => complaints.push(`console: ${m.text()}`));
	page.on('pageerror', (e) => complaints.push(`error: ${e.message}`));
	await page.goto(base + file);
	await checkFilter(page, tag);
	await checkVersions(page, tag);
	report(`${tag}: says nothing in the console`, complaints);
	await context.close();
	await checkWithoutScript(browser, file, tag);
}

const files = readdirSync(folder).filter((f) => f.endsWith('.html') && /<html[^>]* class="language"/.test(readFileSync(join(folder, f), 'utf8'))).sort();
const browser = await launch();

for (const file of files)
	await checkLanguage(browser, file).catch((e) => console.log(`not ok - contacts: ${file}: ${e.stack.split('\n').slice(0, 14).join(' / ')}`));
await browser.close();
