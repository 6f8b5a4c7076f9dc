/*
 * chromium.mjs - how Chromium is started for tests, the three sizes a kiosk is looked at (a tall touch screen, a low wide one, a phone), and axe-core's
 * judgement of a page.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
export const SIZES = [{ width: 1080, height: 1920 }, { width: 1366, height: 768 }, { width: 390, height: 844 }];

/* Without these it asks its maker's servers for things, which fails loudly on a machine without them. */
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
const EXECUTABLES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

export function launch(...flags) {
	return launchWithout([], ...flags);
}

/* The same without some of the flags that Playwright gives it: with the cache of pages for Back, say. */
export function launchWithout(unwanted, ...flags) {
	return chromium.launch({ executablePath: EXECUTABLES.find(existsSync), args: [...FLAGS, ...flags], ignoreDefaultArgs: unwanted });
}

/* Tests may take longer than a visitor is left alone. */
export const stay = (page) => page.addInitScript(() => document.addEventListener('DOMContentLoaded', () => {
	const dialog = document.getElementById('idle');

	if (dialog)
		dialog.dataset.idle = 1e6;
}));

/* In a world of its own, which the page's policy does not reach, and without the views that are not shown, which take nearly all of the time. `rules`: by these only. */
export async function axe(page, rules) {
	const client = await page.context().newCDPSession(page);
	const { frameTree } = await client.send('Page.getFrameTree');
	const { executionContextId } = await client.send('Page.createIsolatedWorld', { frameId: frameTree.frame.id, worldName: 'axe' });
	const run = `(() => {
	const away = [...document.querySelectorAll('.js .view:not(.shown)')].map((view) => {
		const place = document.createComment('');
		view.replaceWith(place);
		return [view, place];
	});
	return axe.run(document, { resultTypes: ['violations']${rules ? `, runOnly: ${JSON.stringify(rules)}` : ''} }).then((r) => r.violations.map((v) => v.id + ' ' + v.nodes[0].html.slice(0, 120) + ' (' + v.nodes.length + ')')).finally(() => away.forEach(([view, place]) => place.replaceWith(view)));
	})()`;

	if ((await client.send('Runtime.evaluate', { contextId: executionContextId, expression: 'typeof axe' })).result.value === 'undefined')
		await client.send('Runtime.evaluate', { contextId: executionContextId, expression: AXE });
	const { result, exceptionDetails } = await client.send('Runtime.evaluate', { contextId: executionContextId, expression: run, awaitPromise: true, returnByValue: true });
	await client.detach();
	return exceptionDetails ? [exceptionDetails.exception?.description ?? 'axe failed'] : result.value;
}

/* Show a view, and wait until it is drawn. */
export const show = (page, id) => page.evaluate((i) => new Promise((done) => {
	document.addEventListener('viewchange', () => requestAnimationFrame(done), { once: true });
	if (location.hash === '#' + i)
		done();
	location.replace('#' + i);
}), id);
