/*
 * access.mjs FOLDER - whether everybody can use a finished kiosk: axe-core's rules (WCAG 2.2 AA) in every view, language and theme; roles,
 * names and live regions; everything by the keys of a keyboard alone, with the focus to be seen and in order.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { SIZES, axe, launch, show, stay } from './chromium.mjs';
import { reporter, viewIds } from './page.mjs';

const THEMES = ['', 'contrast', 'dark'];
const OF_COLOUR = ['color-contrast', 'link-in-text-block'];      /* the rules that a theme can break */
const folder = resolve(process.argv[2]);
const base = pathToFileURL(folder + '/').href;
const languages = [...readFileSync(join(folder, 'index.html'), 'utf8').matchAll(/href="([^"]*)" hreflang/g)].map((m) => m[1]);
const report = reporter('access');

async function open(browser, file, size = SIZES[0]) {
	const context = await browser.newContext({ viewport: size, reducedMotion: 'reduce' });
	const page = await context.newPage();

	page.setDefaultTimeout(10000);
	await stay(page);
	await page.goto(base + file);
	return page;
}

async function checkRules(browser, file) {
	const page = await open(browser, file);
	const { all } = await page.evaluate(viewIds);

	for (const theme of THEMES) {
		const problems = [];

		await page.evaluate((t) => { document.documentElement.dataset.theme = t; }, theme);
		for (const id of all) {
			await show(page, id);
			problems.push(...(await axe(page, theme && OF_COLOUR)).map((p) => `${id}: ${p}`));
		}
		report(`${file}: no violations in ${all.length} views${theme && `, ${theme}`}`, problems);
	}
	await page.evaluate(() => { document.documentElement.dataset.text = 'largest'; delete document.documentElement.dataset.theme; });
	const problems = [];
	for (const id of (await page.evaluate(viewIds)).some) {
		await show(page, id);
		problems.push(...(await axe(page)).map((p) => `${id}: ${p}`));
	}
	report(`${file}: no violations with the largest letters`, problems);
	await page.context().close();
}

/* The parts of the page as a screen reader lists them. */
async function checkRoles(browser, file) {
	const page = await open(browser, file);
	const problems = [];
	const text = (selector) => page.locator(selector).first().textContent().then((t) => t.trim().replace(/\s+/g, ' '));
	const one = async (what, locator) => {
		const n = await locator.count();
		if (n !== 1)
			problems.push(`${n} of: ${what}`);
	};

	await one('banner', page.getByRole('banner'));
	await one('main', page.getByRole('main'));
	await one('helpline, named', page.getByRole('complementary', { name: await text('.helpline-name strong') }));
	await one('heading of level 1', page.getByRole('heading', { level: 1 }));
	await one('exit', page.getByRole('link', { name: await text('.exit') }));
	await one('the button for the size of letters', page.getByRole('button', { name: await text('#text-size') }));
	for (const name of await page.locator('.tile-title').allTextContents())
		if (await page.getByRole('link', { name }).count() < 1)
			problems.push(`no link '${name}'`);

	await page.locator('#text-size').click();
	const said = await page.locator('#said[role=status]').textContent();
	if (!/2\/4$/.test(said))
		problems.push(`a larger size says '${said}'`);

	await show(page, 'search');
	await one('search', page.getByRole('search'));
	await one('field, named', page.getByRole('textbox', { name: await text('.find label') }));
	await one('keyboard, named', page.getByRole('group', { name: await page.locator('.keyboard').getAttribute('aria-label') }));
	await one('live region', page.locator('#search-count[role=status]'));

	await show(page, 'list-talk');
	await one('choice of contacts, named', page.getByRole('group', { name: await text('.filter legend') }));
	const choices = await page.getByRole('radio').count();
	if (choices < 2 || choices !== await page.locator('.choice').count())
		problems.push(`${choices} choices of contacts`);

	await show(page, await page.evaluate(() => document.querySelector('.view.signs').id));
	if (await page.getByRole('checkbox').count() !== await page.locator('.view.shown .check').count())
		problems.push('rows are no check boxes');

	/* Somebody was here just now, and it asks already: it does so for the countdown's 20 seconds. */
	await page.mouse.move(300, 300);
	await page.mouse.move(310, 310);
	await page.evaluate(() => { document.getElementById('idle').dataset.idle = 0; });
	await page.locator('#idle[open]').waitFor();
	await one('question, named', page.getByRole('alertdialog', { name: await text('#idle-title') }));
	report(`${file}: roles, names and live regions`, problems);
	await page.context().close();
}

/* What has the focus: where it is drawn, and whether that is seen and not covered. */
function focused() {
	const e = document.activeElement;
	const shown = e.matches('input[type=radio]') ? e.nextElementSibling : e.matches('.field input') ? e.closest('.field') : e;
	const style = getComputedStyle(shown), box = shown.getBoundingClientRect();
	const x = Math.min(Math.max(box.left + box.width / 2, 1), innerWidth - 2), y = Math.min(Math.max(box.top + Math.min(box.height, 60) / 2, 1), innerHeight - 2);
	const top = document.elementFromPoint(x, y);

	return {
		name: e === document.body ? '' : (e.textContent.trim() || e.id).slice(0, 24),
		place: [...document.querySelectorAll('*')].indexOf(e),
		ring: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
		covered: !(shown.contains(top) || top?.contains(shown) || top === e),
	};
}

