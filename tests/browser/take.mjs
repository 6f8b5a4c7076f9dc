/*
 * take.mjs FOLDER - the codes of a finished kiosk in Chromium: each text that can be taken along, each contact, the helpline. Each is
 * opened as a visitor does, photographed, and read by zbar: it must say what the page says, and dial what the register says.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { SIZES, launch, show, stay } from './chromium.mjs';
import { decode } from './codes.mjs';
import { reporter } from './page.mjs';
import { readContacts, readEdition } from './register.mjs';

const [TALL, LOW] = SIZES;
const LEAST = new Map([[TALL, 5], [LOW, 3]]);                   /* [px] of a module */
const QUIET = 4;                                                /* modules around a code (ISO/IEC 18004) */
const WHOLE_SCREEN = 6;                                         /* so many texts of a language are photographed with all that is around their code */
const SAMPLE = 4;                                               /* on the low screen, every so manieth text */
const LRI = '\u2066', PDI = '\u2069';
const folder = resolve(process.argv[2]);
const base = pathToFileURL(folder + '/').href;
const contacts = readContacts(), edition = readEdition();
const numbers = [...contacts.values()].map((c) => c.number).filter(Boolean);
const report = reporter('take');

const plain = (text) => text.normalize('NFC').replace(/\s+/gu, ' ').trim();

/* What runs in the page. */

/*
 * The words of a text as they are read: title, then body, and behind a contact's words how it is reached. `reach` gives that by the
 * contact's id. Of the two versions, the whole one.
 */
function wordsOf({ id, reach }) {
	const article = document.querySelector(`#${CSS.escape(id)} article`).cloneNode(true);

	for (const e of article.querySelectorAll('.versions, .easy, .label, .hint, svg'))
		e.remove();
	for (const a of article.querySelectorAll('a[href^="#contact-"]'))
		a.append(reach[a.getAttribute('href').slice('#contact-'.length)] ?? '');
	for (const list of article.querySelectorAll('ol'))
		[...list.children].forEach((li, i) => li.prepend(`${i + (list.start || 1)}. `));
	for (const li of article.querySelectorAll('ul > li'))
		li.prepend('– ');
	for (const e of article.querySelectorAll('p, li, h1, h2, h3, br'))
		e.after(' ');
	return article.textContent;
}

/* The contacts that a text names, in their order. */
function contactsOf(id) {
	const links = [...document.querySelectorAll(`#${CSS.escape(id)} article a[href^="#contact-"]`)];

	return links.filter((a) => !a.closest('.easy')).map((a) => a.getAttribute('href').slice('#contact-'.length));
}

/* The dialog as it is on the screen. */
function measure(selector) {
	const dialog = document.querySelector(selector), svg = dialog.querySelector('.qr'), box = svg.getBoundingClientRect();
	const path = svg.querySelector('path'), note = dialog.querySelector('.note');
	const [, , side] = svg.getAttribute('viewBox').split(' ').map(Number);
	const at = [...path.getAttribute('d').matchAll(/M(\d+)[ ,](\d+)/g)].flatMap((m) => [+m[1], +m[2]]);
	const shown = (e) => {
		const r = e?.getBoundingClientRect();
		return Boolean(r && e.checkVisibility() && r.height > 0 && r.top >= 0 && r.left >= 0 && r.bottom <= innerHeight && r.right <= innerWidth);
	};

	/* Whole pixels, from the top of the document: those at the edge are half the dialog's. */
	const [left, top] = [Math.ceil(box.left), Math.ceil(box.top)];
	const clip = { x: left + scrollX, y: top + scrollY, width: Math.floor(box.right) - left, height: Math.floor(box.bottom) - top };

	return {
		open: dialog.open, clip,
		module: Math.min(box.width, box.height) / side, round: parseFloat(getComputedStyle(svg).borderTopLeftRadius),
		margin: at.length ? Math.min(...at, side - 1 - Math.max(...at)) : 0,
		onScreen: shown(svg), warned: shown(note) && Boolean(note.textContent.trim()),
		ground: getComputedStyle(svg.querySelector('rect')).fill, dark: getComputedStyle(path).fill,
		whole: shown(dialog.querySelector('.whole')), brief: shown(dialog.querySelector('.brief')), close: shown(dialog.querySelector('form .button')),
	};
}

