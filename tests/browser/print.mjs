/*
 * print.mjs FOLDER [PROJECT] - cards for the pocket: a kiosk made with `printing: true` prints a text, a myth, a checklist and a contact, in Chromium;
 * its PDF is read by poppler. PROJECT has the register, by default this one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { SIZES, launch, show, stay } from './chromium.mjs';
import { numberProblems, reporter } from './page.mjs';
import { readContacts, readEdition } from './register.mjs';

const LANGUAGES = ['nb', 'ar', 'th'];
const WIDTH = 85, MARGIN = 12, OFF = 1;                 /* [mm] of the card, of the paper beside it, and how far from that it may be */
const DPI = 200;
const base = pathToFileURL(resolve(process.argv[2]) + '/').href;
const contacts = readContacts(process.argv[3]), edition = readEdition(process.argv[3]);
const helpline = contacts.get(edition.helpline);
const other = edition.contacts.map((id) => contacts.get(id)).find((c) => c.id !== edition.helpline && c.tel?.includes('+'));
const scratch = mkdtempSync(join(tmpdir(), 'lykt-print-'));
const report = reporter('print');
const run = (program, ...args) => execFileSync(program, args, { maxBuffer: 1 << 28 });

/* Where ink begins and ends, from the left of a page [mm]. */
function inkOf(pdf) {
	const pgm = run('pdftoppm', '-r', String(DPI), '-gray', '-singlefile', pdf);
	const header = pgm.subarray(0, 64).toString('latin1').match(/^P5\s+(\d+)\s+(\d+)\s+\d+\s/);
	const [width, height] = header.slice(1).map(Number), pixels = pgm.subarray(header[0].length);
	let left = width, right = 0;

	for (let y = 0; y < height; y++)
		for (let x = 0; x < width; x++)
			if (pixels[y * width + x] < 128) {
				left = Math.min(left, x);
				right = Math.max(right, x + 1);
			}
	return { left: left / DPI * 25.4, right: right / DPI * 25.4 };
}

/* What is on the paper and should not be. */
const strangers = () => [...document.querySelectorAll('.bar, .next, .back, .contents, .filter, .versions, .code, .step-print, .helpline-code, .sources, .emergency, dialog')]
	.filter((e) => e.checkVisibility()).map((e) => `${e.tagName.toLowerCase()}.${e.className || e.id} is printed`);

/* Text drawn by other fonts than the kiosk's own: letters that none of them has, shown as boxes on another computer. */
async function strangeLetters(page) {
	const client = await page.context().newCDPSession(page), problems = [];

	await client.send('DOM.enable');
	await client.send('CSS.enable');
	const { root } = await client.send('DOM.getDocument', { depth: 0 });
	await page.evaluate(() => {
		const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
		for (let node = walker.nextNode(); node; node = walker.nextNode())
			if (node.data.trim() && node.parentElement.checkVisibility())
				node.parentElement.dataset.printed = '';
	});
	const { nodeIds } = await client.send('DOM.querySelectorAll', { nodeId: root.nodeId, selector: '[data-printed]' });
	for (const nodeId of nodeIds)
		for (const font of (await client.send('CSS.getPlatformFontsForNode', { nodeId })).fonts)
			if (!font.isCustomFont)
				problems.push(`${font.glyphCount} letters in ${font.familyName}`);
	await page.evaluate(() => document.querySelectorAll('[data-printed]').forEach((e) => delete e.dataset.printed));
	await client.detach();
	return [!nodeIds.length && 'nothing is printed', ...new Set(problems)];
}

