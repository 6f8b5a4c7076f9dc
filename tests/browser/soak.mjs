/*
 * soak.mjs FOLDER [VISITS [SEED]] - months of a kiosk in one page of Chromium: start, language, some views, out or left alone, start. Each
 * document begins without a trace of the visit before, and memory does not grow.
 *
 * Three kiosks stand in frames of one page, so that one of them works while the browser fetches documents for another; a document in a frame
 * costs half of one in a tab. They drive themselves, because a word from here to there costs as much as a visit: this script tells each new
 * document what to do, and the document tells when it is there. Their clock is their own, so that a minute of waiting takes no time;
 * Playwright's, which lets the browser breathe after each timer, would take a hundred times as long.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { launch } from './chromium.mjs';
import { reporter, stored, traces } from './page.mjs';

const KIOSKS = 3;
const SAMPLES = 40;                     /* of memory, when all kiosks are at the start; the first quarter is warming up */
const PATIENCE = 60000;                 /* [ms] for a document to come */
const SWITCH = 10;                      /* [%] visits that change the language on the way */
/*
 * What may be more in the last quarter than in the second: less than one node or listener in ten visits, and 100 bytes a visit. The
 * least that a document could leave behind is a listener and what it closes over, in every visit: ten times as much. Of JavaScript's memory
 * some kilobytes come and go by themselves.
 */
const NODES = 0.1, LISTENERS = 0.1, BYTES = 100, NOISE = 20000;
const DAY = 24, RESTING = { usedSize: 1, nodes: 0.001, listeners: 0.001 };        /* [h]; in each second: less than any object */
const STEPS = 60, STAYING = { usedSize: 1000, nodes: 0.5, listeners: 0.5 };      /* in each step: less than a row that was found */
const folder = resolve(process.argv[2]), visits = +(process.argv[3] ?? 400), seed = +(process.argv[4] ?? 20260101);
const base = pathToFileURL(folder + '/').href;
const index = readFileSync(join(folder, 'index.html'), 'utf8');
const EXIT = index.match(/data-exit="([^"]+)"/)[1];
const languages = [...index.matchAll(/<a class="tile" href="([^"]+)"/g)].map((m) => m[1]);
const report = reporter('soak');

