/*
 * kiosk.mjs FOLDER - a finished kiosk in Chromium, opened from the file system as on a USB stick: with and without
 * JavaScript, on a tall screen, a wide one and a phone. Asks what a visitor relies on: nothing is requested, stored or left behind,
 * numbers read from left to right, all can be reached and read.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { SIZES, axe, launch, show, stay } from './chromium.mjs';
import { numberProblems, rectOf, reporter, smallLetters, smallTargets, stored, viewIds, wideViews } from './page.mjs';

const TINY = { width: 320, height: 568 };
const folder = resolve(process.argv[2]);
const base = pathToFileURL(folder + '/').href;
const pages = readdirSync(folder).filter((f) => f.endsWith('.html'));
const languages = [...readFileSync(join(folder, 'index.html'), 'utf8').matchAll(/href="([^"]*)" hreflang/g)].map((m) => m[1]);
const decoys = pages.filter((f) => f !== 'index.html' && !languages.includes(f));
const report = reporter('kiosk');

/* A page that notes what it must not do. */
async function open(context, complaints) {
	const page = await context.newPage();
	page.setDefaultTimeout(10000);
	await stay(page);
	const allowed = (url) => url.startsWith(base) &&
		(pages.includes(url.slice(base.length).split('#')[0]) || /^(fonts\/[\w-]+\.ttf|texts\/[\w-]+\.js|icon\.svg)$/.test(url.slice(base.length)));

	page.on('request', (r) => allowed(r.url()) || complaints.push(`requests ${r.url()}`));
	page.on('requestfailed', (r) => /ERR_ABORTED/.test(r.failure()?.errorText) || complaints.push(`cannot load ${r.url()}`));         /* aborted: the page was left before it came */
	page.on('console', (m) => complaints.push(`console: ${m.text()}`));
	page.on('pageerror', (e) => complaints.push(`error: ${e.message}`));
	page.on('dialog', (d) => { complaints.push(`asks: ${d.message()}`); d.dismiss(); });
	return page;
}

/* Touch a link and wait for its view. */
async function follow(page, selector) {
	const hash = await page.evaluate(() => location.hash);

	await page.locator(selector).first().click();
	for (let i = 0; i < 50 && await page.evaluate(() => location.hash) === hash; i++)
		await page.waitForTimeout(20);
	await page.waitForTimeout(50);
}

async function checkLook(page, file, size) {
	const name = `${file} ${size.width}x${size.height}`;
	const kiosk = size.width >= 1000;
	const { all, some } = await page.evaluate(viewIds);
	const rtl = await page.evaluate(() => document.documentElement.dir === 'rtl');
	const bars = [];
	const wrong = { axe: [], targets: [], letters: [], numbers: [] };

	for (const id of some) {
		await show(page, id);
		await page.waitForTimeout(150);                 /* the fade is over: axe measures colours */
		const note = (list) => list.map((p) => `${id}: ${p}`);

		wrong.axe.push(...note(await axe(page)));
		wrong.targets.push(...note(await page.evaluate(smallTargets, kiosk ? 60 : 44)));
		wrong.letters.push(...note(await page.evaluate(smallLetters, 18)));
		wrong.numbers.push(...note(await page.evaluate(numberProblems)));
		const exit = await page.evaluate(rectOf, '.exit'), help = await page.evaluate(rectOf, '.helpline');
		bars.push(JSON.stringify({ exit, help }));
		if (exit.top > 24 || exit[rtl ? 'left' : 'right'] > 40)
			wrong.targets.push(`${id}: exit is not in the corner where reading ends`);
		if (Math.abs(help.bottom) > 1)
			wrong.targets.push(`${id}: the helpline is not at the bottom`);
	}
	report(`${name}: no violations of accessibility rules`, wrong.axe);
	report(`${name}: targets are large enough, exit in its corner`, wrong.targets);
	report(`${name}: no letters under 18 px`, wrong.letters);
	report(`${name}: numbers read from left to right`, wrong.numbers);
	report(`${name}: exit and helpline stand still`, new Set(bars).size > 1 && [...new Set(bars)].join(' and '));
	report(`${name}: nothing sticks out in ${all.length} views`, await page.evaluate(wideViews));
}

async function checkMoving(page, file) {
	const { all, some } = await page.evaluate(viewIds);
	const before = await page.evaluate(() => window.history.length);
	const title = await page.title();
	const problems = [];

	await show(page, 'home');
	for (const link of ['.view.shown .tile', '.view.shown .row', '.view.shown a.step:not(.step-talk)', '.view.shown .back a', '.bar-button[href="#home"]'])
		await follow(page, link);
	await show(page, some[1]);
	for (const id of some) {
		await show(page, id);
		const state = await page.evaluate(() => [...document.querySelectorAll('.view')].filter((v) => v.checkVisibility()).map((v) => v.id).join());
		if (state !== id)
			problems.push(`#${id} shows '${state}'`);
		if (await page.evaluate(() => scrollY) > 0)
			problems.push(`#${id} is not shown from its top`);
		if (!(await page.evaluate(() => document.activeElement.matches('.view.shown [tabindex="-1"]'))))
			problems.push(`#${id}: focus is not on its heading`);
	}
	await page.evaluate(() => location.replace('#no-such-place'));
	await page.locator('#home.shown').waitFor({ timeout: 3000 }).catch(() => problems.push('an unknown place does not show home'));
	if (await page.evaluate(() => window.history.length) !== before)
		problems.push('history grew');
	if (await page.title() !== title)
		problems.push('the title changed');
	report(`${file}: moving shows one view, from its top, and leaves no history (${all.length} views)`, problems);
}

