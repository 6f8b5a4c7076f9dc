/*
 * leaving.mjs FOLDER - the ways out of a kiosk, in Chromium: by hand, by waiting, by Back. The screen is empty in the same frame, and
 * nobody who comes next finds what was read. What is no way out does not leave, and no gesture leads into the browser.
 *
 * Clocks are Playwright's where time matters: it stands in for Date, performance.now(), timers, frames and the time stamps of events, and
 * setSystemTime() moves Date alone.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { SIZES, launchWithout } from './chromium.mjs';
import { reporter, stored, traces } from './page.mjs';
import { serve } from './serve.mjs';

const HOLD = 600, SHIFTS = 5000;        /* [ms] templates/kiosk/7-leave.js */
const EACH = 5;                         /* [s] templates/kiosk/8-idle.js */
const YEAR = 365 * 86400, HOUR = 3600;  /* [s] */
const LOOKED_AT = ['nb.html', 'ar.html'];
const folder = resolve(process.argv[2]);
const local = { kind: 'file', base: pathToFileURL(folder + '/').href };
const source = (file) => readFileSync(join(folder, file), 'utf8');
const EXIT = source('index.html').match(/data-exit="([^"]+)"/)[1];
const all = readdirSync(folder).filter((f) => f.endsWith('.html') && f !== 'index.html' && f !== EXIT).sort();
const some = LOOKED_AT.filter((f) => all.includes(f));
const files = some.length ? some : all.slice(0, 2);
const AFTER = +source('index.html').match(/id="attract" data-after="(\d+)"/)[1];
const IDLE = +source(files[0]).match(/data-idle="(\d+)"/)[1], COUNTDOWN = +source(files[0]).match(/data-countdown="(\d+)"/)[1];
const report = reporter('leaving');
const pause = (ms) => new Promise((done) => setTimeout(done, ms));

/* What runs in the page. */

/* Whatever can be seen, or read by a screen reader, of a page that should be empty. */
function remains() {
	const text = document.documentElement.innerText.trim();

	return [
		text && `'${text.slice(0, 30)}' is on the screen`,
		[...document.querySelectorAll('body, body *')].some((e) => e.getClientRects().length) && 'something has a place on the screen',
		document.elementsFromPoint(innerWidth / 2, innerHeight / 2).some((e) => e !== document.documentElement) && 'something is in the middle',
		document.querySelector('html').getAnimations({ subtree: true }).length && 'something moves',
	].filter(Boolean);
}

/* Notes what is seen in the frame that follows the trigger: the last of some events, or the emptying itself where a timer triggers it. */
function watchTrigger({ event, times, look }) {
	const frame = () => requestAnimationFrame(() => { window.inFrame = window.look(); });

	window.look = new Function(`return (${look})()`);       /* the page's policy allows it here and now only */
	window.inFrame = null;
	/* What comes next is kept away, so that there is time to look. (While a request is held the browser answers no questions.) */
	navigation.addEventListener('navigate', (to) => {
		to.preventDefault();
		window.wayOut = `${to.navigationType} ${to.destination.url}`;
	});
	if (event)
		addEventListener(event, () => --times || frame());
	else
		new MutationObserver(() => { window.emptied = performance.now(); frame(); }).observe(document.documentElement, { attributes: true, attributeFilter: ['class'] });
}

function countdown() {
	const dialog = document.getElementById('idle');
	return { open: dialog.open, seconds: document.getElementById('seconds').textContent, value: document.getElementById('left').value };
}

/* What runs here. */

function watch(page, complaints) {
	page.setDefaultTimeout(8000);
	page.on('console', (m) => m.text().startsWith('back: ') || complaints.push(`console: ${m.text()}`));
	page.on('pageerror', (e) => complaints.push(`error: ${e.message}`));
	page.on('dialog', (d) => { complaints.push(`asks: ${d.message()}`); d.dismiss(); });
	page.on('request', (r) => r.isNavigationRequest() && r.headers().referer && complaints.push(`${r.url()} is told of ${r.headers().referer}`));
}

async function open(browser, complaints, options = {}) {
	const context = await browser.newContext({ viewport: SIZES[1], hasTouch: true, ...options });
	const page = await context.newPage();

	watch(page, complaints);
	page.touches = await context.newCDPSession(page);
	return page;
}

const fingers = (page, type, ...points) => page.touches.send('Input.dispatchTouchEvent', { type, touchPoints: points.map(([x, y], id) => ({ x, y, id })) });

/* Asked again when another document comes meanwhile. */
async function ask(page, ...question) {
	for (let i = 0;; i++)
		try {
			return await page.evaluate(...question);
		} catch (e) {
			if (i > 20 || !/navigat|destroyed/.test(e.message))
				throw e;
			await pause(50);
		}
}

/* Does it become true within eight seconds? */
async function becomes(question) {
	for (let i = 0; i < 160; i++) {
		if (await question())
			return true;
		await pause(50);
	}
	return false;
}

const isAt = (page, url) => becomes(() => page.url() === url);

const show = (page, id) => page.evaluate((i) => new Promise((done) => {
	document.addEventListener('viewchange', () => done(), { once: true });
	location.replace('#' + i);
	if (document.querySelector('.view.shown')?.id === i)
		done();
}), id);

/* From the start into a language, by a touch. */
async function enter(page, base, file) {
	const complete = () => page.evaluate(() => document.readyState === 'complete' && Boolean(document.querySelector('#home.shown'))).catch(() => false);

	if (page.url() !== base + 'index.html')
		await page.goto(base + 'index.html');
	await page.evaluate((f) => document.querySelector(`a[href="${f}"]`).click(), file);
	if (!(await isAt(page, base + file) && await becomes(complete)))
		throw new Error(`${file} does not open: ${page.url()}`);
}

async function historyOf(page) {
	const { entries } = await page.touches.send('Page.getNavigationHistory');
	return entries;
}