/* What every document begins with; `tell` sends a line to this script. */
function prepare(traces, exit) {
	let time = 0, state = 1, timers = [], last = 0;
	const frame = window.setTimeout;
	const origin = Date.now();
	const random = (n) => {                                         /* xorshift */
		state ^= state << 13;
		state ^= state >>> 17;
		state ^= state << 5;
		return (state >>> 0) % n;
	};
	const pick = (list) => list[random(list.length)];
	const all = (selector) => [...document.querySelectorAll(selector)];
	const tell = (message) => window.tellSoak(JSON.stringify(message));
	const add = (act, delay, every) => {
		timers.push({ id: ++last, act, at: time + (delay || 0), every });
		return last;
	};

	performance.now = () => time;
	Date.now = () => origin + time;
	window.setTimeout = (act, delay) => add(act, delay);
	window.setInterval = (act, delay) => add(act, delay, delay);
	window.clearTimeout = window.clearInterval = (id) => { timers = timers.filter((t) => t.id !== id); };

	const wait = (seconds) => {
		const end = time + seconds * 1000;

		for (;;) {
			const next = timers.reduce((a, b) => b.at < a.at ? b : a, { at: Infinity });
			if (next.at > end)
				break;
			time = next.at;
			if (next.every)
				next.at += next.every;
			else
				timers.splice(timers.indexOf(next), 1);
			next.act();
		}
		time = end;
	};

	const breathe = () => new Promise((done) => frame(done));
	const becomes = async (name, question) => {
		for (let i = 0; !question(); i++) {
			if (i > 3000)
				throw new Error(`${name} does not happen at ${location.href}`);
			await breathe();
		}
	};
	const show = (id) => new Promise((done) => {
		document.addEventListener('viewchange', () => {
			const shown = document.querySelector('.view.shown').id;
			if (shown !== id)
				tell({ problem: `#${id} shows ${shown}` });
			done();
		}, { once: true });
		location.hash === '#' + id ? document.dispatchEvent(new Event('viewchange')) : location.replace('#' + id);
	});
	const key = (name, type, options) => document.activeElement.dispatchEvent(new KeyboardEvent(type, { key: name, bubbles: true, ...options }));
	const pointer = (type, id, target = document.body) => target.dispatchEvent(new PointerEvent(type, {
		pointerId: id, pointerType: 'touch', bubbles: true, cancelable: true, clientX: 200 * id, clientY: 300, buttons: type === 'pointerdown' ? 1 : 0,
	}));
	const touch = (target) => {
		pointer('pointerdown', 1, target);
		pointer('pointerup', 1, target);
		target.click();
	};

	const steps = {
		view: async () => show(pick(all('.view')).id),
		search: async () => {
			await show('search');
			await becomes('loading of texts', () => typeof lyktTexts !== 'undefined');
			for (let n = 1 + random(4); n > 0; n--)
				touch(pick(all('.keyboard .key:enabled:not([data-do]), .find + .keyboard [data-do]')));
			wait(1);
			const row = pick([null, ...all('#found a')]);
			if (row) {
				const id = decodeURIComponent(row.hash.slice(1));
				const shown = new Promise((done) => document.addEventListener('viewchange', done, { once: true }));
				touch(row);
				await shown;
				wait(1);
				if (!document.getElementById(id).closest('.view.shown') || document.getElementById('query').value || document.getElementById('found').firstChild)
					tell({ problem: `a row found does not lead to #${id}, or the search is kept` });
			}
		},
		ticks: async () => {
			await show(pick(all('.view.signs')).id);
			for (let n = 1 + random(4); n > 0; n--)
				touch(pick(all('.view.shown .check')));
		},
		code: async () => {
			touch(document.querySelector('.helpline-code'));
			if (!document.getElementById('code').open)
				tell({ problem: 'no code' });
			wait(3);
			if (random(2))
				document.querySelector('#code button').click();
		},
		card: async () => {
			await show('list-talk');
			touch(pick(all('.view.shown .code summary')));
		},
		take: async () => {
			const button = pick(all('.text [data-take]'));
			await show(button.closest('.view').id);
			touch(button);
			await becomes('a code to take along', () => document.getElementById('take').open);
			wait(5);
			if (random(2))
				document.querySelector('#take form button').click();
		},
		look: async () => {
			for (let n = 1 + random(3); n > 0; n--)
				touch(document.getElementById(pick(['text-size', 'contrast'])));
		},
		easy: async () => {
			const button = pick(all('.version'));
			await show(button.closest('.view').id);
			touch(button);
		},
		menu: async () => {
			document.querySelector('.languages').open = true;
			wait(1);
		},
		read: async () => {
			wait(20 + random(60));
			touch(document.querySelector('.view.shown h1'));
		},
	};
	const ends = {
		alone: async () => {
			const { idle, countdown } = document.getElementById('idle').dataset;
			if (random(3) === 0) {                                  /* asked once, and still there */
				touch(document.querySelector('.view.shown h1'));
				wait(+idle + random(countdown - 2) + 1);
				if (!document.getElementById('idle').open)
					tell({ problem: 'does not ask' });
				touch(document.querySelector('#idle button'));
				if (document.getElementById('idle').open)
					tell({ problem: 'goes on asking' });
			}
			wait(+idle + +countdown + 2);
		},
		button: async () => touch(document.querySelector('.exit')),
		shift: async () => {
			for (let n = 0; n < 3; n++) {
				key('Shift', 'keydown', { shiftKey: true });
				key('Shift', 'keyup');
			}
		},
		fingers: async () => {
			pointer('pointerdown', 1);
			pointer('pointerdown', 2);
			wait(1);
		},
	};

	window.soak = {
		enter: (file, n) => {
			const attract = document.getElementById('attract');
			state = n;
			if (random(4) === 0) {
				wait(+attract.dataset.after + random(60) + 1);
				if (attract.hidden)
					tell({ problem: 'the start does not ask' });
				touch(attract);
				if (!attract.hidden)
					tell({ problem: 'the start goes on asking' });
			}
			touch(document.querySelector(`a[href="${file}"]`));
		},
		visit: async (n, other) => {
			state = n;
			try {
				for (let i = 1 + random(4); i > 0; i--) {
					await steps[pick(Object.keys(steps))]();
					wait(random(10));
				}
				if (other) {
					touch(document.querySelector(`.languages a[href="${other}"]`));
					return;
				}
				await ends[pick(Object.keys(ends))]();
				if (!document.documentElement.classList.contains('left') || document.body.checkVisibility())
					tell({ problem: `left, it is still to be seen at ${location.href}` });
			} catch (e) {
				tell({ problem: String(e) });
			}
		},
		/* Somebody who stays for a long time, and puts everything back in the end. */
		stay: async (n, count) => {
			state = n;
			try {
				for (let i = 0; i < count; i++) {
					await steps[pick(Object.keys(steps))]();
					wait(1);
					touch(document.querySelector('.view.shown h1'));
				}
				for (const dialog of all('dialog[open]'))
					dialog.close();
				await show('home');
				wait(2);
			} catch (e) {
				tell({ problem: String(e) });
			}
			tell({ at: 'stayed', kind: 'stayed', left: [], entries: history.length });
		},
		/* Nobody comes. */
		rest: (hours) => {
			wait(hours * 3600);
			tell({ at: 'rested', kind: 'rested', left: [], entries: history.length });
		},
		leave: (n) => {
			state = n;
			if (random(2))
				touch(document.querySelector('a[href="index.html"]'));
			else
				wait(+document.querySelector('.plain').dataset.after + 2);
		},
	};

	/* In the task after that in which the kiosk's own scripts begin. */
	if (window !== top)
		document.addEventListener('DOMContentLoaded', () => frame(() => {
			const at = location.pathname.split('/').pop();
			tell({ at, left: traces(), kind: at === 'index.html' ? 'start' : at === exit ? 'exit' : 'language', entries: history.length });
		}));
}

