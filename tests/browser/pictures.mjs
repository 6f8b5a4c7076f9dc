/*
 * pictures.mjs KIOSK OUT [LANGUAGE...] - pictures of every view of a finished kiosk at three sizes, to be looked at: start and its invitation,
 * the page to leave for, and in each language all lists, texts, search, contacts, dialogs, themes, and the largest letters.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
import { mkdirSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { SIZES, launch, stay } from './chromium.mjs';

const kiosk = resolve(process.argv[2]), out = resolve(process.argv[3]);
const base = pathToFileURL(kiosk + '/').href;
const pages = readdirSync(kiosk).filter((f) => f.endsWith('.html'));
const asked = process.argv.slice(4);
const short = process.env.SHORT;        /* a picture of each kind of view instead of all views */

const settle = (page) => page.evaluate(() => document.fonts.ready).then(() => page.waitForTimeout(180));

async function picture(page, name, size) {
	await settle(page);
	mkdirSync(join(out, `${size.width}x${size.height}`), { recursive: true });
	await page.screenshot({ path: join(out, `${size.width}x${size.height}`, `${name}.png`) });
}

async function show(page, id) {
	await page.evaluate((hash) => location.replace(hash), '#' + id);
	await page.waitForTimeout(30);
}

function viewIds(few) {
	const first = (selector) => document.querySelector(selector)?.id;
	const all = [...document.querySelectorAll('.view')].map((v) => v.id);

	return few ? [...new Set(['home', 'search', first('.list'), first('.myth'), first('.signs'), first('.talk'), document.querySelector('.easy')?.closest('.view').id])].filter((id) => all.includes(id)) : all;
}

/* What takes a touch or two to see. */
async function special(page, name, size) {
	const press = (selector) => page.locator(selector).first().click();
	const close = () => page.evaluate(() => document.querySelectorAll('dialog[open]').forEach((d) => d.close()));

	if (await page.evaluate(() => document.getElementById('search'))) {
		await show(page, 'search');
		const word = await page.evaluate(() => document.querySelector('.list .row-name').textContent.match(/[\p{L}\p{M}]{3,}/u)[0].slice(0, 4));
		await page.locator('#query').fill(word);
		await page.waitForTimeout(200);
		await picture(page, `${name}-search-found`, size);
	}
	const text = await page.evaluate(() => document.querySelector('[data-take]')?.dataset.take);
	if (text) {
		await show(page, text);
		await press(`.view.shown [data-take]`);
		await page.waitForTimeout(300);
		await picture(page, `${name}-take`, size);
		await close();
	}
	await show(page, 'list-talk');
	if (await page.locator('#show-urgent').count()) {
		await page.evaluate(() => document.getElementById('show-urgent').click());
		await picture(page, `${name}-talk-urgent`, size);
	}
	const easy = await page.evaluate(() => document.querySelector('.easy')?.closest('.view').id);
	if (easy) {
		await show(page, easy);
		await press('.view.shown [data-version=easy]');
		await picture(page, `${name}-easy`, size);
	}
	await show(page, 'home');
	await press('.helpline-code');
	await picture(page, `${name}-code`, size);
	await close();
	await page.evaluate(() => document.getElementById('idle').showModal());
	await picture(page, `${name}-idle`, size);
	await close();
	for (const theme of ['contrast', 'dark']) {
		await page.evaluate((t) => { document.documentElement.dataset.theme = t; }, theme);
		for (const id of ['home', 'list-talk', 'search', easy].filter(Boolean)) {
			await show(page, id);
			await picture(page, `${name}-${theme}-${id}`, size);
		}
	}
	await page.evaluate(() => { delete document.documentElement.dataset.theme; document.documentElement.dataset.text = 'largest'; });
	for (const id of ['home', 'list-talk', 'search']) {
		await show(page, id);
		await picture(page, `${name}-largest-${id}`, size);
	}
}

async function others(page, size) {
	await page.goto(base + 'index.html');
	await picture(page, 'index', size);
	await page.evaluate(() => { document.getElementById('attract').dataset.after = 0; });
	await page.waitForTimeout(1100);
	await picture(page, 'attract', size);
	await page.emulateMedia({ reducedMotion: 'reduce' });
	await picture(page, 'attract-still', size);
	await page.emulateMedia({ reducedMotion: 'no-preference' });
	for (const file of pages.filter((f) => f.length > 12 && f !== 'index.html')) {
		await page.goto(base + file);
		await picture(page, file.slice(0, -5), size);
	}
}

const browser = await launch();

await Promise.all(SIZES.map(async (size) => {
	const page = await (await browser.newContext({ viewport: size })).newPage();

	await stay(page);

	await others(page, size);
	for (const file of pages) {
		const lang = file.slice(0, -5);

		if (lang.length > 8 || lang === 'index' || (asked.length && !asked.includes(lang)))
			continue;
		await page.goto(base + file);
		for (const id of await page.evaluate(viewIds, short)) {
			await show(page, id);
			await picture(page, `${lang}-${id}`, size);
		}
		await special(page, lang, size);
	}
}));
await browser.close();