async function checkForgetting(page, file) {
	const problems = [];
	const { some } = await page.evaluate(viewIds);
	const signs = some.find((id) => id !== 'home' && id !== 'list-talk' && !id.startsWith('list-')) && await page.evaluate(() => document.querySelector('.view.signs')?.id);

	if (signs) {
		await show(page, signs);
		await page.locator('.view.shown .check').first().click();
		if (!(await page.locator('.view.shown input:checked').count()))
			problems.push('a row cannot be ticked');
		await show(page, 'home');
		await show(page, signs);
		if (await page.locator('.view.shown input:checked').count())
			problems.push('a tick is kept');
	}
	problems.push(...await page.evaluate(stored));
	report(`${file}: nothing is stored, ticks are forgotten`, problems);
}

async function checkLook2(page, file) {
	const problems = [];

	await page.locator('.helpline-code').click();
	if (!(await page.locator('#code').evaluate((d) => d.open)))
		problems.push('the helpline has no code to show');
	await page.keyboard.press('Escape');
	await page.locator('#contrast').click();
	if (await page.evaluate(() => document.documentElement.dataset.theme) !== 'contrast')
		problems.push('no contrast');
	await page.evaluate(() => delete document.documentElement.dataset.theme);
	report(`${file}: code and contrast`, problems);

	await page.locator('#text-size').click();
	const large = await page.evaluate(() => parseFloat(getComputedStyle(document.documentElement).fontSize));
	report(`${file}: larger letters`, large < 25 && `${large} px`);
	await page.evaluate(() => { document.documentElement.dataset.text = 'largest'; });
	for (const size of [...SIZES, TINY]) {
		await page.setViewportSize(size);
		report(`${file} ${size.width}x${size.height}: nothing sticks out at 200 %`, await page.evaluate(wideViews));
	}
	await page.evaluate(() => delete document.documentElement.dataset.text);
	report(`${file} 320x568: nothing sticks out`, await page.evaluate(wideViews));
}

/* Another language opens at the same text. */
async function checkLanguages(browser, file) {
	const complaints = [], problems = [];
	const context = await browser.newContext({ viewport: SIZES[0] });
	const page = await open(context, complaints);
	const other = languages[(languages.indexOf(file) + 1) % languages.length];

	await page.goto(base + file);
	const { some } = await page.evaluate(viewIds);
	await show(page, some[2] ?? some[0]);
	await page.locator('.languages summary').click();
	await page.locator(`.languages a[href="${other}"]`).click();
	await page.waitForURL(`${base}${other}#${some[2] ?? some[0]}`, { timeout: 3000 })
		.catch(() => problems.push(`another language opens ${page.url().slice(base.length)}`));
	if (await page.evaluate(() => document.querySelector('.view.shown')?.id) !== (some[2] ?? some[0]))
		problems.push('another language shows another text');
	report(`${file}: another language keeps the text`, [...problems, ...complaints]);
	await context.close();
}

async function checkLanguage(browser, file) {
	const complaints = [];
	const context = await browser.newContext({ viewport: SIZES[0] });
	const page = await open(context, complaints);

	await page.goto(base + file);
	await page.evaluate(() => document.fonts.ready);
	report(`${file}: fonts are there`, await page.evaluate(() => [...document.fonts].filter((f) => f.status !== 'loaded' && f.status !== 'unloaded').map((f) => f.family)));
	for (const size of SIZES) {
		await page.setViewportSize(size);
		await checkLook(page, file, size);
	}
	await page.setViewportSize(SIZES[0]);
	await checkMoving(page, file);
	await checkForgetting(page, file);
	await checkLook2(page, file);
	report(`${file}: asks for nothing but its fonts, says nothing in the console`, complaints);
	await context.close();
}

/* A code that comes late does not open over what is read by then. */
async function checkLateCode(browser, file) {
	const context = await browser.newContext({ viewport: SIZES[0] });
	const page = await open(context, []);
	const answers = [];

	await page.route(`${base}texts/**`, (route) => answers.push(() => route.continue()));
	await page.goto(base + file);
	const id = await page.evaluate(() => document.querySelector('[data-take]').dataset.take);
	await show(page, id);
	await page.locator('.view.shown [data-take]').click();
	await show(page, 'home');
	for (let i = 0; i < 50 && !answers.length; i++)
		await page.waitForTimeout(20);
	answers.forEach((answer) => answer());
	await page.waitForFunction(() => typeof lyktTexts !== 'undefined');
	const late = await page.evaluate(() => document.querySelector('dialog[open]')?.id);
	await show(page, id);
	await page.locator('.view.shown [data-take]').click();
	report(`${file}: a code that comes late stays away`, [late && `#${late} opens`, !(await page.locator('#take').evaluate((d) => d.open)) && 'it never opens']);
	await context.close();
}

