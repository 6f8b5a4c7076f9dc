/*
 * kiosk.mjs FOLDER - how long Chromium takes from navigating to a page of the kiosk until something of it is on the screen, and until a search for
 * a word shows its results. Ten times each, files in the system's cache; the best and the median, in milliseconds.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { SIZES, launch, stay } from '../tests/browser/chromium.mjs';

const TIMES = 10;
const folder = resolve(process.argv[2]);
const base = pathToFileURL(folder + '/').href;
const browser = await launch();

const firstPaint = () => new Promise((done) => new PerformanceObserver((list, observer) => {
	for (const entry of list.getEntriesByName('first-contentful-paint')) {
		observer.disconnect();
		done(entry.startTime);
	}
}).observe({ type: 'paint', buffered: true }));

/* From the letter typed to the results drawn; the first time with loading and preparing the texts. */
const searchTime = (word) => new Promise((done) => {
	const field = document.getElementById('query'), start = performance.now();

	new MutationObserver((changes, observer) => {
		observer.disconnect();
		requestAnimationFrame(() => done(performance.now() - start));
	}).observe(document.getElementById('found'), { childList: true });
	field.value = word;
	field.dispatchEvent(new Event('input'));
});

function print(name, times) {
	times.sort((a, b) => a - b);
	console.log(`${name.padEnd(28)} best ${times[0].toFixed(0).padStart(4)} ms  median ${times[times.length >> 1].toFixed(0).padStart(4)} ms`);
}

for (const file of readdirSync(folder).filter((f) => f.endsWith('.html'))) {
	const paints = [], searches = [], again = [];

	for (let i = 0; i < TIMES; i++) {
		const page = await (await browser.newContext({ viewport: SIZES[0] })).newPage();

		await stay(page);
		await page.goto(base + file);
		paints.push(await page.evaluate(firstPaint));
		if (await page.locator('#query').count()) {
			const word = await page.evaluate(() => document.querySelector('.row-name').textContent.trim().slice(1, 4));
			searches.push(await page.evaluate(searchTime, word));
			again.push(await page.evaluate(searchTime, word.slice(0, 2)));
		}
		await page.context().close();
	}
	print(`${file}: first view`, paints);
	if (searches.length) {
		print(`${file}: first search`, searches);
		print(`${file}: next search`, again);
	}
}
await browser.close();