const problems = { end: [], left: [], console: [], requests: [], history: [] };
const samples = [];
const long = { rest: 'not tried', stay: 'not tried' };

/* What is more after so many seconds or steps than each of them may leave behind. */
function grown(from, to, times, each) {
	return Object.keys(each).filter((k) => to[k] - from[k] > each[k] * times).map((k) => `${k} from ${from[k]} to ${to[k]}`);
}

const began = Date.now();

/* Numbers that look random (mulberry32) and are the same for the same seed. */
function generator(state) {
	return (n) => {
		state = (state + 0x6d2b79f5) | 0;
		let t = Math.imul(state ^ state >>> 15, 1 | state);
		t = t + Math.imul(t ^ t >>> 7, 61 | t) ^ t;
		return ((t ^ t >>> 14) >>> 0) % n;
	};
}

const browser = await launch();
const page = await (await browser.newContext({ viewport: { width: 1366, height: 768 } })).newPage();
const client = await page.context().newCDPSession(page);
const frameOf = new Map();              /* execution context -> frame */
const kiosks = [];

page.on('console', (m) => m.location().url === base || m.text().startsWith('crbug/') || problems.console.push(m.text()));         /* of the list of the folder */
page.on('pageerror', (e) => problems.console.push(e.message));
page.on('request', (r) => r.url().startsWith(base) || problems.requests.push(r.url()));
page.on('requestfailed', (r) => /ERR_ABORTED/.test(r.failure()?.errorText) || problems.requests.push(`cannot load ${r.url()}`));
client.on('Runtime.executionContextCreated', ({ context }) => frameOf.set(context.id, context.auxData.frameId));
client.on('Runtime.executionContextDestroyed', ({ executionContextId }) => frameOf.delete(executionContextId));

