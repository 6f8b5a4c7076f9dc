/*
 * offline.mjs FOLDER - a finished kiosk over HTTP in Chromium, which keeps it: without a network, with one that fails or hangs, and when its pages
 * change. Works on a copy of FOLDER.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
import { cpSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { SIZES, launch, show, stay } from './chromium.mjs';
import { reporter, stored } from './page.mjs';
import { readContacts, readEdition } from './register.mjs';
import { serve } from './serve.mjs';

const PATIENCE = 3000;                                          /* [ms] templates/kiosk/http/worker.js */
const TOPIC = /handel|traffick|utnytt|exploit|vold|slav|rosa|hjelp|help|menneske|human/i;
const BROKEN = 'Internal Server Error 0';
const report = reporter('offline');
const scratch = mkdtempSync(join(tmpdir(), 'lykt-offline-'));
const site = join(scratch, 'site');
const { number } = readContacts().get(readEdition().helpline);
const inPage = number.replaceAll(' ', '\u00a0'), changed = inPage.slice(0, -1) + (inPage.at(-1) === '1' ? '2' : '1');

cpSync(resolve(process.argv[2]), site, { recursive: true });
const pages = readdirSync(site).filter((f) => f.endsWith('.html')).sort();
const read = (name) => readFileSync(join(site, name), 'utf8');
const languages = pages.filter((f) => /<html[^>]* class="language"/.test(read(f)));
const partsOf = (html) => html.match(/\b(?:fonts|texts)\/[\w-]+\.\w+/g) ?? [];
const wanted = () => [...new Set([...pages, 'manifest.webmanifest', 'icon.svg', ...pages.flatMap((f) => partsOf(read(f)))])].sort();

/* What the server does instead of answering; undefined: it answers. */
let trouble;
let server = await serve(site, { answer: (...of) => trouble?.(...of) });
const { url, port } = server;

async function network(on) {
	if (on)
		server = await serve(site, { port, answer: (...of) => trouble?.(...of) });
	else
		await server.close();
}

const rewrite = (from, to) => pages.forEach((f) => writeFileSync(join(site, f), read(f).replaceAll(from, to)));

async function visitor(browser, complaints = []) {
	const context = await browser.newContext({ viewport: SIZES[0], reducedMotion: 'reduce' });
	const page = await context.newPage();

	page.setDefaultTimeout(20000);
	page.on('console', (m) => complaints.push(`console: ${m.text()}`));
	page.on('pageerror', (e) => complaints.push(`error: ${e.message}`));
	return page;
}

/* Until it is true, or twenty seconds have gone. */
async function becomes(question) {
	for (let i = 0; i < 200; i++) {
		if (await question())
			return true;
		await wait(100);
	}
	return false;
}

const isKept = (page) => page.evaluate(() => Boolean(navigator.serviceWorker.controller));

const keptNames = (page) => page.evaluate(async () => {
	const names = [];
	for (const name of await caches.keys())
		for (const { url } of await (await caches.open(name)).keys())
			names.push(new URL(url).pathname.slice(1));
	return names.sort();
});

const keptText = (page, name) => page.evaluate(async (n) => (await caches.match(n))?.text(), name);

const compare = (kept, all) => [...all.filter((n) => !kept.includes(n)).map((n) => `${n} is not kept`), ...kept.filter((n) => !all.includes(n)).map((n) => `${n} is kept`)];