/* What runs here. */

/* Without what Playwright waits for around a picture, which takes longer than the picture. */
async function photograph(client, clip) {
	const { data } = await client.send('Page.captureScreenshot', clip ? { clip: { ...clip, scale: 1 } } : {});

	return Buffer.from(data, 'base64');
}

/* Open the dialog of a text and look at it. `quickly`: without waiting for the button to stand still, as a hand would. */
async function openTake(page, id, quickly) {
	const button = page.locator(`[data-take="${id}"]`);

	await show(page, id);
	await (quickly ? button.evaluate((b) => b.click()) : button.click());
	await page.locator('#take[open]').waitFor();
	return page.evaluate(measure, '#take');
}

const close = async (page, selector) => {
	await page.locator(`${selector} form .button`).click();
	await page.locator(`${selector}[open]`).waitFor({ state: 'detached' });
};

function dialogProblems(seen, isBrief, size) {
	return [
		!seen.open && 'no dialog', !seen.onScreen && 'the code is not on the screen', !seen.warned && 'no warning that the phone keeps it',
		!seen.close && 'no button to close it', seen.module < LEAST.get(size) && `a module is ${seen.module.toFixed(2)} px`,
		seen.round > QUIET * seen.module && 'round corners reach into the code',
		seen.margin !== QUIET && `a quiet zone of ${seen.margin} modules`,
		seen.ground !== 'rgb(255, 255, 255)' && `ground ${seen.ground}`, seen.dark !== 'rgb(0, 0, 0)' && `modules ${seen.dark}`,
		isBrief !== undefined && (seen.brief !== isBrief || seen.whole === isBrief) && `${isBrief ? 'brief' : 'whole'} text, words for ${seen.brief ? 'brief' : ''}${seen.whole ? 'whole' : ''}`,
	].filter(Boolean);
}

/* Groups of digits that somebody would dial. */
const dialled = (text) => (text.match(/\d[\d ]*\d/g) ?? []).map((n) => n.trim());

/* Numbers of a code: `wanted`, in their order, each isolated where words run from right to left. */
function numberProblems(said, wanted, rtl) {
	const problems = [];
	const found = dialled(said).filter((n) => numbers.includes(n));
	const strange = dialled(said).filter((n) => !numbers.includes(n) && n.replace(/ /g, '').length > 4);

	if (found.join() !== wanted.join())
		problems.push(`numbers ${found.join(', ')} and not ${wanted.join(', ')}`);
	if (strange.length)
		problems.push(`numbers that nobody has: ${strange.join(', ')}`);
	if (rtl && wanted.some((n) => said.split(n).length !== said.split(LRI + n + PDI).length))
		problems.push('a number is not isolated');
	if (!rtl && /[\u2066-\u2069]/.test(said))
		problems.push('isolates where none are needed');
	return problems;
}

/* What each text must say: title and words, or title and summary; then the helpline. */
async function wantedWords(page, ids, codes, summaries, rtl) {
	const isolated = (n) => rtl ? LRI + n + PDI : n;
	const reach = Object.fromEntries([...contacts.values()].map((c) => [c.id, c.number ? ` ${isolated(c.number)}` : c.web.length ? ` (${c.web[0]})` : '']));
	const helpline = contacts.get(edition.helpline);
	const name = await page.evaluate(() => document.querySelector('.helpline-name strong').textContent);
	const wanted = new Map();

	for (const id of ids) {
		const title = await page.evaluate((i) => document.querySelector(`#${CSS.escape(i)} h1`).textContent, id);
		const words = codes[id][2] ? `${title} ${summaries[id]}` : await page.evaluate(wordsOf, { id, reach });
		const named = codes[id][2] ? [] : await page.evaluate(contactsOf, id);

		wanted.set(id, {
			text: plain(`${words} ${name}: ${isolated(helpline.number)}`),
			numbers: [...named.map((c) => contacts.get(c).number).filter(Boolean), helpline.number],
		});
	}
	return wanted;
}