const secret = (url) => url.includes('#') || all.some((f) => url.split(/[?#]/)[0].endsWith('/' + f));

/* Is a picture of one colour only? Asked of a page that can draw. */
let canvas;
async function isEmpty(png) {
	return canvas.evaluate(async (base64) => {
		const bitmap = await createImageBitmap(await (await fetch('data:image/png;base64,' + base64)).blob());
		const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
		context.drawImage(bitmap, 0, 0);
		const pixels = new Uint32Array(context.getImageData(0, 0, bitmap.width, bitmap.height).data.buffer);
		return pixels.every((p) => p === pixels[0]);
	}, png);
}

async function centre(page, selector) {
	const box = await page.locator(selector).first().boundingBox();
	return [box.x + box.width / 2, box.y + box.height / 2];
}

/* A touch that needs no running clock. */
async function touch(page, selector) {
	await page.mouse.click(...await centre(page, selector));
}

const TRIGGERS = {
	'the button': { event: 'click', times: 1, pull: (page) => touch(page, '.exit') },
	'Shift three times': {
		event: 'keyup', times: 3, pull: async (page) => {
			for (let i = 0; i < 3; i++)
				await page.keyboard.press('Shift');
		},
	},
	'two fingers': {
		pull: async (page) => {
			await fingers(page, 'touchStart', [300, 500]);
			await fingers(page, 'touchStart', [300, 500], [700, 560]);
			await fingers(page, 'touchMove', [304, 503], [697, 562]);       /* nobody's hand is quite still */
			await pause(HOLD + 150);
		},
		end: (page) => fingers(page, 'touchEnd'),
	},
};
/* A dialog is in front of the button: it is left by the other ways. */
const SITUATIONS = {
	'a text': { prepare: (page) => show(page, 'consent') },
	'an open dialog': { covers: true, prepare: (page) => page.evaluate(() => document.querySelector('.helpline-code').click()) },
	'a text to take along': {
		covers: true, prepare: async (page) => {
			await show(page, 'consent');
			await page.evaluate(() => document.querySelector('.view.shown [data-take]').click());
			await page.locator('#take[open]').waitFor();
		},
	},
	'a search': {
		prepare: async (page) => {
			await show(page, 'search');
			await page.locator('#query').fill('1');
			await page.locator('#found li').first().waitFor();
		},
	},
	'open details': {
		prepare: async (page) => {
			await show(page, 'list-talk');
			await page.evaluate(() => { document.querySelector('.view.shown details.code').open = document.querySelector('.languages').open = true; });
		},
	},
	'ticks in the dark': {
		prepare: async (page) => {
			await show(page, await page.evaluate(() => document.querySelector('.view.signs').id));
			await page.evaluate(() => {
				document.querySelector('.view.shown .check').click();
				document.getElementById('contrast').click();
			});
		},
	},
};

/* Each way out of each situation, with what comes next kept away until the screen has been looked at. */
async function checkExits(browser, file) {
	const complaints = [];
	const page = await open(browser, complaints);
	const { base } = local;

	for (const [by, { event, times, pull, end }] of Object.entries(TRIGGERS))
		for (const [from, { covers, prepare }] of Object.entries(SITUATIONS)) {
			const problems = [];

			if (covers && by === 'the button')
				continue;
			await enter(page, base, file);
			await prepare(page);
			await page.evaluate(watchTrigger, { event, times, look: String(remains) });
			const began = await page.evaluate(() => performance.now());
			await pull(page);
			await becomes(() => page.evaluate(() => window.inFrame !== null));
			const { seen, emptied, wayOut } = await page.evaluate(() => ({ seen: window.inFrame ?? ['the screen is not emptied'], emptied: window.emptied, wayOut: window.wayOut }));
			problems.push(...seen);
			if (!(await isEmpty((await page.touches.send('Page.captureScreenshot', { format: 'png' })).data)))
				problems.push('the screen is not of one colour');
			if (!event && !(emptied - began >= HOLD && emptied - began < HOLD + 1500))
				problems.push(`after ${Math.round(emptied - began)} ms`);
			if (wayOut !== `replace ${base}${EXIT}`)
				problems.push(`leads to ${wayOut}`);
			await end?.(page);
			await page.goto(base + 'index.html');
			report(`${file}: ${by} leaves ${from} in the same frame`, problems);
		}
	report(`${file}: says nothing in the console`, complaints);
	await page.context().close();
}

/* Back, Forward and each entry of the history, after each way out. */
async function checkHistory(browser, site, file) {
	const complaints = [];
	const { base, kind } = site;

	for (const [by, { pull, end }] of Object.entries(TRIGGERS)) {
		const problems = [];
		const page = await open(browser, complaints);

		await page.goto(base + 'index.html?before');
		await page.goto(base + 'index.html');
		const { length } = await historyOf(page);
		await enter(page, base, file);
		await show(page, 'consent');
		await pull(page);
		if (!(await isAt(page, base + EXIT)))
			problems.push(`leads to ${page.url()}`);
		problems.push(...(await ask(page, traces)).map((t) => `${t} is kept`));
		await end?.(page);
		for (const step of ['back', 'forward', 'back', 'back', 'forward']) {
			await ask(page, (s) => { history[s](); }, step);
			await pause(100);
			if (await ask(page, () => Boolean(document.querySelector('.view'))) || secret(page.url()))
				problems.push(`${step} leads to ${page.url()}`);
		}
		const entries = await historyOf(page);
		if (entries.length !== length)
			problems.push(`the history has grown from ${length} to ${entries.length}`);
		problems.push(...entries.filter((e) => secret(e.url) || secret(e.userTypedURL)).map((e) => `${e.url} is in the history`));
		report(`${kind} ${file}: Back and Forward find nothing after ${by}`, problems);
		await page.context().close();
	}
	report(`${kind} ${file}: coming and going says nothing in the console`, complaints);
}

/* A text that got into the history (an address typed by hand): what the browser kept of it is emptied before it is drawn, and left. */
async function checkKept(browser, site, file) {
	const complaints = [], problems = [], said = [];
	const { base } = site;
	const page = await open(browser, complaints);

	page.on('console', (m) => m.text().startsWith('back: ') && said.push(m.text()));
	await page.goto(base + 'index.html');
	await page.goto(base + file + '#consent');
	await page.evaluate((look) => {
		const see = new Function(`return (${look})()`);         /* the page's policy allows it here and now only */

		addEventListener('pageshow', (event) => {
			console.log(`back: ${event.persisted ? 'kept' : 'new'} ${see().join()}`);
			requestAnimationFrame(() => console.log(`back: ${see().join()}`));
		});
	}, String(remains));
	await page.goto(base + EXIT);
	await page.evaluate(() => { history.back(); });
	if (!(await isAt(page, base + 'index.html')))
		problems.push(`Back leads to ${page.url()}`);
	if (!said[0]?.startsWith('back: kept'))
		problems.push(`the browser kept nothing, so this tested nothing (${said})`);
	if (said.some((s) => !/^back: (?:kept )?$/.test(s)))
		problems.push(...said);
	await becomes(async () => !(await historyOf(page)).some((e) => secret(e.url)));
	problems.push(...(await historyOf(page)).map((e) => e.url).filter(secret));
	report(`http ${file}: a page kept for Back is emptied at once and gives way to the start`, [...problems, ...complaints]);
	await page.context().close();
}

/* What looks like a way out and is none. */
async function checkStaying(browser, file) {
	const complaints = [];
	const page = await open(browser, complaints);
	const { base } = local;
	const stays = async (name, act) => {
		await act();
		await page.clock.runFor(2 * HOLD);
		await pause(50);
		const gone = page.url() !== base + file + '#search' || await page.evaluate(() => document.documentElement.classList.contains('left') || !document.querySelector('#search.shown'));
		report(`${file}: ${name}: stays`, gone && page.url());
		if (gone) {
			await enter(page, base, file);
			await show(page, 'search');
		}
		await page.clock.runFor(SHIFTS + 1000);
	};

	await page.clock.install();
	await enter(page, base, file);
	await show(page, 'search');
	await page.locator('#query').focus();
	await stays('capitals typed with Shift', async () => {
		for (const key of ['A', 'B', 'C', 'D']) {
			await page.keyboard.down('Shift');
			await page.keyboard.press(key);
			await page.keyboard.up('Shift');
		}
	});
	report(`${file}: capitals are typed`, await page.locator('#query').inputValue() !== 'ABCD' && await page.locator('#query').inputValue());
	await stays('capitals, with Shift let go before the letter', async () => {
		for (const key of ['A', 'B', 'C']) {
			await page.keyboard.down('Shift');
			await page.keyboard.down(key);
			await page.keyboard.up('Shift');
			await page.keyboard.up(key);
		}
	});
	await stays('Shift three times, slowly', async () => {
		for (let i = 0; i < 3; i++) {
			await page.keyboard.press('Shift');
			await page.clock.runFor(SHIFTS / 2 + 100);
		}
	});
	await stays('Shift twice', async () => {
		await page.keyboard.press('Shift');
		await page.keyboard.press('Shift');
	});
	await stays('Shift held until it repeats', async () => {
		for (let i = 0; i < 6; i++)
			await page.keyboard.down('Shift');
		await page.keyboard.up('Shift');
	});
	for (const other of ['Alt', 'Control'])
		await stays(`another layout of the keyboard, ${other} and Shift`, async () => {
			for (let i = 0; i < 3; i++) {
				await page.keyboard.down(other);
				await page.keyboard.press('Shift');
				await page.keyboard.up(other);
			}
		});
	await stays('one finger held', async () => {
		await fingers(page, 'touchStart', [300, 500]);
		await page.clock.runFor(3 * HOLD);
		await fingers(page, 'touchEnd');
	});
	await stays('two fingers that move apart', async () => {
		await fingers(page, 'touchStart', [400, 500]);
		await fingers(page, 'touchStart', [400, 500], [600, 500]);
		for (let i = 1; i <= 6; i++)
			await fingers(page, 'touchMove', [400 - 12 * i, 500], [600 + 12 * i, 500]);
		await page.clock.runFor(2 * HOLD);
		await fingers(page, 'touchEnd');
	});
	await stays('two fingers that move the page', async () => {
		await fingers(page, 'touchStart', [400, 500]);
		await fingers(page, 'touchStart', [400, 500], [600, 500]);
		for (let i = 1; i <= 6; i++)
			await fingers(page, 'touchMove', [400, 500 - 12 * i], [600, 500 - 12 * i]);
		await page.clock.runFor(2 * HOLD);
		await fingers(page, 'touchEnd');
	});
	await stays('two fingers let go early', async () => {
		await fingers(page, 'touchStart', [400, 500]);
		await fingers(page, 'touchStart', [400, 500], [600, 500]);
		await page.clock.runFor(HOLD - 200);
		await fingers(page, 'touchEnd');
	});
	await stays('one of two fingers let go early', async () => {
		await fingers(page, 'touchStart', [400, 500]);
		await fingers(page, 'touchStart', [400, 500], [600, 500]);
		await page.clock.runFor(HOLD - 200);
		await fingers(page, 'touchEnd', [400, 500]);
		await page.clock.runFor(2 * HOLD);
		await fingers(page, 'touchEnd');
	});
	await stays('one finger after the other', async () => {
		for (let i = 0; i < 2; i++) {
			await fingers(page, 'touchStart', [400, 500]);
			await page.clock.runFor(HOLD - 100);
			await fingers(page, 'touchEnd');
		}
	});
	report(`${file}: staying says nothing in the console`, complaints);
	await page.context().close();
}

/* The page to leave for: nothing of the kiosk is in it, and it gives way to the start by itself. */
async function checkDecoy(browser) {
	const complaints = [], problems = [];
	const page = await open(browser, complaints);
	const { base } = local;
	const words = new Set();

	for (const file of all) {
		await page.goto(base + file);
		for (const word of await page.evaluate(() => [
			...[...document.querySelectorAll('.card h2, #home h1, .lead, .tile-title, .row-name, .helpline-name strong')].map((e) => e.textContent.trim()),
			...[...document.querySelectorAll('a[href^="tel:"]')].flatMap((a) => [a.textContent.trim(), a.getAttribute('href').slice(4)]),
			...[...document.querySelectorAll('.card .address')].map((e) => e.textContent.trim()),
		]))
			words.add(word);
	}
	words.delete('');
	await page.clock.install();
	await page.goto(base + EXIT);
	const { text, links, title, after } = await page.evaluate(() => ({
		text: document.documentElement.innerText + [...document.querySelectorAll('body *')].flatMap((e) => [...e.attributes].map((a) => a.value)).join('\n'),
		links: [...document.querySelectorAll('[href]:not(use), [src], form, iframe')].map((e) => e.getAttribute('href') ?? e.outerHTML), title: document.title,
		after: +document.querySelector('.plain').dataset.after,
	}));
	/* In running text a number is a word of its own: 113 in 1130 is another. */
	const holds = (whole, word) => /^[\d+\s\u00a0]+$/.test(word) ? new RegExp(`(?<![\\d+])${word.replace('+', '\\+')}(?!\\d)`).test(whole) : whole.includes(word);
	for (const word of words) {
		if (holds(text, word))
			problems.push(`'${word}' is on it`);
		if (word.length > 4 && holds(source(EXIT), word))
			problems.push(`'${word}' is in its source`);
		if (title.includes(word))
			problems.push(`the title has '${word}'`);
	}
	if (words.size < 50)
		problems.push(`only ${words.size} words of the kiosk were looked for`);
	report('the page to leave for has no words, names and numbers of the kiosk', problems.splice(0));
	report('the page to leave for leads to the start only', links.filter((l) => l !== 'index.html' && l !== 'icon.svg'));
	await page.clock.runFor((after - 3) * 1000);
	if (page.url() !== base + EXIT)
		problems.push('too early');
	await page.clock.runFor(5000);
	if (!(await isAt(page, base + 'index.html')))
		problems.push(`stays at ${page.url()}`);
	report(`the page to leave for gives way to the start after ${after} s`, [...problems, ...complaints]);
	await page.context().close();
}

/* A visitor who has changed all that can be changed. */
async function useAll(page) {
	await page.evaluate(async () => {
		const replace = (id) => new Promise((done) => {
			document.addEventListener('viewchange', done, { once: true });
			location.replace('#' + id);
		});

		document.getElementById('text-size').click();
		document.getElementById('contrast').click();
		document.querySelector('.version[data-version=easy]')?.click();
		await replace('search');
		document.getElementById('query').value = '1';
		document.getElementById('query').dispatchEvent(new Event('input'));
		await replace(document.querySelector('.view.signs').id);
		document.querySelector('.view.shown .check').click();
		document.querySelector('.view.shown [data-take]').click();
	});
	await page.locator('#take[open]').waitFor();
}

async function checkIdle(browser, file) {
	const complaints = [], problems = [];
	const page = await open(browser, complaints);
	const { base } = local;
	const asks = () => page.evaluate(() => Boolean(document.getElementById('idle')?.open));
	const seconds = (n) => page.clock.runFor(n * 1000);
	const begin = async () => {
		await enter(page, base, file);
		await show(page, 'consent');
		await page.keyboard.press('a');                                 /* everything counts from here */
	};
	const onStart = () => isAt(page, base + 'index.html');
	const entered = () => page.url().startsWith(base + file);
	const tell = (name) => report(`${file}: ${name}`, problems.splice(0));
	/* Nobody is here any more: it asks, and then leaves, neither before its time nor long after. */
	const leaves = async () => {
		await seconds(IDLE - 3);
		if (await asks() || !entered())
			problems.push('asks too early');
		await seconds(5);
		if (!(await asks()))
			problems.push('does not ask');
		await seconds(COUNTDOWN);
		if (!(await onStart()))
			problems.push('does not leave');
	};

	await page.clock.install();
	await begin();
	await useAll(page);
	await page.keyboard.press('a');
	await seconds(IDLE - 3);
	if (await asks())
		problems.push('asks too early');
	await seconds(4);
	const first = await page.evaluate(countdown);
	if (!first.open)
		problems.push('does not ask');
	for (let n = 1, before = +first.seconds; n < COUNTDOWN - 4; n++) {
		await seconds(1);
		const now = await page.evaluate(countdown);
		if (+now.seconds !== now.value || now.seconds !== String(now.value))
			problems.push(`says ${now.seconds} and shows ${now.value}`);
		if (before - now.seconds < 0 || before - now.seconds > 2)       /* the clock runs on while the test looks at it */
			problems.push(`from ${before} to ${now.seconds}`);
		before = +now.seconds;
	}
	if (+first.seconds > COUNTDOWN || +first.seconds < COUNTDOWN - 4)
		problems.push(`begins with ${first.seconds}`);
	tell('asks after its time and counts down');
	await seconds(6);
	if (!(await onStart()))
		problems.push(`ends at ${page.url()}`);
	problems.push(...(await ask(page, traces)).map((t) => `the start has ${t}`));
	await enter(page, base, file);
	problems.push(...(await ask(page, traces)).map((t) => `the next visit has ${t}`));
	tell('left alone, all is as it was at first');

	const back = {
		'the button': () => touch(page, '#idle .button'),
		'Escape': () => page.keyboard.press('Escape'),
		'a key': () => page.keyboard.press('x'),
		'a touch': async () => { await fingers(page, 'touchStart', [20, 400]); await fingers(page, 'touchEnd'); },
		'a mouse': async () => { await page.mouse.move(500, 500); await page.mouse.move(510, 510); },
		'a wheel': () => page.mouse.wheel(0, 100),
		/* A screen reader presses the button without a key or a pointer. */
		'a click by other means': () => page.evaluate(() => document.querySelector('#idle .button').click()),
	};
	await begin();
	for (const [by, act] of Object.entries(back)) {
		await seconds(IDLE + 3);
		if (!(await asks()))
			problems.push('does not ask');
		await act();
		await pause(30);
		await seconds(2);
		if (await asks())
			problems.push('goes on asking');
		if (page.url() !== base + file + '#consent')
			problems.push(`is at ${page.url()}`);
		await seconds(IDLE - 6);
		if (await asks())
			problems.push('asks again too early');
		tell(`${by} closes the question and it starts anew`);
		if (!entered())
			await begin();
		await page.keyboard.press('x');
	}
	/* Letters that come without keys: dictated, or from a keyboard of the system. */
	await show(page, 'search');
	await page.keyboard.press('x');
	for (let i = 0; i < 3; i++) {
		await seconds(IDLE - 10);
		await page.evaluate((n) => { document.getElementById('query').value += n; document.getElementById('query').dispatchEvent(new InputEvent('input', { bubbles: true })); }, i);
	}
	if (!entered() || await asks())
		problems.push('asks while somebody writes');
	tell('letters that come without keys count');

	/* The finger is on the screen before the question comes and lifted long after; what lies under the question is not chosen. */
	await begin();
	await seconds(IDLE + 5);
	await fingers(page, 'touchStart', await centre(page, '.bar a[href="#home"]'));
	await seconds(3);
	await fingers(page, 'touchEnd');
	await pause(400);
	await seconds(2);
	if (await asks())
		problems.push('goes on asking');
	if (page.url() !== base + file + '#consent')
		problems.push(`chooses ${page.url()}`);
	tell('a slow touch beside the question chooses nothing under it');

	for (const [name, down, up] of [
		['a finger', () => fingers(page, 'touchStart', [300, 500]), () => fingers(page, 'touchEnd')],
		['a finger that the system takes over', () => fingers(page, 'touchStart', [300, 500]), () => fingers(page, 'touchCancel')],
		['a button of the mouse', async () => { await page.mouse.move(300, 500); await page.mouse.down(); }, () => page.mouse.up()],
	]) {
		await begin();
		await down();
		for (let i = 0; i < 10 && !problems.length; i++) {
			await page.clock.fastForward(60000);
			if (!entered() || await asks())
				problems.push('leaves while it is down');
		}
		await up();
		if (entered())
			await leaves();
		tell(`${name} on the screen for ten minutes is somebody; when it is lifted, nobody is`);
	}

	/* Chromium tells of a mouse whenever the page moves under it. */
	await page.mouse.move(500, 500);
	await begin();
	await page.evaluate(() => {
		window.still = 0;
		document.addEventListener('pointermove', (event) => { window.still += event.movementX === 0 && event.movementY === 0; });
	});
	for (let n = 0; n < IDLE + 5; n += 5) {
		await page.evaluate((up) => {
			document.body.style.minHeight = '300vh';
			scrollBy(0, up ? 60 : -60);
			document.elementFromPoint(500, 500).dispatchEvent(new PointerEvent('pointermove', { bubbles: true, pointerType: 'mouse', pointerId: 1 }));
		}, n % 10);
		await seconds(5);
	}
	if (!(await page.evaluate(() => window.still)))
		problems.push('the mouse was not spoken of, so this tested nothing');
	if (!(await asks()))
		problems.push('does not ask');
	tell('a mouse that lies still under a moving page is nobody');

	const setClock = async (by) => page.clock.setSystemTime(await page.evaluate(() => Date.now()) + by * 1000);
	await begin();
	await seconds(40);
	await setClock(-YEAR);
	await seconds(IDLE - 43);
	if (!entered() || await asks())
		problems.push('asks too early');
	await seconds(5);
	if (!(await asks()))
		problems.push('does not ask');
	await setClock(-YEAR);
	await seconds(COUNTDOWN - 5);
	if (!entered())
		problems.push('leaves too early');
	await seconds(6);
	if (!(await onStart()))
		problems.push('does not leave');
	tell('a clock set back by a year changes nothing');

	await begin();
	await seconds(10);
	await setClock(HOUR);
	await seconds(2);
	if (!(await onStart()))
		problems.push('stays');
	tell('a clock that is an hour ahead, as after sleep, leaves at once');

	/* What comes next takes a while: it is asked for once, or it would never come. (Kept away, as in checkExits.) */
	await begin();
	await page.evaluate(() => {
		window.asked = 0;
		navigation.addEventListener('navigate', (to) => {
			to.preventDefault();
			window.asked++;
		});
	});
	await seconds(IDLE + COUNTDOWN + 1);
	await seconds(30);
	const times = await page.evaluate(() => window.asked);
	if (times !== 1)
		problems.push(`asks for it ${times} times`);
	problems.push(...await page.evaluate(remains));
	await page.goto(base + 'index.html');
	tell('a start that is slow to come is asked for once');

	/* Somebody stops the browser while it leaves: it tries again. */
	let asked = 0;
	await begin();
	await page.route(base + 'index.html', (route) => asked++ ? route.continue() : route.abort('aborted'));
	await seconds(IDLE + COUNTDOWN + 1);
	await becomes(() => asked);
	await pause(100);
	if (!entered() || (await page.evaluate(remains)).length)
		problems.push('something is seen');
	await seconds(IDLE + COUNTDOWN + 3);
	if (!(await onStart()))
		problems.push('does not try again');
	await page.unroute(base + 'index.html');
	tell('stopped while it leaves, it stays empty and tries again');
	report(`${file}: waiting says nothing in the console`, complaints);
	await page.context().close();
}

/* The question that the start asks passers-by. */
async function checkAttract(browser) {
	const complaints = [], problems = [];
	const page = await open(browser, complaints);
	const { base } = local;
	const seconds = (n) => page.clock.runFor(n * 1000);
	const start = base + 'index.html';
	const state = () => page.evaluate(() => {
		const attract = document.getElementById('attract');
		const now = [...attract.querySelectorAll('.ask')].filter((a) => a.checkVisibility({ visibilityProperty: true }));
		return { on: attract.checkVisibility(), words: now.map((a) => [a.lang, a.dir, a.textContent].join()), unread: now.every((a) => a.closest('[aria-hidden=true]')) };
	});
	const tell = (name) => report(`the start: ${name}`, problems.splice(0));

	await page.clock.install();
	await page.goto(start);
	const tiles = await page.evaluate(() => [...document.querySelectorAll('a.tile')].map((a) => ({ lang: a.lang, dir: a.dir, href: a.getAttribute('href') })));
	const asks = await page.evaluate(() => [...document.querySelectorAll('.ask')].map((a) => [a.lang, a.dir, a.textContent].join()));
	if (asks.length !== tiles.length || asks.some((a, i) => !a.startsWith(`${tiles[i].lang},${tiles[i].dir},`)))
		problems.push(`asks in ${asks.map((a) => a.slice(0, 6))}`);
	for (const file of all) {
		const text = await page.context().newPage();
		await text.goto(base + file);
		const [lang, dir, question] = await text.evaluate(() => [document.documentElement.lang, document.documentElement.dir, document.querySelector('#home h1').textContent]);
		if (!asks.includes([lang, dir, question].join()))
			problems.push(`${file} asks '${question}'`);
		await text.close();
	}
	tell('asks in each language, in its script and direction');

	await page.goto(start);
	await seconds(AFTER - 3);
	if ((await state()).on)
		problems.push('too early');
	await seconds(4);
	const seen = [];
	for (let i = 0; i < tiles.length + 1; i++) {
		const { on, words, unread } = await state();
		if (!on || words.length !== 1)
			problems.push(`${words.length} questions at a time`);
		if (!unread)
			problems.push('screen readers hear it');
		seen.push(words[0]);
		await seconds(EACH);
	}
	const at = asks.indexOf(seen[0]);
	if (seen.some((s, i) => s !== asks[(at + i) % asks.length]))
		problems.push(`shows ${seen.map((s) => s?.slice(0, 2))}`);
	tell('one question after another, and from the beginning again');

	/* Fingers, quick ones and slow ones, on every tile under it. */
	for (const [name, during] of [['quick', 0], ['slow', 1200], ['very slow', 4000]])
		for (const tile of tiles.slice(0, during ? 2 : 1)) {
			if (page.url() !== start)
				await page.goto(start);
			const place = await centre(page, `a.tile[href="${tile.href}"]`);
			await seconds(AFTER + 2);
			if (!(await state()).on)
				problems.push('does not come again');
			await fingers(page, 'touchStart', place);
			await page.clock.runFor(during);
			await fingers(page, 'touchEnd');
			await pause(during > 2000 ? 700 : 300);
			await seconds(2);
			if ((await state().catch(() => ({ on: false }))).on)
				problems.push(`a ${name} touch does not take it away`);
			if (page.url() !== start)
				problems.push(`a ${name} touch chooses ${page.url().slice(base.length)}`);
		}
	tell('a touch takes the question away and chooses nothing');

	for (const key of ['Enter', ' ', 'Tab', 'x']) {
		if (page.url() !== start)
			await page.goto(start);
		await page.evaluate(() => document.querySelector('a.tile').focus());
		await seconds(AFTER + 2);
		if (!(await state()).on)
			problems.push('does not come again');
		await page.keyboard.press(key);
		await pause(50);
		if (page.url() === start && (await state()).on)
			problems.push(`'${key}' does not take it away`);
		await seconds(2);
		if (page.url() !== start)
			problems.push(`'${key}' chooses ${page.url().slice(base.length)}`);
	}
	tell('a key takes the question away and chooses nothing');

	if (page.url() !== start)
		await page.goto(start);
	await seconds(AFTER + 2);
	await page.mouse.move(400, 400);
	await page.mouse.move(420, 420);
	await seconds(2);
	if ((await state()).on)
		problems.push('a mouse does not take it away');
	await page.evaluate(() => document.querySelector('a.tile').focus());
	await page.keyboard.press('Enter');
	if (!(await isAt(page, base + tiles[0].href)))
		problems.push('the next key does not choose');
	tell('afterwards a language can be chosen');
	report('the start: says nothing in the console', complaints);
	await page.context().close();
}

/* For whom movement is a nuisance: all questions stand there, and nothing changes. */
async function checkStill(browser) {
	const complaints = [];
	const { base } = local;

	for (const viewport of SIZES) {
		const problems = [];
		const page = await open(browser, complaints, { viewport, reducedMotion: 'reduce' });
		await page.clock.install();
		await page.goto(base + 'index.html');
		await page.clock.runFor((AFTER + 2) * 1000);
		problems.push(...await page.evaluate(() => [...document.querySelectorAll('.ask')].filter((a) => {
			const box = a.getBoundingClientRect(), around = a.closest('.asks').getBoundingClientRect();
			const fits = box.top >= Math.max(0, around.top) - 1 && box.bottom <= Math.min(innerHeight, around.bottom) + 1 && box.left >= 0 && box.right <= innerWidth;
			return !fits || !a.checkVisibility({ visibilityProperty: true });
		}).map((a) => `the question in ${a.lang} cannot be seen`)));
		const first = await page.screenshot();
		for (let i = 0; i < 30; i++) {
			await page.clock.runFor(1000);
			const moving = await page.evaluate(() => document.getAnimations().filter((a) => a.effect.target.closest('#attract')).length);
			if (moving)
				problems.push(`${moving} animations`);
			if (i % 5 === 4 && !first.equals(await page.screenshot()))
				problems.push(`looks different after ${i + 1} s`);
		}
		report(`the start ${viewport.width}x${viewport.height}: all questions stand still where movement is not wanted`, [...problems, ...complaints.splice(0)]);
		await page.context().close();
	}
}

/* A wrong clock can show one line, or hide it. */
async function checkOverdue(browser) {
	const complaints = [], problems = [], pages = [];
	const by = source('index.html').match(/data-review-by="([^"]+)"/)[1];
	const near = (hours) => new Date(new Date(`${by}T00:00:00Z`).getTime() + hours * HOUR * 1000);

	for (const [time, shown] of [[near(-24 * 365), false], [near(12), false], [near(23.9), false], [near(24.1), true], [near(24 * 365), true]]) {
		const page = await open(browser, complaints, { timezoneId: 'UTC' });

		await page.clock.install({ time });
		await page.goto(local.base + 'index.html');
		await page.clock.runFor(2000);
		if (await page.evaluate(() => document.querySelector('.overdue').checkVisibility()) !== shown)
			problems.push(`at ${time.toISOString()} it is ${shown ? 'hidden' : 'shown'}`);
		pages.push(await page.evaluate(() => {
			document.querySelector('.overdue').hidden = false;
			return document.documentElement.outerHTML;
		}));
		await page.context().close();
	}
	if (new Set(pages).size > 1)
		problems.push('something else differs');

	/* A screen that nobody touches in those days. */
	const page = await open(browser, complaints, { timezoneId: 'UTC' });
	await page.clock.install({ time: near(23.9) });
	await page.goto(local.base + 'index.html');
	await page.clock.fastForward(HOUR * 1000);
	await page.clock.runFor(2000);
	if (!(await page.evaluate(() => document.querySelector('.overdue').checkVisibility())))
		problems.push('a start that stands there over the date does not say so');
	await page.context().close();
	report(`the start: says from the day after ${by} that numbers should have been checked, and changes nothing else`, [...problems, ...complaints]);
}

/* Gestures that would lead into the browser. */
async function checkGestures(browser, file) {
	const complaints = [], problems = [];
	const { base } = local;
	const tell = (name) => report(`${file}: ${name}`, problems.splice(0));

	for (const place of ['index.html', file, EXIT]) {
		const page = await open(browser, complaints);
		const context = page.context();
		await page.goto(base + place);
		await page.evaluate(() => {
			window.same = true;
			window.missed = [];
			for (const name of ['contextmenu', 'dragstart', 'dragover', 'drop', 'auxclick'])
				addEventListener(name, (event) => event.defaultPrevented || window.missed.push(name));
		});
		const [x, y] = await centre(page, 'main a[href]:visible');
		const selected = () => page.evaluate(() => getSelection().toString());
		const same = async (name) => {
			await pause(60);
			if (context.pages().length > 1)
				problems.push(`${place}: ${name} opens another page`);
			if (!(await page.evaluate(() => Boolean(window.same)).catch(() => false)) || page.url().split('#')[0] !== base + place)
				problems.push(`${place}: ${name} leads to ${page.url()}`);
		};

		await page.mouse.click(x, y, { button: 'right' });
		await same('the right button');
		await page.mouse.click(1000, 20, { button: 'right' });
		/* Held on a link, a slow finger follows it, which within a language stays in the document. */
		await fingers(page, 'touchStart', place === file ? [x, y] : [20, 650]);
		await pause(900);
		await fingers(page, 'touchEnd');
		await same('a long press');
		if (place === file)                                             /* elsewhere a link leads to another document, as it should */
			for (const [name, options] of [['Ctrl and a click', { modifiers: 'Control' }], ['Shift and a click', { modifiers: 'Shift' }], ['Alt and a click', { modifiers: 'Alt' }]]) {
				await show(page, 'home');
				await page.keyboard.down(options.modifiers);
				await page.mouse.click(x, y);
				await page.keyboard.up(options.modifiers);
				await same(name);
				await show(page, 'home');
				await page.evaluate(() => document.querySelector('#home a[href]').focus());
				await page.keyboard.press(`${options.modifiers}+Enter`);
				await same(name.replace('a click', 'Enter'));
			}
		await page.evaluate(() => { document.querySelector('#home.view') && location.replace('#home'); });
		await page.mouse.click(x, y, { button: 'middle' });
		await same('the middle button');
		await page.mouse.move(x, y);
		await page.mouse.down();
		for (let i = 1; i < 8; i++)
			await page.mouse.move(x + 20 * i, y + 30 * i);
		await page.mouse.up();
		await same('dragging a link');
		await page.mouse.move(x - 100, 150);
		await page.mouse.down();
		await page.mouse.move(x, 400, { steps: 5 });
		await page.mouse.move(x + 200, 700, { steps: 5 });
		await page.mouse.up();
		if (await selected())
			problems.push(`${place}: dragging selects '${(await selected()).slice(0, 30)}'`);
		for (const selector of ['h1', 'main p', 'li']) {
			const box = await page.locator(`main :is(${selector}):visible`).first().boundingBox();
			if (!box || box.width < 2 || selector === 'li' && place === 'index.html')
				continue;
			await page.evaluate(() => addEventListener('click', (e) => e.preventDefault(), { capture: true }));
			await page.mouse.dblclick(box.x + 10, box.y + box.height / 2);
			if (await selected())
				problems.push(`${place}: a double click selects '${await selected()}'`);
		}
		await page.keyboard.press('Control+a');
		if (await selected())
			problems.push(`${place}: Ctrl+A selects '${(await selected()).slice(0, 30)}'`);
		await same('selecting');
		/* A file from the desktop, dropped on the page: the browser would open it. */
		for (const type of ['dragEnter', 'dragOver', 'drop'])
			await page.touches.send('Input.dispatchDragEvent', { type, x: 540, y: 500, data: { items: [], files: [join(folder, 'icon.svg')], dragOperationsMask: 1 } }).catch((e) => problems.push(e.message));
		await pause(200);
		await same('a dropped file');
		await page.evaluate(() => {
			for (const name of ['contextmenu', 'dragstart', 'dragover', 'drop', 'auxclick'])
				document.querySelector('main').dispatchEvent(new Event(name, { bubbles: true, cancelable: true }));
		});
		problems.push(...(await page.evaluate(() => window.missed ?? ['document'])).map((m) => `${place}: ${m} is left to the browser`));
		const over = await page.evaluate(() => getComputedStyle(document.documentElement).overscrollBehavior);
		if (over !== 'none')
			problems.push(`${place}: overscroll-behavior is ${over}`);
		await context.close();
	}
	tell('no gesture opens menus, pages or files, or selects');
	report(`${file}: gestures say nothing in the console`, complaints);
}

/* Addresses that somebody wrote by hand. */
async function checkAddresses(browser, file) {
	const complaints = [], problems = [];
	const { base } = local;
	const page = await open(browser, complaints);
	const BAD = [
		'#%3Cimg%20src=x%20onerror=alert(1)%3E', '#<img src=x onerror=alert(1)>', '#%E0%A4%A', '#%', '#javascript:alert(1)', '#__proto__', '#constructor', '#toString',
		'#', '##', '#home', '#idle', '#code', '#said', '#no-such-place', '#%00', '#"]', '#\u202e', '#a b', '#' + 'x'.repeat(60000), '#' + '%41'.repeat(20000),
	];
	const look = () => page.evaluate(() => ({
		shown: [...document.querySelectorAll('.view')].filter((v) => v.checkVisibility()).map((v) => v.id).join(),
		count: document.querySelectorAll('*').length, odd: document.querySelectorAll('img, iframe, [onerror], script[src]:not(#texts)').length,
		title: document.title, focus: document.activeElement.localName,
	}));

	await page.goto(base + file);
	const clean = await look();
	for (const hash of BAD) {
		const name = hash.length > 40 ? `${hash.slice(0, 12)}… (${hash.length})` : hash;

		for (const way of ['opened', 'changed to']) {
			if (way === 'opened') {
				await page.goto('about:blank');
				await page.goto(base + file + hash);
			} else {
				await show(page, 'consent');
				await page.evaluate((h) => { location.replace(h); }, hash);
				await pause(80);
			}
			const now = await look();
			if (now.shown !== 'home')
				problems.push(`${name} ${way}: shows '${now.shown}'`);
			if (now.count !== clean.count || now.odd || now.title !== clean.title)
				problems.push(`${name} ${way}: the page is another`);
		}
	}
	report(`${file}: ${BAD.length} addresses that lead nowhere show home and no more`, [...problems, ...complaints]);
	await page.context().close();
}

/* After a visit nothing is stored, nothing says where one comes from, and no title tells what is read. */
async function checkStored(browser, site, file) {
	const complaints = [], problems = [];
	const { base, kind } = site;
	const page = await open(browser, complaints);
	const titles = new Set();
	const look = async (name) => {
		titles.add(await page.title());
		problems.push(...(await page.evaluate(stored)).map((s) => `${name}: ${s}`));
		problems.push(...(await page.evaluate(async () => [
			location.protocol === 'file:' && await caches.keys().then((k) => k.length && 'caches', () => false),
			document.referrer && `the referrer ${document.referrer}`,
		].filter(Boolean))).map((p) => `${name}: ${p}`));
	};

	await page.goto(base + 'index.html');
	await look('start');
	await enter(page, base, file);
	const views = await page.evaluate(async () => {
		const seen = [];
		for (const { id } of document.querySelectorAll('.view')) {
			await new Promise((done) => {
				document.addEventListener('viewchange', done, { once: true });
				location.hash === '#' + id ? done() : location.replace('#' + id);
			});
			seen.push({ id: document.querySelector('.view.shown').id, asked: id, title: document.title });
		}
		return seen;
	});
	const words = new Set((await page.evaluate(() => [...document.querySelectorAll('.view h1')].map((e) => e.textContent).join(' '))).toLowerCase().match(/\p{L}{4,}/gu));
	problems.push(...views.filter((v) => v.id !== v.asked).map((v) => `#${v.asked} shows ${v.id}`));
	await useAll(page);
	await look('text');
	await page.keyboard.press('Escape');
	await page.evaluate(() => document.querySelector('.exit').click());
	if (!(await isAt(page, base + EXIT)))
		problems.push('does not leave');
	await look('exit');
	await page.evaluate(() => document.querySelector('a[href="index.html"]').click());
	if (!(await isAt(page, base + 'index.html')))
		problems.push('does not return');
	await look('return');
	problems.push(...(await page.context().cookies()).map((c) => `cookie ${c.name}`));
	const { origins } = await page.context().storageState({ indexedDB: true }).catch(() => ({ origins: [] }));
	problems.push(...origins.map((o) => `${o.origin} stores something`));
	report(`${kind} ${file}: nothing is stored, and no page is told of another`, problems.splice(0));
	report(`${kind} ${file}: the title is the same in ${views.length} views and has no word of theirs`, [
		new Set(views.map((v) => v.title)).size !== 1 && 'it changes', ...[...titles].filter((t) => t.toLowerCase().match(/\p{L}+/gu).some((w) => words.has(w))),
	]);
	report(`${kind} ${file}: a whole visit says nothing in the console`, complaints);
	await page.context().close();
}

const server = await serve(folder), keeping = await serve(folder, { keep: 'no-cache' });
const web = { kind: 'http', base: server.url };
const browser = await launchWithout(['--disable-back-forward-cache']);
canvas = await (await browser.newContext()).newPage();
const work = [
	...files.flatMap((f) => [() => checkIdle(browser, f), () => checkExits(browser, f), () => checkStaying(browser, f)]),
	() => checkAttract(browser), () => checkStill(browser), () => checkDecoy(browser), () => checkOverdue(browser),
	...files.flatMap((f) => [local, web].flatMap((site) => [() => checkHistory(browser, site, f), () => checkStored(browser, site, f)])),
	...files.flatMap((f) => [() => checkKept(browser, { base: keeping.url }, f), () => checkGestures(browser, f)]),
	...files.map((f) => () => checkAddresses(browser, f)),
];
await Promise.all([0, 1, 2].map(async () => {
	for (let task = work.shift(); task; task = work.shift())
		await task().catch((e) => console.log(`not ok - leaving: ${e.stack.split('\n').slice(0, 14).join(' / ')}`));
}));
await browser.close();
await Promise.all([server.close(), keeping.close()]);