/* A kiosk in its frame: documents that have come and nobody has looked at, or somebody who waits for one. */
function kioskOf(context) {
	const id = frameOf.get(context);
	let kiosk = kiosks.find((k) => k.id === id);

	if (!kiosk)
		kiosks.push(kiosk = { id, visit: 0, came: [], random: generator(seed + kiosks.length) });
	return kiosk;
}

client.on('Runtime.bindingCalled', ({ payload, executionContextId: context }) => {
	const message = JSON.parse(payload), kiosk = kioskOf(context);

	if (message.problem) {
		problems.end.push(`visit ${kiosk.visit}: ${message.problem}`);
	} else {
		kiosk.came.push({ ...message, context });
		kiosk.wake?.();
	}
});

/* The next document of a kiosk; it has to be of one of these kinds, or have this name. */
async function next(kiosk, expected, isAllowed = () => false) {
	if (!kiosk.came.length) {
		let timer;
		const came = new Promise((done) => { kiosk.wake = done; });
		const late = new Promise((_, fail) => { timer = setTimeout(() => fail(new Error(`visit ${kiosk.visit}: ${expected} does not come`)), PATIENCE); });
		await Promise.race([came, late]);
		clearTimeout(timer);
	}
	const document = kiosk.came.shift();
	kiosk.entries ??= document.entries;
	if (document.kind !== expected && document.at !== expected && !(expected === 'out' && document.kind !== 'language'))
		throw new Error(`visit ${kiosk.visit}: ${document.at} instead of ${expected}`);
	if (document.entries !== kiosk.entries)
		problems.history.push(`visit ${kiosk.visit}: ${document.entries} entries instead of ${kiosk.entries}`);
	problems.left.push(...document.left.filter((l) => !isAllowed(l)).map((l) => `visit ${kiosk.visit}: ${document.at} has ${l}`));
	kiosk.context = document.context;
	return document;
}

async function say(kiosk, act, ...what) {
	const expression = `void soak.${act}(${what.map((w) => JSON.stringify(w)).join()})`;
	/* The document may be gone before it has answered. */
	const { exceptionDetails } = await client.send('Runtime.evaluate', { expression, contextId: kiosk.context }).catch(() => ({}));

	if (exceptionDetails)
		problems.end.push(`visit ${kiosk.visit}: ${expression}: ${exceptionDetails.exception?.description ?? exceptionDetails.text}`);
}

async function visit(kiosk) {
	const { random } = kiosk;
	const number = () => 1 + random(2 ** 31);
	const file = languages[random(languages.length)];
	const other = random(100) < SWITCH && languages[random(languages.length)];

	kiosk.visit++;
	await say(kiosk, 'enter', file, number());
	await next(kiosk, file);
	if (other && other !== file) {
		await say(kiosk, 'visit', number(), other);
		await next(kiosk, other, (l) => /^the (?:address|view|place)/.test(l));         /* it opens at the same text */
	}
	await say(kiosk, 'visit', number());
	if ((await next(kiosk, 'out')).kind === 'exit') {
		await say(kiosk, 'leave', number());
		await next(kiosk, 'start');
	}
}

async function memory() {
	await client.send('HeapProfiler.collectGarbage');
	await client.send('HeapProfiler.collectGarbage');               /* what the first one let go of outside of JavaScript */
	const { usedSize } = await client.send('Runtime.getHeapUsage');
	const { nodes, jsEventListeners: listeners } = await client.send('Memory.getDOMCounters');
	return { usedSize, nodes, listeners };
}