async function checkManifest(page) {
	const problems = [];
	const client = await page.context().newCDPSession(page);
	const { errors, data } = await client.send('Page.getAppManifest');
	/* As all contexts of a test are. */
	const { installabilityErrors } = await client.send('Page.getInstallabilityErrors');
	const manifest = JSON.parse(data);

	problems.push(...errors.map((e) => e.message), ...installabilityErrors.filter((e) => e.errorId !== 'in-incognito').map((e) => `${e.errorId} ${JSON.stringify(e.errorArguments)}`));
	for (const member of ['name', 'start_url', 'icons', 'display', 'lang', 'dir'])
		if (!manifest[member]?.length)
			problems.push(`no ${member}`);
	if (TOPIC.test(data) || TOPIC.test(read('icon.svg').replace(/<path[^>]*>/g, '')))
		problems.push('it tells of the topic');
	for (const icon of manifest.icons ?? [])
		if (!read(icon.src).includes('<svg'))
			problems.push(`no ${icon.src}`);
	report('the manifest can be installed, and says nothing of the topic', problems);
	report('only a script links the manifest', pages.filter((f) => /rel="?manifest/.test(read(f))));
}

/* A page as a visitor uses it: fonts are there; words are found, codes are drawn. */
async function usePage(page, name, problems) {
	await page.goto(url + name);
	await stay(page);
	const fonts = await page.evaluate(async () => [...await document.fonts.ready].map((f) => f.status));
	if (!fonts.includes('loaded') || fonts.includes('error'))
		problems.push(`${name}: fonts ${[...new Set(fonts)].join()}`);
	if (!languages.includes(name))
		return;
	const { id, title } = await page.evaluate(() => ({ id: document.querySelector('.view.text:not(.signs, .myth)').id, title: document.querySelector('.view.text:not(.signs, .myth) h1').textContent }));
	await show(page, 'search');
	await page.locator('#query').fill(title);
	if (!(await becomes(() => page.locator(`#found a[href="#${id}"]`).count())))
		problems.push(`${name}: '${title}' is not found`);
	await show(page, id);
	await page.locator(`[data-take="${id}"]`).click();
	if (!(await becomes(() => page.evaluate(() => document.querySelector('#take[open] .qr path')?.getAttribute('d')))))
		problems.push(`${name}: no code`);
}

const says = async (page, name, text) => {
	await page.goto(url + name);
	return (await page.content()).replaceAll('&nbsp;', '\u00a0').includes(text);
};

/* One visitor through good times and bad. */
async function checkKeeping(browser) {
	const complaints = [], problems = [];
	const page = await visitor(browser, complaints);

	await page.goto(url);
	report('the worker is there after one visit to the start', !(await becomes(() => isKept(page))) && 'no worker');
	await checkManifest(page);
	report('all languages are kept, whatever was read', compare(await keptNames(page), wanted()));
	await network(false);
	for (const name of ['', ...pages])
		await usePage(page, name, problems);
	report(`without a network, ${pages.length} pages have fonts, search and codes`, [...problems.splice(0), ...complaints.splice(0)]);
	report('nothing is stored but pages', [...await page.evaluate(stored), (await page.context().cookies()).length && 'cookies', (await page.evaluate(() => caches.keys())).length !== 1 && 'caches']);

	rewrite(inPage, changed);
	await network(true);
	if (!(await says(page, languages[0], changed)))
		problems.push('an old copy is shown');
	for (const name of languages)
		if (!(await becomes(async () => (await keptText(page, name)).includes(changed) && !(await keptText(page, name)).includes(inPage))))
			problems.push(`${name} is not kept`);
	report('a changed number is fresh at once, and then kept in all languages', problems.splice(0));
	await network(false);
	for (const name of languages)
		if (!(await says(page, name, changed)) || await says(page, name, inPage))
			problems.push(`${name} has an old number`);
	report('without a network, all languages have the changed number', problems.splice(0));

	await network(true);
	const [old] = partsOf(read(languages[0])).filter((n) => n.startsWith('texts/')), fresh = old.replace(/-\w+\./, '-000000000000.');
	renameSync(join(site, old), join(site, fresh));
	rewrite(old, fresh);
	await page.goto(url + languages[0]);
	await becomes(async () => !compare(await keptNames(page), wanted()).length);
	report('parts that no page names are forgotten', compare(await keptNames(page), wanted()));
	report('nothing is said in the console', complaints.splice(0));
	await page.context().close();
}

async function checkTrouble(browser) {
	const problems = [];
	const page = await visitor(browser);

	await page.goto(url);
	await becomes(() => isKept(page));

	trouble = (request, response) => response.writeHead(500).end(BROKEN);
	for (const name of pages)
		if (await says(page, name, BROKEN) || !(await page.locator('main').count()))
			problems.push(`${name} is not shown`);
	report('a server that answers 500: pages come from what is kept', problems.splice(0));

	/* Nothing comes. */
	trouble = () => true;
	for (const name of ['index.html', languages[0]]) {
		const began = Date.now();
		await page.goto(url + name, { waitUntil: 'domcontentloaded' });
		if (!(await page.locator('main').count()))
			problems.push(`${name} is not shown`);
		if (Date.now() - began > 2.5 * PATIENCE)
			problems.push(`${name} took ${Date.now() - began} ms`);
	}
	report('a server that hangs: pages come from what is kept', problems.splice(0));
	trouble = undefined;

	/* Left alone while it hangs: the start must come although it takes longer than a second. */
	await page.clock.install();
	await page.goto(url + languages[0]);
	trouble = () => true;
	await page.clock.runFor(109000);
	await page.clock.resume();
	report('left alone while the server hangs: the start comes', !(await page.waitForURL(url + 'index.html', { timeout: 20000 }).then(() => true, () => false)) && `still at ${page.url()}`);
	trouble = undefined;
	await page.context().close();
}

/* One font or text that is not there when all is to be kept. */
async function checkInstall(browser) {
	const problems = [];
	const page = await visitor(browser);
	const part = partsOf(read(languages.at(-1)))[0];

	trouble = (request, response) => request.url === '/' + part && response.writeHead(404).end();
	await page.goto(url);
	await wait(3000);
	if (await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.active))
		problems.push('it counts as kept');
	await page.goto(url + languages[0]);
	if (!(await page.locator('#home.shown').count()))
		problems.push('the page is not shown');
	report(`without ${part} nothing is kept, and pages are shown`, problems.splice(0));
	trouble = undefined;
	await page.goto(url);
	report('the next visit tries again', [!(await becomes(() => isKept(page))) && 'no worker', ...compare(await keptNames(page), wanted())]);

	/* The same once all is kept: what is there stays, until all of the new is there. */
	const [before] = partsOf(read(languages[0])).filter((n) => n.startsWith('texts/')), after = before.replace(/-\w+\./, '-111111111111.');
	const kept = await keptNames(page);
	renameSync(join(site, before), join(site, after));
	rewrite(before, after);
	trouble = (request, response) => request.url === '/' + after && response.writeHead(404).end();
	await page.goto(url + languages[0]);
	await wait(2000);
	problems.push(...compare(await keptNames(page), kept), !(await keptText(page, languages[0])).includes(before) && 'a page without its texts is kept');
	report('a change with a part that is not there keeps what was kept', problems.splice(0));
	trouble = undefined;
	await page.goto(url + languages[1]);
	await page.goto(url + languages[0]);
	await becomes(async () => !compare(await keptNames(page), wanted()).length);
	report('and is kept when the part is there', compare(await keptNames(page), wanted()));

	/* Another page is visited while parts of a changed one are on their way. */
	const was = partsOf(read(languages[0])).filter((n) => n.startsWith('fonts/')).slice(0, 2), now = was.map((n, i) => n.replace(/-\w+\./, `-22222222222${i}.`));
	was.forEach((n, i) => { cpSync(join(site, n), join(site, now[i])); rewrite(n, now[i]); });
	trouble = (request, response) => request.url === '/' + now[1] && (wait(1500).then(() => response.end(readFileSync(join(site, now[1])))), true);
	const second = await page.context().newPage();
	await Promise.all([page.goto(url + languages[0]), wait(300).then(() => second.goto(url + 'index.html'))]);
	await second.goto(url + languages[1]);
	await becomes(async () => !compare(await keptNames(page), wanted()).length);
	report('two visits at once keep all', compare(await keptNames(page), wanted()));
	trouble = undefined;
	await page.context().close();
}

/* A server that takes ".html" out of addresses. */
async function checkRedirects(browser) {
	const problems = [];
	const page = await visitor(browser);

	trouble = (request, response) => {
		const path = request.url.split('?')[0];

		if (path.endsWith('.html'))
			return response.writeHead(301, { Location: path.slice(0, -'.html'.length) }).end();
		if (pages.includes(path.slice(1) + '.html'))
			return response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(read(path.slice(1) + '.html'));
		return undefined;
	};
	await page.goto(url);
	if (!(await becomes(() => isKept(page))))
		problems.push('no worker');
	for (const on of [true, false]) {
		if (!on)
			await network(false);
		for (const name of pages)
			await page.goto(url + name).then(() => page.locator('main').waitFor(), (e) => problems.push(`${name}${on ? '' : ' offline'}: ${e.message.split('\n')[0]}`));
	}
	await network(true);
	trouble = undefined;
	report('pages that a server has under other names are kept and shown', problems);
	await page.context().close();
}

async function checkFile(browser) {
	const complaints = [], problems = [];
	const page = await visitor(browser, complaints);

	for (const name of pages) {
		await page.goto(pathToFileURL(join(site, name)).href);
		await wait(300);
		problems.push(...await page.evaluate(async () => [
			document.querySelector('link[rel=manifest]') && 'a manifest', (await navigator.serviceWorker?.getRegistrations().catch(() => []))?.length && 'a worker',
		].filter(Boolean)).then((list) => list.map((p) => `${name}: ${p}`)));
	}
	report('from files nothing is registered and nothing is said', [...problems, ...complaints]);
	await page.context().close();
}

const browser = await launch();
/* The first sees pages as they were made. */
for (const check of [checkFile, checkKeeping, checkTrouble, checkInstall, checkRedirects])
	await check(browser).catch((e) => console.log(`not ok - offline: ${check.name}: ${e.stack.split('\n').slice(0, 14).join(' / ')}`));
await browser.close();
await server.close().catch(() => {});
rmSync(scratch, { recursive: true });