/* One long page: all texts are there, and links lead to them. */
async function checkWithoutScript(browser, file) {
	const complaints = [], problems = [];
	const context = await browser.newContext({ viewport: SIZES[0], javaScriptEnabled: false });
	const page = await open(context, complaints);

	await page.goto(base + file);
	for (const size of file === 'index.html' ? [...SIZES, TINY] : SIZES) {
		await page.setViewportSize(size);
		const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth && document.documentElement.scrollWidth);
		problems.push(wide && `${wide} px at ${size.width}`);
	}
	await page.setViewportSize(SIZES[0]);
	if (file !== 'index.html') {
		problems.push(...await page.evaluate(() => [...document.querySelectorAll('.view:not(.scripted)')].filter((v) => !v.checkVisibility()).map((v) => `#${v.id} is not shown`)));
		problems.push(...await page.evaluate(() => [...document.querySelectorAll('a[href^="#"]')].filter((a) => !document.getElementById(a.hash.slice(1))).map((a) => `${a.hash} leads nowhere`)));
		problems.push(...await page.evaluate(() => [...document.querySelectorAll('.scripted')].filter((e) => e.checkVisibility()).map((e) => `#${e.id} does nothing`)));
		problems.push(...await page.evaluate(numberProblems));
	}
	report(`${file}: whole without JavaScript`, problems);
	if (file !== 'index.html') {
		const away = await page.locator('.exit').getAttribute('href');
		await page.locator('.exit').click();
		report(`${file}: exit works without JavaScript`, (page.url() !== base + away || languages.includes(away)) && page.url());
	}
	report(`${file}: asks for nothing but its fonts without JavaScript`, complaints);
	await context.close();
}

/* axe is a script itself, so here the page's own script is taken out instead. */
async function checkLongPage(browser, file) {
	const context = await browser.newContext({ viewport: SIZES[0] });
	const page = await open(context, []);
	const html = readFileSync(join(folder, file), 'utf8').replace(/<script>[^]*?<\/script>/, '');

	await page.route(base + file, (route) => route.fulfill({ contentType: 'text/html', body: html }));
	await page.goto(base + file);
	report(`${file}: no violations of accessibility rules without JavaScript`, await axe(page));
	await context.close();
}

/* What no test of a function sees: how much there is to load. */
function checkSizes() {
	const size = (file) => readFileSync(join(folder, file)).length;
	const script = (file) => /<script>([^]*?)<\/script>/.exec(readFileSync(join(folder, file), 'utf8'))[1];

	report('a language is under 300 kB without its fonts', languages.filter((f) => size(f) >= 300000).map((f) => `${f}: ${size(f)} bytes`));
	report('JavaScript is under 20 kB, and the same in all pages', [
		Buffer.byteLength(script(languages[0])) >= 20000 && `${Buffer.byteLength(script(languages[0]))} bytes`,
		...pages.filter((f) => script(f) !== script(languages[0])).map((f) => `${f} differs`),
	]);
}

async function checkIndex(browser) {
	const complaints = [];
	const context = await browser.newContext({ viewport: SIZES[0] });
	const page = await open(context, complaints);

	await page.goto(base + 'index.html');
	for (const size of SIZES) {
		await page.setViewportSize(size);
		const name = `index.html ${size.width}x${size.height}`;
		report(`${name}: no violations of accessibility rules`, await axe(page));
		report(`${name}: targets are large enough`, await page.evaluate(smallTargets, 60));
		report(`${name}: nothing sticks out`, await page.evaluate(() => document.documentElement.scrollWidth > innerWidth && 'too wide'));
	}
	report('index.html: each language has its tile', await page.evaluate((files) => files.filter((f) => !document.querySelector(`a[href="${f}"] bdi[lang="${f.slice(0, -5)}"]`)), languages));
	report('index.html: languages in the order of their names', await page.evaluate(() => {
		const names = [...document.querySelectorAll('.language-tiles a')].map((a) => a.textContent);
		return names.join() !== [...names].sort(new Intl.Collator('und').compare).join() && names.join();
	}));
	report('index.html: stores nothing', await page.evaluate(stored));
	report('index.html: asks for nothing but its fonts, says nothing in the console', complaints);
	await context.close();
}

checkSizes();
const browser = await launch();
const work = [
	() => checkIndex(browser), () => checkLateCode(browser, languages[0]), () => checkWithoutScript(browser, 'index.html'),
	...languages.flatMap((f) => [() => checkLanguage(browser, f), ...(languages.length > 1 ? [() => checkLanguages(browser, f)] : []), () => checkWithoutScript(browser, f), () => checkLongPage(browser, f)]),
];
await Promise.all([0, 1, 2].map(async () => {
	for (let task = work.shift(); task; task = work.shift())
		await task().catch((e) => console.log(`not ok - kiosk: ${e.stack.split('\n').slice(0, 14).join(' / ')}`));
}));
await browser.close();