async function measure() {
	samples.push(await memory());
	const { entries } = await client.send('Page.getNavigationHistory');

	problems.history.push(...entries.filter((e) => e.url.includes('#') || e.url.endsWith('.html')).map((e) => e.url));
	for (const frame of page.frames().filter((f) => f !== page.mainFrame())) {
		problems.left.push(...await frame.evaluate(stored));
		if (frame.url() !== base + 'index.html')
			problems.end.push(`${frame.url()} at the end of a visit`);
	}
}

await client.send('Runtime.enable');
await client.send('Runtime.addBinding', { name: 'tellSoak' });
await page.addInitScript({ content: `(${prepare})(${traces}, ${JSON.stringify(EXIT)});` });
await page.goto(base);                  /* the list of the folder, which has no policy against frames */
await page.evaluate(({ n, src }) => {
	document.body.replaceChildren(...Array.from({ length: n }, () => Object.assign(document.createElement('iframe'), { src, style: 'display: block; width: 1366px; height: 768px; border: 0' })));
}, { n: KIOSKS, src: base + 'index.html' });
for (let i = 0; i < 1000 && kiosks.length < KIOSKS; i++)
	await new Promise((done) => setTimeout(done, 20));
try {
	await Promise.all(kiosks.map((k) => next(k, 'start')));
	for (let done = 0; done < visits;) {
		const each = Math.ceil(visits / SAMPLES / KIOSKS);

		await Promise.all(kiosks.map(async (kiosk) => {
			for (let i = 0; i < each; i++)
				await visit(kiosk);
		}));
		done += each * KIOSKS;
		await measure();
	}
	/* One document for a long time: a day at the start, and a visitor who does not leave. */
	const [kiosk] = kiosks, was = samples.at(-1);
	await say(kiosk, 'rest', DAY);
	await next(kiosk, 'rested');
	long.rest = grown(was, await memory(), DAY * 3600, RESTING);
	await say(kiosk, 'enter', languages[0], 1);
	await next(kiosk, languages[0]);
	await say(kiosk, 'stay', 2, STEPS);
	await next(kiosk, 'stayed');
	const warm = await memory();
	await say(kiosk, 'stay', 3, 2 * STEPS);
	await next(kiosk, 'stayed');
	long.stay = grown(warm, await memory(), 2 * STEPS, STAYING);
} catch (e) {
	problems.end.push(e.message);
}
await browser.close();

/* The median of a quarter, counted from 0. */
function quarter(n, name) {
	const list = samples.slice(Math.floor(samples.length * n / 4), Math.floor(samples.length * (n + 1) / 4)).map((s) => s[name]).sort((a, b) => a - b);
	return list[list.length >> 1];
}

function flat(name, each, noise = 0) {
	const from = quarter(1, name), to = quarter(3, name), between = visits / 2;
	console.log(`${name}: ${from} in the second quarter, ${to} in the last; samples ${samples.filter((_, i) => i % 4 === 0).map((s) => s[name]).join(' ')}`);
	return samples.length < 8 ? `only ${samples.length} samples` : to - from > each * between + noise && `from ${from} to ${to} in ${between} visits`;
}

const made = kiosks.reduce((n, k) => n + k.visit, 0);
console.log(`${made} visits with seed ${seed} in ${Math.round((Date.now() - began) / 1000)} s`);
report(`${made} visits end at the start`, [made < visits && `${visits} were to be made`, ...problems.end]);
report('nothing of a visit is left in the next document', problems.left);
report('the history does not grow and has no text', problems.history);
report('nothing in the console', problems.console);
report('no request outside of the folder', problems.requests);
report('memory of JavaScript does not grow', flat('usedSize', BYTES, NOISE));
report('nodes do not grow', flat('nodes', NODES));
report('listeners do not grow', flat('listeners', LISTENERS));
report(`${DAY} hours at the start leave nothing behind`, long.rest);
report(`${2 * STEPS} steps in one document leave nothing behind`, long.stay);