async function checkTexts(page, client, file) {
	const rtl = await page.evaluate(() => document.documentElement.dir === 'rtl');
	const ids = await page.evaluate(() => [...document.querySelectorAll('[data-take]')].map((b) => b.dataset.take));
	const problems = { dialog: [], words: [], numbers: [] };
	const least = new Map([[TALL, Infinity], [LOW, Infinity]]);
	const pictures = [];

	await page.setViewportSize(TALL);
	await openTake(page, ids[0]);
	await close(page, '#take');
	const codes = await page.evaluate(() => lyktTexts.codes);
	const summaries = await page.evaluate(() => Object.fromEntries(lyktTexts.texts.map(([id, passages]) => [id, (passages[1] ?? '').replaceAll('\t', '')])));
	const wanted = await wantedWords(page, ids, codes, summaries, rtl);

	for (const size of [TALL, LOW]) {
		await page.setViewportSize(size);
		for (const [i, id] of ids.entries()) {
			if (size === LOW && i % SAMPLE > 0 && codes[id][0] < 120)
				continue;
			const screen = size === TALL && i % Math.floor(ids.length / WHOLE_SCREEN) === 0;
			const seen = await openTake(page, id, !screen);

			least.set(size, Math.min(least.get(size), seen.module));
			problems.dialog.push(...dialogProblems(seen, codes[id][2], size).map((p) => `${id} ${size.width}: ${p}`));
			pictures.push({ id, size, png: await photograph(client, screen ? undefined : seen.clip) });
			await page.evaluate(() => document.getElementById('take').close());
		}
	}
	decode(pictures.map((p) => p.png)).forEach((said, i) => {
		const { id, size } = pictures[i], place = `${id} ${size.width}`;

		if (plain(said) !== wanted.get(id).text)
			problems.words.push(`${place}: '${firstDifference(plain(said), wanted.get(id).text)}'`);
		problems.numbers.push(...numberProblems(said, wanted.get(id).numbers, rtl).map((p) => `${place}: ${p}`));
	});
	const briefs = ids.filter((id) => codes[id][2]).length;
	report(`${file}: ${ids.length} texts (${briefs} brief), ${pictures.length} pictures: a code, its warning and its words`, [!ids.length && 'no texts', ...problems.dialog]);
	report(`${file}: each code says what the text says`, problems.words);
	report(`${file}: each code has the numbers of the register and the helpline's`, problems.numbers);
	console.log(`# ${file}: smallest module ${least.get(TALL).toFixed(2)} px at ${TALL.width}x${TALL.height}, ${least.get(LOW).toFixed(2)} px at ${LOW.width}x${LOW.height}`);
	return ids.find((id) => codes[id][2]) ?? ids[0];
}

function firstDifference(said, wanted) {
	let i = 0;

	while (i < said.length && said[i] === wanted[i])
		i++;
	return `${said.slice(Math.max(0, i - 20), i + 25)}' instead of '${wanted.slice(Math.max(0, i - 20), i + 25)}`;
}

/* What runs in the page: the colours of a picture, and how wide its white margin is [px]. Of its corners, so much is rounded. */
async function inkOf({ base64, round }) {
	const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
	const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
	const { width, height } = bitmap, context = new OffscreenCanvas(width, height).getContext('2d');

	context.drawImage(bitmap, 0, 0);
	const { data } = context.getImageData(0, 0, width, height);
	const colours = new Set();
	let margin = width;
	for (let i = 0; i < width * height; i++) {
		const x = Math.min(i % width, width - 1 - i % width), y = Math.min(Math.floor(i / width), height - 1 - Math.floor(i / width));
		const colour = x < round && y < round ? '255,255,255' : data.subarray(4 * i, 4 * i + 3).join();

		colours.add(colour);
		if (colour !== '255,255,255')
			margin = Math.min(margin, x, y);
	}
	return { colours: [...colours].sort().join(' '), margin };
}