async function checkPaper(page, name, numbers, readable) {
	const problems = [], file = join(scratch, `${name.replace(/\W+/g, '-')}.pdf`);

	await page.emulateMedia({ media: 'print' });
	problems.push(...await page.evaluate(strangers), ...await page.evaluate(numberProblems));
	const digits = await page.evaluate(() => [...document.querySelectorAll('a[href^="tel:"]')].filter((a) => a.checkVisibility())
		.sort((a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top).map((a) => a.textContent.replaceAll('\u00a0', ' ').trim()));
	if (digits.join() !== numbers.join())
		problems.push(`numbers ${digits.join(', ')} and not ${numbers.join(', ')}`);
	problems.push(...await strangeLetters(page));
	writeFileSync(file, await page.pdf({ format: 'A4', printBackground: true }));
	await page.emulateMedia({ media: null });

	const pages = run('pdfinfo', file).toString().match(/^Pages: +(\d+)/m)[1], ink = inkOf(file);
	if (pages !== '1')
		problems.push(`${pages} pages`);
	if (Math.abs(ink.right - ink.left - WIDTH) > OFF)
		problems.push(`${(ink.right - ink.left).toFixed(1)} mm wide`);
	if (Math.min(Math.abs(ink.left - MARGIN), Math.abs(210 - MARGIN - ink.right)) > OFF)
		problems.push(`from ${ink.left.toFixed(1)} to ${ink.right.toFixed(1)} mm`);
	const text = run('pdftotext', file, '-').toString().replace(/\s+/gu, ' ');
	if (/[\ufffd\u25a1]/.test(text))
		problems.push('boxes');
	for (let i = 0, at = 0; readable && i < numbers.length; i++, at++)
		if ((at = text.indexOf(numbers[i], at)) < 0) {
			problems.push(`poppler does not read ${numbers[i]} in its place`);
			break;
		}
	report(name, problems);
}

/* Texts whose card is higher than what an A4 page leaves between its margins. */
async function longTexts(page) {
	const long = [];

	for (const id of await page.evaluate(() => [...document.querySelectorAll('.view.text')].map((v) => v.id))) {
		await page.emulateMedia({ media: null });
		await show(page, id);
		await page.emulateMedia({ media: 'print' });
		if (await page.evaluate(() => document.body.getBoundingClientRect().height) / 96 * 25.4 > 297 - 2 * MARGIN)
			long.push(id);
	}
	await page.emulateMedia({ media: null });
	return long;
}

/* Touch the button; what window.print() would see. */
async function touchPrint(page, selector) {
	await page.evaluate(() => {
		window.printed = [];
		window.print = () => printed.push({ dialogs: document.querySelectorAll('dialog[open]').length, cards: [...document.querySelectorAll('.printing')].map((c) => c.id).join() });
	});
	await page.locator(selector).click();
	return page.evaluate(() => printed);
}

async function checkLanguage(browser, tag) {
	const context = await browser.newContext({ viewport: SIZES[0], reducedMotion: 'reduce' });
	const page = await context.newPage();
	const readable = tag !== 'ar';          /* poppler puts what runs from right to left in an order of its own */

	page.setDefaultTimeout(15000);
	await stay(page);
	await page.goto(`${base}${tag}.html`);
	const texts = await page.evaluate(() => ({
		text: document.querySelector('#legal-aid, .view.text:not(.myth, .signs)').id, myth: document.querySelector('.view.myth').id, checklist: document.querySelector('.view.signs').id,
	}));
	for (const [kind, id] of Object.entries(texts)) {
		await show(page, id);
		await page.locator(`[data-take="${id}"]`).click();
		const seen = await touchPrint(page, '#take [data-print]');
		report(`${tag} ${kind}: its button prints without a dialog`, (seen.length !== 1 || seen[0].dialogs || seen[0].cards) && JSON.stringify(seen));
		await checkPaper(page, `${tag} ${kind} ${id}`, [helpline.number], readable);
	}
	const long = await longTexts(page);
	console.log(`# ${tag}: ${long.length} texts are longer than a page: ${long.join(', ')}`);
	await show(page, 'list-talk');
	const seen = await touchPrint(page, `#contact-${other.id} [data-print]`);
	report(`${tag} contact: its button prints one card`, (seen.length !== 1 || seen[0].cards !== `contact-${other.id}` || await page.locator('.printing').count()) && JSON.stringify(seen));
	await page.evaluate((id) => document.getElementById(`contact-${id}`).classList.add('printing'), other.id);
	await checkPaper(page, `${tag} contact ${other.id}`, [helpline.number, other.number], readable);
	await context.close();
}

const browser = await launch();
for (const tag of LANGUAGES)
	await checkLanguage(browser, tag).catch((e) => console.log(`not ok - print: ${tag}: ${e.stack.split('\n').slice(0, 14).join(' / ')}`));
await browser.close();
rmSync(scratch, { recursive: true });