/* Tab through a view: each stop in the order of the page, seen, and not below a bar. */
async function walk(page, id) {
	const problems = [];
	let before = -1, stops = 0;

	await show(page, id);
	await page.evaluate(() => { document.activeElement.blur(); getSelection().removeAllRanges(); });
	const bar = await page.evaluate(() => { document.querySelector('.bar a').focus(); return document.querySelectorAll('*').length; });
	for (; stops < bar; stops++) {
		const at = await page.evaluate(focused);

		if (!at.name && !at.place)
			break;
		if (at.place <= before)
			break;                                  /* round again */
		if (!at.ring)
			problems.push(`${id}: the focus is not seen on '${at.name}'`);
		if (at.covered)
			problems.push(`${id}: '${at.name}' is covered`);
		before = at.place;
		await page.keyboard.press('Tab');
	}
	const wanted = await page.evaluate(() => [...document.querySelectorAll('a[href], button, summary, input')].filter((e) => e.checkVisibility({ visibilityProperty: true }) && e.tabIndex >= 0 && !e.disabled && !(e.type === 'radio' && !e.checked)).length);
	if (stops !== wanted)
		problems.push(`${id}: Tab stops ${stops} times, not ${wanted}`);
	return problems;
}

async function checkFocus(browser, file, size) {
	const page = await open(browser, file, size);
	const { some } = await page.evaluate(viewIds);
	const problems = [];

	for (const id of ['search', await page.evaluate(() => document.querySelector('.easy').closest('.view').id), ...some])
		problems.push(...await walk(page, id));
	report(`${file} ${size.width}x${size.height}: the focus is seen, in order, and never covered`, problems);
	await page.context().close();
}

/* From the start to a text, its code, a tick, a contact, and out, without a finger or a mouse. */
async function checkKeys(browser, file) {
	const page = await open(browser, 'index.html');
	const problems = [];
	const on = (selector) => page.locator(selector).first().focus();
	const is = async (what, expression) => {
		await page.waitForTimeout(60);
		if (!(await page.evaluate(expression)))
			problems.push(what);
	};

	await on(`a[href="${file}"]`);
	await page.keyboard.press('Enter');
	await page.waitForURL(base + file);
	await on('.view.shown .tile');
	await page.keyboard.press('Enter');
	await is('Enter does not open a list', `document.querySelector('.list.shown h1') === document.activeElement`);
	await on('.view.shown .row');
	await page.keyboard.press('Enter');
	await is('Enter does not open a text', `document.activeElement.closest('.text.shown')`);
	await on('.view.shown .check input');
	await page.keyboard.press('Space');
	await is('Space does not tick', `document.querySelector('.view.shown input:checked')`);
	await on('.view.shown [data-take]');
	await page.keyboard.press('Enter');
	await is('Enter does not show a code', `document.querySelector('#take[open]').contains(document.activeElement)`);
	await page.keyboard.press('Escape');
	await is('Escape does not lead back to the button', `!document.querySelector('dialog[open]') && document.activeElement.matches('[data-take]')`);
	await on('.languages summary');
	await page.keyboard.press('Enter');
	await is('Enter does not open the languages', `document.querySelector('.languages').open`);
	await on('.step-talk');
	await page.evaluate(() => location.replace('#list-talk'));
	await on('#show-all');
	await page.keyboard.press('ArrowDown');
	await is('arrows do not choose contacts', `document.querySelector('.choice input:checked').id !== 'show-all' && [...document.querySelectorAll('.card')].some((c) => !c.checkVisibility())`);
	await on('.helpline-code');
	await page.keyboard.press('Enter');
	await is('Enter does not show the number\'s code', `document.querySelector('#code[open]')`);
	await page.keyboard.press('Escape');
	await on('.exit');
	const away = await page.locator('.exit').getAttribute('href');
	await page.keyboard.press('Enter');
	await page.waitForURL(base + away).catch(() => problems.push('Enter does not leave'));
	report(`${file}: all by keys alone`, problems);
	await page.context().close();
}

const browser = await launch();
const work = (process.argv[3] ? languages.filter((f) => process.argv.includes(f)) : languages).flatMap((f) => [
	() => checkRules(browser, f), () => checkRoles(browser, f), () => checkKeys(browser, f), ...SIZES.slice(0, 2).map((size) => () => checkFocus(browser, f, size)),
]);
await Promise.all([0, 1].map(async () => {
	for (let task = work.shift(); task; task = work.shift())
		await task().catch((e) => console.log(`not ok - access: ${e.stack.split('\n').slice(0, 14).join(' / ')}`));
}));
await browser.close();
