/*
 * firefox.mjs FOLDER - a finished kiosk in Firefox, from the file system and from a web server. kiosk.mjs asks more, in Chromium;
 * here is what a browser of another make may do in its own way: policies, fonts, history, the direction of numbers.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import puppeteer from 'puppeteer-core';
import { numberProblems, reporter, stored, viewIds } from './page.mjs';
import { serve } from './serve.mjs';

const EXECUTABLES = ['/usr/bin/firefox-esr', '/usr/bin/firefox'];
const SCREEN = { width: 1080, height: 1920 };
const OURS = /^\/(?:[\w-]+\.html|fonts\/[\w-]+\.(?:ttf|otf)|texts\/[\w-]+\.js|worker\.js|manifest\.webmanifest|icon\.svg|favicon\.ico)$/;    /* the paths a visit may ask for; the last is Firefox's own idea, of a page left early */
/*
 * A document without an icon: Firefox itself thinks of /favicon.ico, and the document's policy refuses that. It says so in the
 * console and asks for nothing, which the server confirms.
 */
const NO_ICON = /^Content-Security-Policy: .*\(img-src\) at http:\/\/127\.0\.0\.1:\d+\/favicon\.ico because it violates/;

/* A font that was on its way when its page was left (NS_BINDING_ABORTED). */
const LEFT = /downloadable font: download failed .*status=2152398850/;

/* Set over those of puppeteer, whose profile is new each time. */
const PREFERENCES = {
	/* As at a visitor's: puppeteer lets a file read every other file. */
	'security.fileuri.strict_origin_policy': true,
	/* What the browser asks for on its own account ends at a port of this machine where nobody listens. */
	'network.proxy.type': 1,
	'network.proxy.http': '127.0.0.1',
	'network.proxy.http_port': 9,
	'network.proxy.ssl': '127.0.0.1',
	'network.proxy.ssl_port': 9,
	'network.proxy.no_proxies_on': '127.0.0.1',
	/* And it is told not to ask. */
	'app.normandy.enabled': false,
	'browser.region.update.enabled': false,
	'browser.region.network.url': '',
	'browser.topsites.contile.enabled': false,
	'dom.push.connection.enabled': false,
	'extensions.systemAddon.update.enabled': false,
	'network.captive-portal-service.enabled': false,
	'network.connectivity-service.enabled': false,
	'network.dns.disablePrefetch': true,
	'network.prefetch-next': false,
	'network.trr.mode': 5,
	'services.settings.server': 'data:,#remote-settings-dummy/v1',
	'toolkit.telemetry.server': '',
};

/* Without the first, a release does not let itself be told where its settings come from. */
const ENVIRONMENT = { MOZ_REMOTE_SETTINGS_DEVTOOLS: '1', MOZ_DISABLE_NONLOCAL_CONNECTIONS: '1' };

const report = reporter('firefox');

/* What runs in the page. */

function languageFiles() {
	return [...document.querySelectorAll('a[hreflang]')].map((a) => a.getAttribute('href'));
}

/* Fonts that could not be used, or none at all: `unloaded` is a font no letter of which is on the screen. */
async function fontProblems() {
	const fonts = [...(await document.fonts.ready)];
	const problems = fonts.filter((f) => f.status !== 'loaded' && f.status !== 'unloaded').map((f) => `${f.family} ${f.weight}: ${f.status}`);

	return fonts.some((f) => f.status === 'loaded') ? problems : [...problems, 'no font was loaded'];
}

function place() {
	return { hash: location.hash, entries: history.length, shown: [...document.querySelectorAll('.view')].filter((v) => v.checkVisibility()).map((v) => v.id).join() };
}

function show(id) {
	return new Promise((done) => {
		document.addEventListener('viewchange', () => done(), { once: true });
		location.replace('#' + id);
		if (document.querySelector('.view.shown')?.id === id)
			done();
	});
}

/* What runs here. */

/* A page that notes what it must not do. Firefox tells nobody of requests for files. */
async function open(context, base, complaints) {
	const page = await context.newPage();

	await page.setViewport(SCREEN);
	page.setDefaultTimeout(10000);
	page.on('request', (r) => /^(?:data|about):/.test(r.url()) || r.url().startsWith(base) || complaints.push(`requests ${r.url()}`));
	page.on('requestfailed', (r) => /ABORTED/.test(r.failure()?.errorText) || complaints.push(`cannot load ${r.url()}`));
	page.on('console', (m) => complaints.push(`console: ${m.text()}`));
	page.on('pageerror', (e) => NO_ICON.test(e.message) || LEFT.test(e.message) || complaints.push(`error: ${e.message}`));
	page.on('dialog', (d) => { complaints.push(`asks: ${d.message()}`); d.dismiss(); });
	return page;
}

/* Does it become true within three seconds? */
async function becomes(question) {
	for (let i = 0; i < 60; i++) {
		if (await question())
			return true;
		await wait(50);
	}
	return false;
}

/* Touch what leads to another view, and wait for it. */
async function follow(page, selector) {
	const before = await page.evaluate(place);

	await page.click(selector);
	if (!(await becomes(async () => (await page.evaluate(place)).shown !== before.shown)))
		throw new Error(`touching '${selector}' shows nothing else`);
}