/* A code is black on white in every look, down to the last pixel. */
async function checkThemes(page, client, file, id) {
	const problems = [];

	await page.setViewportSize(TALL);
	for (const theme of ['', 'dark', 'contrast']) {
		await page.evaluate((t) => { document.documentElement.dataset.theme = t; }, theme);
		const seen = await openTake(page, id);
		const { colours, margin } = await page.evaluate(inkOf, { base64: (await photograph(client, seen.clip)).toString('base64'), round: seen.round });

		problems.push(...dialogProblems(seen, undefined, TALL).map((p) => `${theme}: ${p}`));
		if (colours !== '0,0,0 255,255,255')
			problems.push(`${theme}: ${colours}`);
		if (margin < QUIET * seen.module - 2)           /* what the clip cuts off, and rounding */
			problems.push(`${theme}: ${margin} px around it`);
		await close(page, '#take');
	}
	await page.evaluate(() => delete document.documentElement.dataset.theme);
	report(`${file}: codes are black on white in dark and contrast too`, problems);
}

/* Those that dial: in each card, and in the helpline's dialog. */
async function checkDialling(page, client, file) {
	const pictures = [], problems = [];

	await page.setViewportSize(TALL);
	for (const id of edition.contacts.filter((c) => contacts.get(c).number)) {
		await show(page, 'contact-' + id);
		await page.locator(`#contact-${id} summary`).click();
		const qr = page.locator(`#contact-${id} .code .qr`);

		if (!(await page.evaluate((i) => document.querySelector(`#contact-${i} .code .small`).checkVisibility(), id)))
			problems.push(`${id}: no warning`);
		await qr.evaluate((e) => e.scrollIntoView({ block: 'center' }));
		pictures.push({ id, png: await photograph(client, await visibleBox(page, qr)) });
	}
	await show(page, 'home');
	await page.locator('.helpline-code').click();
	await page.locator('#code[open]').waitFor();
	for (const size of [TALL, LOW]) {
		await page.setViewportSize(size);
		const seen = await page.evaluate(measure, '#code');

		problems.push(...dialogProblems(seen, undefined, size).map((p) => `helpline ${size.width}: ${p}`));
		pictures.push({ id: edition.helpline, png: await photograph(client) });
	}
	await close(page, '#code');
	decode(pictures.map((p) => p.png)).forEach((said, i) => {
		const { tel } = contacts.get(pictures[i].id);

		if (said !== tel)
			problems.push(`${pictures[i].id}: '${said}' instead of '${tel}'`);
	});
	report(`${file}: ${pictures.length} codes dial the numbers of the register`, [pictures.length < 6 && 'too few', ...problems]);
}

/* A clip counts from the top of the document. */
async function visibleBox(page, locator) {
	const box = await locator.boundingBox(), y = await page.evaluate(() => scrollY);

	return { ...box, y: box.y + y };
}

async function checkLanguage(browser, file) {
	const complaints = [];
	const context = await browser.newContext({ viewport: TALL, reducedMotion: 'reduce' });
	const page = await context.newPage();
	const client = await context.newCDPSession(page);

	page.setDefaultTimeout(60000);
	await stay(page);
	page.on('console', (m) => complaints.push(`console: ${m.text()}`));
	page.on('pageerror', (e) => complaints.push(`error: ${e.message}`));
	await page.goto(base + file);
	const id = await checkTexts(page, client, file);
	await checkThemes(page, client, file, id);
	await checkDialling(page, client, file);
	report(`${file}: says nothing in the console`, complaints);
	await context.close();
}

/* Pages of languages, not the start and the decoy. */
const files = readdirSync(folder).filter((f) => f.endsWith('.html') && /<html[^>]* class="language"/.test(readFileSync(join(folder, f), 'utf8'))).sort();
const browser = await launch();
const work = [...files];

await Promise.all([0, 1].map(async () => {
	for (let file = work.shift(); file; file = work.shift())
		await checkLanguage(browser, file).catch((e) => console.log(`not ok - take: ${file}: ${e.stack.split('\n').slice(0, 14).join(' / ')}`));
}));
await browser.close();