async function checkMoving(page, name) {
	const problems = [];
	const { entries } = await page.evaluate(place);
	const seen = [];

	for (const link of ['.view.shown .tile', '.view.shown .row', '.view.shown .back a', '.bar-button[href="#home"]']) {
		await follow(page, link);
		const now = await page.evaluate(place);
		seen.push(now.shown);
		if (now.hash !== '#' + now.shown)
			problems.push(`${now.hash} shows '${now.shown}'`);
		if (now.entries !== entries)
			problems.push(`${link}: history grew from ${entries} to ${now.entries}`);
	}
	if (seen[2] !== seen[0] || seen[1] === seen[0] || seen[3] !== 'home')
		problems.push(`tile, row, back, home show ${seen.join(', ')}`);
	report(`${name}: tile, row and back move without a trace`, problems);
}

async function checkNumbers(page, name) {
	const problems = [];

	for (const id of (await page.evaluate(viewIds)).some) {
		await page.evaluate(show, id);
		problems.push(...(await page.evaluate(numberProblems)).map((p) => `${id}: ${p}`));
	}
	report(`${name}: numbers read from left to right`, problems);
}

/* The browser's button; true when another document has come. That may itself go on to another at once, so it is given time. */
async function travel(page, step) {
	const isThere = () => page.evaluate((s) => window.leftBy === s, step).catch(() => true);

	await page.evaluate((s) => { window.leftBy = s; history[s](); }, step);
	const went = await becomes(async () => !(await isThere()));
	await wait(300);
	return went;
}

/* Leave by hand from a text that was read, then look for it with Back and Forward. */
async function checkLeaving(page, base, name, files) {
	const problems = [];
	const secret = (url) => url.includes('#') || files.some((f) => url === base + f);
	const exit = new URL(await page.$eval('.exit', (a) => a.getAttribute('href')), page.url()).href;

	await page.evaluate(show, (await page.evaluate(viewIds)).some[1]);
	const { entries } = await page.evaluate(place);
	await page.click('.exit');
	if (!(await becomes(() => page.url() === exit)))
		problems.push(`exit leads to ${page.url()} and not to ${exit}`);
	if (await page.evaluate(() => history.length) !== entries)
		problems.push('history grew');
	report(`${name}: one touch leaves for ${exit.replace(base, '')}`, problems.splice(0));

	for (const step of ['back', 'forward']) {
		if (!(await travel(page, step)))
			problems.push(`${step} leads nowhere`);
		if (secret(page.url()))
			problems.push(`${step} leads to ${page.url()}`);
	}
	report(`${name}: Back and Forward find nothing`, problems);
}

/*
 * One visit: the page that chooses a language, a language, out. It is opened twice, so that Back has somewhere to go.
 */
async function checkLanguage(browser, { base, kind }, file, files) {
	const complaints = [];
	const context = await browser.createBrowserContext();
	const page = await open(context, base, complaints);
	const name = `${kind} ${file}`;

	await page.goto(base + 'index.html?before');
	await page.goto(base + 'index.html');
	await page.click(`a[href="${file}"]`);
	if (!(await becomes(async () => page.url() === base + file && await page.$('#home.shown'))))
		throw new Error(`${name} does not open: ${page.url()}`);
	report(`${name}: fonts are there`, await page.evaluate(fontProblems));
	await checkMoving(page, name);
	await checkNumbers(page, name);
	report(`${name}: nothing is stored`, await page.evaluate(stored));
	await checkLeaving(page, base, name, files);
	report(`${name}: nothing is stored afterwards`, [...await page.evaluate(stored), (await context.cookies()).length && 'cookies']);
	report(`${name}: says nothing in the console, asks for nothing from elsewhere`, complaints);
	await context.close();
}

async function checkIndex(browser, { base, kind }) {
	const complaints = [];
	const context = await browser.createBrowserContext();
	const page = await open(context, base, complaints);

	await page.goto(base + 'index.html');
	const files = await page.evaluate(languageFiles);
	report(`${kind} index.html: fonts are there`, await page.evaluate(fontProblems));
	report(`${kind} index.html: leads to languages`, !files.length && 'no links');
	report(`${kind} index.html: says nothing in the console, asks for nothing from elsewhere`, complaints);
	await context.close();
	return files;
}

/* A mistake of one document does not hide those of the next. */
async function checkSite(browser, site) {
	const tell = (e) => console.log(`not ok - firefox: ${site.kind}: ${e.stack.split('\n').slice(0, 14).join(' / ')}`);
	const files = await checkIndex(browser, site).catch((e) => tell(e) ?? []);

	for (const file of files)
		await checkLanguage(browser, site, file, files).catch(tell);
}

const folder = resolve(process.argv[2]);
const server = await serve(folder);
const browser = await puppeteer.launch({
	browser: 'firefox', executablePath: EXECUTABLES.find(existsSync), headless: true, extraPrefsFirefox: PREFERENCES,
	env: { ...process.env, ...ENVIRONMENT },
});
/* One after the other: Firefox may lose a tab that is opened while another is being closed. */
await checkSite(browser, { base: pathToFileURL(folder + '/').href, kind: 'file' });
await checkSite(browser, { base: server.url, kind: 'http' });
report('http: the server was asked for files of the kiosk only', [
	!server.requests.some((r) => r.startsWith('/fonts/')) && 'no fonts', ...server.requests.filter((r) => !OURS.test(r.split('?')[0])),
]);
await browser.close();
await server.close();
