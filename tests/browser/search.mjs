/*
 * search.mjs FOLDER - the search of a finished kiosk in Chromium, from the file system: whatever the kiosk has is found, in whatever
 * spelling, and nothing is found that must not be shown; and the keyboard on the screen types it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { SIZES, launch } from './chromium.mjs';
import { reporter } from './page.mjs';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const LEAST = 60;                       /* of a key on a kiosk [px] */
const SCRIPT_MAX = 20000;               /* of a document's own script [bytes] */
const folder = resolve(process.argv[2]);
const base = pathToFileURL(folder + '/').href;
const report = reporter('search');

/* Digits of the register as they are dialled, with and without the country. */
const NUMBERS = readdirSync('content/contacts').flatMap((f) => [...readFileSync(join('content/contacts', f), 'utf8').matchAll(/^(?:phone|sms): *"?([+\d ]+)/gm)])
	.map(([, number]) => number.replace(/ /g, '')).flatMap((n) => n.startsWith('+47') ? [n.slice(1), n.slice(3)] : [n.replace('+', '')]);

/*
 * What a reader of a language may type: what is typed, what it must find in the same places as, or the id of a text among the results.
 * Pairs fold to the same.
 */
const SAME = {
	nb: [['LØNN', 'lønn'], ['lonn', 'lønn'], ['lønn', 'lo\u0308nn'], ['far', 'får'], ['Å', 'a'], ['pass\u00ad', 'pass']],
	en: [['PASSPORT', 'passport'], ['pássport', 'passport'], ['legal\u200b', 'legal']],
	uk: [['ПАСПОРТ', 'паспорт'], ['зв’язок', 'зв\'язок'], ['звʼязок', 'зв’язок'], ['імя', 'ім’я']],
	ar: [['المساعدة', 'مساعدة'], ['مســاعدة', 'مساعدة'], ['مُسَاعَدَة', 'مساعدة'], ['مساعده', 'مساعدة'], ['اجر', 'أجر'], ['إجر', 'أجر'], ['والمساعدة', 'مساعدة']],
	th: [['ทํางาน', 'ทำงาน'], ['ล่าม\u200b', 'ล่าม']],
	ti: [['ሃገር', 'ሀገር'], ['ሐገዝ', 'ሓገዝ'], ['ኀገዝ', 'ሓገዝ'], ['ሠብ', 'ሰብ'], ['ፀሓፊ', 'ጸሓፊ'], ['ፅቡቅ', 'ጽቡቅ']],
};
const FINDS = {
	nb: [['lonn', 'work-rights'], ['pass', 'your-papers'], ['sjefen tok passet mitt', 'your-papers'], ['«advokat»', 'legal-aid'], ['advokat?', 'legal-aid']],
	en: [['my boss took my passport', 'your-papers'], ['debt', 'own-signs']],
	uk: [['зарплату', 'work-rights'], ['зарплатами', 'work-rights'], ['забрали паспорт', 'your-papers'], ['АДВОКАТОМ', 'legal-aid']],
	ar: [['جواز سفري', 'your-papers'], ['بالمترجم', 'interpreter'], ['مال', 'money'], ['المحامي', 'legal-aid']],
	th: [['หนังสือเดินทาง', 'own-signs'], ['ล่าม', 'interpreter'], ['ขู่ครอบครัว', 'own-signs'], ['เด็ก', 'children']],
	ti: [['ፓስፖርት', 'your-papers'], ['ጠበቓ', 'legal-aid'], ['መንበሪ ፍቓድ', 'residence']],
};
/* What somebody looks for most comes first, and what only looks like it does not. */
const FIRST = {
	nb: [['pass', 'your-papers'], ['lønn', 'work-rights'], ['jeg vil hjem', 'return-home'], ['gjeld', /^(?!only-prostitution|trafficking-in-norway)/], ['politi', 'contact-police-emergency'], ['rosa', 'contact-rosa'], ['hvem kan jeg ringe', /^(talk-to-someone|safe-first)/]],
	en: [['passport', 'your-papers'], ['go home', 'return-home'], ['lawyer', 'legal-aid'], ['who can I call', 'talk-to-someone'], ['sex', /^(?!background)/], ['threatens my family', 'own-signs']],
	uk: [['гроші', 'money'], ['додому', 'return-home'], ['перекладач', 'interpreter']],
	ar: [['العودة إلى بلدي', 'return-home'], ['سكن', 'safe-home']],
	th: [['ที่พัก', 'safe-home'], ['กลับบ้าน', 'return-home']],
	ti: [['ገንዘብ', 'money'], ['ተርጓሚ', 'interpreter']],
};
/* What must find nothing: near in letters, far in meaning. */
const NOTHING = { nb: ['qqqq'], en: ['qqqq'], uk: ['ыыыы'], ar: ['الراتب'], th: ['ข่มขืน', 'ลาม'], ti: ['ፐፐፐፐ'] };
const HOSTILE = {
	markup: '<img src=x onerror=alert(1)>', regex: '.*+?[](){}\\^$|', 'regex group': '(?<a>x', backslash: '\\', percent: '% $& $1', long: 'pass '.repeat(200), 'long word': 'a'.repeat(1000), emoji: '😀👨‍👩‍👧',
	overrides: '\u202e\u2066pass\u2069\u202c', surrogates: '\ud83d \udc00', spaces: ' \u00a0\t  ', letter: 'a', NUL: '\0', prototype: '__proto__ hasOwnProperty',
};

/* A page that notes what it asks for and what it says. */
async function open(context) {
	const page = await context.newPage();
	const seen = { requests: [], complaints: [] };

	page.setDefaultTimeout(5000);
	page.on('request', (r) => seen.requests.push(r.url().slice(base.length)));
	page.on('requestfailed', (r) => /ERR_ABORTED/.test(r.failure()?.errorText) || seen.complaints.push(`cannot load ${r.url()}`));     /* aborted: the page was left before it came */
	page.on('console', (m) => seen.complaints.push(`console: ${m.text()}`));
	page.on('pageerror', (e) => seen.complaints.push(`error: ${e.message}`));
	page.on('dialog', (d) => { seen.complaints.push(`asks: ${d.message()}`); d.dismiss(); });
	return { page, seen };
}

/* axe in a world of its own, which the page's policy does not reach. */
async function axe(page) {
	const client = await page.context().newCDPSession(page);
	const { frameTree } = await client.send('Page.getFrameTree');
	const { executionContextId: contextId } = await client.send('Page.createIsolatedWorld', { frameId: frameTree.frame.id, worldName: 'axe' });
	const run = `axe.run(document, { resultTypes: ['violations'] }).then((r) => r.violations.map((v) => v.id + ' ' + v.nodes[0].html.slice(0, 120) + ' (' + v.nodes.length + ')'))`;

	await client.send('Runtime.evaluate', { contextId, expression: AXE });
	const { result, exceptionDetails } = await client.send('Runtime.evaluate', { contextId, expression: run, awaitPromise: true, returnByValue: true });
	await client.detach();
	return exceptionDetails ? [exceptionDetails.exception?.description ?? 'axe failed'] : result.value;
}

const show = (page, id) => page.evaluate((i) => new Promise((done) => {
	document.addEventListener('viewchange', () => requestAnimationFrame(done), { once: true });
	if (location.hash === '#' + i)
		done();
	location.replace('#' + i);
}), id);

/* Until `ask` of the page is true; not waitForFunction, which the page's policy refuses. */
async function until(page, ask) {
	for (let i = 0; i < 150; i++) {
		if (await page.evaluate(ask))
			return true;
		await page.waitForTimeout(20);
	}
	return false;
}

const loaded = () => typeof lyktTexts !== 'undefined';

/* Type all at once, as a paste does, and say what is shown. */
const ask = (page, query) => page.evaluate((q) => {
	const field = document.getElementById('query');
	const start = performance.now();

	field.value = q;
	field.dispatchEvent(new Event('input'));
	const ms = performance.now() - start;
	return {
		ms, count: document.getElementById('search-count').textContent,
		rows: [...document.querySelectorAll('#found a')].map((a) => ({
			id: decodeURIComponent(a.hash.slice(1)), name: a.querySelector('.row-name').textContent, text: a.querySelector('.row-text')?.textContent ?? '',
			marks: [...a.querySelectorAll('mark')].map((m) => m.textContent),
		})),
		odd: [...document.querySelectorAll('#found *')].filter((e) => !e.matches('li, a.row, span, mark, svg, use, bdi')).map((e) => e.tagName),
	};
}, query);

const ids = (answer) => answer.rows.map((r) => r.id);

/* All that has a row, and all contacts, by the title that a visitor sees. */
const titles = () => {
	const all = new Map();

	for (const row of document.querySelectorAll('.list a.row'))
		all.set(row.getAttribute('href').slice(1), row.querySelector('.row-name').textContent);
	for (const card of document.querySelectorAll('article.card'))
		all.set(card.id, card.querySelector('h2').textContent);
	return [...all];
};

async function checkLoading(browser, lang) {
	const context = await browser.newContext({ viewport: SIZES[0] });
	const { page, seen } = await open(context);
	const scripts = () => seen.requests.filter((r) => r.endsWith('.js'));
	const problems = [];

	await page.goto(`${base}${lang}.html`);
	await show(page, 'list-talk');
	problems.push(scripts().length && `before the view is opened it loads ${scripts()}`);
	for (const id of ['search', 'home', 'search']) {
		await show(page, id);
		await until(page, loaded);
	}
	await ask(page, 'a');
	problems.push(scripts().length !== 1 && `loads ${scripts().length} scripts`);
	problems.push(!new RegExp(`^texts/${lang}-\\w+\\.js$`).test(scripts()[0]) && `loads ${scripts()[0]}`);
	report(`${lang}: the texts are loaded once, when search is first opened`, problems);

	await page.goto(`${base}index.html`);
	await page.goto(`${base}${lang}.html#search`);
	report(`${lang}: the texts are loaded when search is what a document opens with`, !(await until(page, loaded)) && 'not until something is typed');
	report(`${lang}: no request besides fonts, nothing in the console while loading`, [...seen.complaints, ...seen.requests.filter((r) => !/^(?:[\w-]+\.html(?:#.*)?|fonts\/[\w-]+\.ttf|icon\.svg|texts\/[\w-]+\.js)$/.test(r))]);
	await context.close();
}

/* Are the words of a row those of its text, and what is marked in them words of the query? */
const checkRows = (page, rows, query) => page.evaluate(([list, q]) => {
	const fold = (s) => [...s].map((c) => lyktTexts.fold[c.toLowerCase()] ?? c.toLowerCase()).join('');
	const words = q.normalize('NFC').split(/\s+/).map((w) => fold(w).replace(new RegExp(lyktTexts.prefix), ''));
	const problems = [];

	for (const { id, name, text, marks } of list) {
		const own = lyktTexts.texts.find((t) => t[0] === id)[1].map((p) => p.replaceAll('\t', ''));
		const part = text.replace(/^… /, '').replace(/…$/, '');

		if (!name.includes(own[0]))
			problems.push(`${id}: '${name}' has lost words of its title`);
		if (text && (!part || !own.slice(1).some((p) => p.includes(part))))
			problems.push(`${id}: '${text.slice(0, 80)}' is not in the text`);
		if (text && !text.startsWith('… ') && !own.some((p) => p.startsWith(part)))
			problems.push(`${id}: '${text.slice(0, 80)}' has something before it`);
		if (marks.length === 0)
			problems.push(`${id}: nothing is marked`);
		for (const mark of marks)
			if (!words.includes(fold(mark)))
				problems.push(`${id}: '${mark}' is marked`);
	}
	return problems;
}, [rows, query]);

async function checkFinding(page, lang) {
	const all = await page.evaluate(titles);
	const problems = [], marks = [];

	for (const [id, title] of all) {
		const query = (title.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).slice(0, 6).join(' ');
		const answer = await ask(page, query);
		const place = ids(answer).indexOf(id);

		if (place < 0 || place > 2)
			problems.push(`'${query}' finds ${id} at ${place + 1} of ${answer.rows.length}`);
		marks.push(...await checkRows(page, answer.rows, query));
	}
	const known = new Set(all.map(([id]) => id));
	problems.push(...(await page.evaluate(() => lyktTexts.texts.map((t) => t[0]))).filter((id) => !known.has(id)).map((id) => `${id} has no row`));
	report(`${lang}: each of ${all.length} texts and contacts is found by its title`, problems);

	/* Beginnings of words, as one types; without spaces between words there are no such beginnings. */
	const words = [...new Set(await page.evaluate(() => lyktTexts.texts.flatMap((t) => t[1][1]?.replaceAll('\t', '').match(/[\p{L}\p{M}]{5,}/gu) ?? [])))];
	const missing = [];
	for (let i = 0; i < 10; i++) {
		const word = words[Math.floor(i * words.length / 10)], beginning = [...word.normalize('NFC')].slice(0, 3).join('');
		const { rows } = await ask(page, beginning);

		if (rows.length === 0)
			missing.push(`'${beginning}' of '${word}'`);
		marks.push(...await checkRows(page, rows, beginning));
	}
	report(`${lang}: three letters of a word find it`, missing);
	report(`${lang}: rows have the words of their texts, and marks are what was typed`, marks);
}

async function checkSpellings(page, lang) {
	const problems = [], order = [];

	for (const [a, b] of SAME[lang] ?? []) {
		const one = await ask(page, a), two = await ask(page, b);

		if (ids(one).join() !== ids(two).join())
			problems.push(`'${a}' finds ${ids(one).length}, '${b}' ${ids(two).length}`);
	}
	if ((SAME[lang] ?? []).length && !(await ask(page, SAME[lang][0][1])).rows.length)
		problems.push(`'${SAME[lang][0][1]}' finds nothing`);
	for (const [query, id] of FINDS[lang] ?? [])
		if (!ids(await ask(page, query)).includes(id))
			problems.push(`'${query}' does not find ${id}`);
	for (const query of NOTHING[lang] ?? [])
		if ((await ask(page, query)).rows.length)
			problems.push(`'${query}' finds something`);
	report(`${lang}: spellings, articles and endings make no difference`, problems);
	for (const [query, id] of FIRST[lang] ?? []) {
		const [first] = ids(await ask(page, query));

		if (!(id instanceof RegExp ? id.test(first) : id === first))
			order.push(`'${query}' has ${first} first`);
	}
	report(`${lang}: what somebody looks for comes first`, order);
}

async function checkNumbers(page, lang) {
	const [file] = readdirSync(join(folder, 'texts')).filter((f) => f.startsWith(lang + '-'));
	const [texts] = readFileSync(join(folder, 'texts', file), 'utf8').split('\ncodes: {');
	const words = texts.slice(texts.indexOf('\ntexts: ')).replaceAll('\t', '').replace(/\p{Nd}/gu, (d) => d.codePointAt(0) < 0x80 ? d : String.fromCharCode(48 + digit(d)));
	const runs = words.match(/\d(?:[\d \u00a0\u202f-]*\d)?/g) ?? [];
	const problems = NUMBERS.filter((n) => runs.some((run) => n.length > 3 ? run.replace(/\D/g, '').includes(n) : run.split(/\D/).includes(n)));
	const shown = [];

	for (const n of NUMBERS) {
		const { rows } = await ask(page, n);
		shown.push(...rows.map((r) => `'${n}' finds ${r.id}`));
	}
	report(`${lang}: no number of the register is searched or found (${NUMBERS.length} numbers)`, [NUMBERS.length < 10 && 'the register was not read', ...problems.map((n) => `${n} is in the texts`), ...shown]);
}

/* The value of a digit of any script: its place behind the zero of its set. */
function digit(d) {
	let zero = d.codePointAt(0);

	while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1)))
		zero--;
	return (d.codePointAt(0) - zero) % 10;
}

async function checkAnswers(page, lang) {
	const problems = [];
	const status = () => page.locator('#search-count').evaluate((e) => [e.textContent, e.getAttribute('role'), e.dataset.none, e.dataset.count]);
	const state = () => page.evaluate(() => [document.getElementById('query').value, document.getElementById('found').children.length, document.getElementById('search-count').textContent].join('|'));
	const word = (await page.evaluate(titles))[0][1].match(/[\p{L}\p{M}]{2,}/u)[0];

	await ask(page, 'qqqqqqq');
	let [text, role, none, count] = await status();
	problems.push(role !== 'status' && 'no live region', text !== none && `nothing found says '${text}'`);
	const { rows } = await ask(page, word);
	[text] = await status();
	problems.push(!rows.length && `'${word}' finds nothing`, text !== count.replace('%', rows.length) && `${rows.length} rows are '${text}'`);
	await page.locator('.find button[type=reset]').click();
	await page.waitForTimeout(50);
	problems.push(await state() !== '|0|' && `emptied, it has '${await state()}'`);

	/* A row shows its text and leaves nothing behind. */
	const before = await page.evaluate(() => history.length);
	const [{ id }] = (await ask(page, word)).rows;
	await page.locator('#found a').first().click();
	await until(page, () => !document.getElementById('search').classList.contains('shown'));
	problems.push(!(await page.evaluate((i) => document.getElementById(i).checkVisibility() && location.hash === '#' + i, id)) && `a row does not show ${id}`);
	const [contact] = (await page.evaluate(titles)).filter(([i]) => i.startsWith('contact-'));
	await show(page, 'search');
	await page.waitForTimeout(50);
	problems.push(await state() !== '|0|' && `left, it keeps '${await state()}'`);
	await ask(page, contact[1]);
	await page.locator(`#found a[href="#${contact[0]}"]`).click();
	await until(page, () => !document.getElementById('search').classList.contains('shown'));
	problems.push(!(await page.evaluate((i) => document.getElementById(i).checkVisibility(), contact[0])) && `a row does not show ${contact[0]}`);
	problems.push(await page.evaluate(() => history.length) !== before && 'history grew');
	await show(page, 'search');
	await page.keyboard.press('Tab');
	await page.locator('#query').focus();
	await page.keyboard.press('Enter');
	problems.push(await page.evaluate(() => location.search || !document.getElementById('search').classList.contains('shown')) && 'Enter leaves the view');
	report(`${lang}: says how many it found, and keeps nothing`, problems);
}

/* Returns the longest time of one query [ms]. */
async function checkHostile(page, lang, seen) {
	const problems = [], before = seen.complaints.length;
	let most = 0;

	for (const [name, query] of Object.entries(HOSTILE)) {
		const answer = await ask(page, query);

		most = Math.max(most, answer.ms);
		problems.push(answer.odd.length && `${name} makes ${answer.odd}`);
		if (name === 'spaces' && (answer.count || answer.rows.length))
			problems.push(`${name}: '${answer.count}'`);
		if (['regex', 'emoji', 'surrogates', 'NUL', 'prototype'].includes(name) && answer.rows.length)
			problems.push(`${name} finds ${answer.rows.length}`);
		if (query.trim() && !answer.count)
			problems.push(`${name}: says nothing`);
	}
	/* Every part of a text that has signs, typed as it stands. */
	for (const query of await page.evaluate(() => lyktTexts.texts.flatMap((t) => t[1]).map((p) => p.replaceAll('\t', '').slice(0, 60)).filter((p) => /[«“(?/-]/.test(p)).slice(0, 20)))
		if (!(await ask(page, query)).rows.length)
			problems.push(`'${query}' finds nothing`);
	report(`${lang}: nothing typed makes markup or an error (longest ${most.toFixed(0)} ms)`, [...problems, ...seen.complaints.slice(before)]);
	return most;
}

async function checkAxe(page, lang) {
	const problems = [];

	await show(page, 'search');
	for (const theme of ['', 'contrast', 'dark']) {
		await page.evaluate((t) => { document.documentElement.dataset.theme = t; }, theme);
		await ask(page, (await page.evaluate(titles))[0][1].match(/[\p{L}\p{M}]{2,}/u)[0]);
		await page.waitForTimeout(200);
		problems.push(...(await axe(page)).map((p) => `${theme || 'light'}: ${p}`));
	}
	await page.evaluate(() => { delete document.documentElement.dataset.theme; });
	report(`${lang}: no violations of accessibility rules with results`, problems);
}

/* --- The keyboard */

const keyBoxes = () => [...document.querySelectorAll('.keyboard .key:enabled')].filter((k) => k.checkVisibility()).map((k, i) => {
	const { left, top, right, bottom } = k.getBoundingClientRect();
	return { i, left, top, right, bottom, name: k.textContent, letter: k.dataset.key, row: [...k.parentElement.parentElement.children].indexOf(k.parentElement) };
});

const value = (page) => page.locator('#query').inputValue();

/* Touch the key that `find` picks in the page. */
async function press(page, selector) {
	const [x, y] = await page.evaluate((s) => {
		const found = document.querySelector(s);
		found.scrollIntoView({ block: 'nearest' });
		const r = found.getBoundingClientRect();
		return [(r.left + r.right) / 2, (r.top + r.bottom) / 2];
	}, `.keyboard ${selector}`);
	await page.mouse.click(x, y);
}
const key = (letter) => `[data-key="${letter}"]`;
const clear = (page) => page.evaluate(() => { document.querySelector('.find').reset(); return new Promise((done) => setTimeout(done, 20)); });

async function checkKeys(page, lang, size) {
	const name = `${lang} ${size.width}x${size.height}`;
	const problems = [];

	await page.setViewportSize(size);
	await show(page, 'search');
	await page.locator('#query').focus();
	const mode = await page.locator('#query').evaluate((f) => f.inputMode);
	if (size.width < 1000) {
		report(`${name}: a phone's own keyboard is used`, [await page.locator('.keyboard').isVisible() && 'the keyboard is shown', mode !== 'text' && `inputMode is '${mode}'`]);
		return;
	}
	problems.push(mode !== 'none' && `inputMode is '${mode}'`);
	for (const k of await page.evaluate(keyBoxes))
		if (k.right - k.left < LEAST - 0.5 || k.bottom - k.top < LEAST - 0.5)
			problems.push(`'${k.name}' is ${Math.round(k.right - k.left)} x ${Math.round(k.bottom - k.top)}`);
		else if (k.left < 0 || k.right > size.width)
			problems.push(`'${k.name}' is outside`);
	/* Each key is what a finger touches where it is, once scrolled to. */
	problems.push(...await page.evaluate(() => [...document.querySelectorAll('.keyboard .key:enabled')].filter((k) => k.checkVisibility()).filter((k) => {
		k.scrollIntoView({ block: 'nearest' });
		let r = k.getBoundingClientRect();
		const bar = document.querySelector('.helpline').getBoundingClientRect().top;
		if (r.bottom > bar) {
			scrollBy(0, r.bottom - bar + 1);
			r = k.getBoundingClientRect();
		}
		return document.elementFromPoint((r.left + r.right) / 2, (r.top + r.bottom) / 2) !== k;
	}).map((k) => `'${k.textContent}' is covered`)));
	await page.evaluate(() => scrollTo(0, 0));
	report(`${name}: keys are large enough and within reach`, problems);
}

async function checkTyping(page, lang) {
	const problems = [];
	const levels = await page.evaluate(() => [...document.querySelectorAll('.keyboard [data-key], .keyboard [data-more]')].map((k, i) => { k.dataset.test = i; return [i, k.dataset.key, k.dataset.more, k.matches('.key-space')]; }));

	await page.locator('#query').focus();
	for (const [i, plain, more, space] of levels) {
		await clear(page);
		await page.locator('#query').focus();
		if (plain) {
			await press(page, `[data-test="${i}"]`);
			if (await value(page) !== plain)
				problems.push(`key '${plain}' types '${await value(page)}'`);
		}
		if (more && !space) {
			await clear(page);
			await press(page, '[data-do=more]');
			if (await page.locator('[data-do=more]').getAttribute('aria-pressed') !== 'true')
				problems.push('the second level does not say that it is on');
			await press(page, `[data-test="${i}"]`);
			if (await value(page) !== more)
				problems.push(`key '${plain}' types '${await value(page)}' on its second level`);
			if (await page.locator('[data-do=more]').getAttribute('aria-pressed') !== 'false')
				problems.push('the second level stays on');
		}
		if (!(await page.locator('#query').evaluate((f) => f === document.activeElement)))
			problems.push(`key '${plain}' takes the focus`);
	}
	report(`${lang}: each key types its letter (${levels.length} keys)`, problems.splice(0));

	/* Three letters, one of them taken from the middle, a space put there; and a mark by itself. */
	const letters = levels.filter(([, plain, , space]) => plain && !space).slice(0, 3).map(([, plain]) => plain);
	const caret = (at) => page.locator('#query').evaluate((f, p) => f.setSelectionRange(p, p), at);
	await clear(page);
	for (const letter of letters)
		await press(page, key(letter));
	await caret(letters[0].length + letters[1].length);
	await press(page, '[data-do=delete]');
	problems.push(await value(page) !== letters[0] + letters[2] && `deleting in the middle leaves '${await value(page)}'`);
	await press(page, '.key-space');
	await press(page, key(letters[1]));
	problems.push(await value(page) !== `${letters[0]} ${letters[1]}${letters[2]}` && `typing in the middle makes '${await value(page)}'`);
	await page.locator('#query').fill('a😀');
	await press(page, '[data-do=delete]');
	problems.push(await value(page) !== 'a' && 'half a character is deleted');
	await page.locator('#query').fill('กี่');
	await press(page, '[data-do=delete]');
	problems.push(await value(page) !== 'กี' && `deleting a tone mark leaves '${await value(page)}'`);
	await page.locator('#query').fill('abcd');
	await page.locator('#query').evaluate((f) => f.setSelectionRange(1, 3));
	await press(page, '[data-do=delete]');
	problems.push(await value(page) !== 'ad' && `deleting what is selected leaves '${await value(page)}'`);
	await caret(0);
	await press(page, '[data-do=delete]');
	problems.push(await value(page) !== 'ad' && 'something is deleted behind the caret');
	await page.locator('#query').fill('x'.repeat(60));
	await press(page, key(letters[0]));
	problems.push((await value(page)).length !== 60 && 'more is typed than fits');
	await clear(page);
	report(`${lang}: deletes one character, types at the caret`, problems);
	if (levels.some(([, plain]) => plain === 'ለ'))
		await checkForms(page, lang);
}

/* The forms of an Ethiopic letter. */
async function checkForms(page, lang) {
	const problems = [];
	const forms = () => page.evaluate(() => [...document.querySelectorAll('.forms .key')].filter((k) => k.checkVisibility()).map((k) => k.textContent).join(''));

	await clear(page);
	problems.push(await forms() && 'forms of nothing are offered');
	await press(page, key('ለ'));
	problems.push(await forms() !== 'ለሉሊላሌልሎሏ' && `the forms of ለ are '${await forms()}'`);
	await press(page, '[data-form="ሊ"]');
	problems.push(await value(page) !== 'ሊ' && `a form makes '${await value(page)}'`);
	await press(page, '[data-form="ላ"]');
	problems.push(await value(page) !== 'ላ' && `another form makes '${await value(page)}'`);
	await press(page, key('በ'));
	await press(page, '[data-form="ቡ"]');
	problems.push(await value(page) !== 'ላቡ' && `a second letter makes '${await value(page)}'`);

	/* In the middle: the forms are those of the letter before the caret. */
	await page.locator('#query').focus();
	await page.keyboard.press('ArrowLeft');
	problems.push(await forms() !== 'ለሉሊላሌልሎሏ' && `behind ላ the forms are '${await forms()}'`);
	await press(page, '[data-form="ሎ"]');
	problems.push(await value(page) !== 'ሎቡ' && `in the middle a form makes '${await value(page)}'`);
	await press(page, '.key-space');
	problems.push(await forms() && 'forms of a space are offered');

	/* With keys of a real keyboard the focus stays on the form that was chosen. */
	await clear(page);
	await press(page, key('ለ'));
	await page.locator('[data-form="ሊ"]').focus();
	await page.keyboard.press('Enter');
	problems.push(!(await page.evaluate(() => document.activeElement.matches('.forms .key'))) && 'choosing a form loses the focus');
	await clear(page);
	problems.push(await page.locator('.keyboard [tabindex="0"]').count() !== 1 && 'without forms Tab does not reach the keyboard');
	report(`${lang}: the forms of a letter are offered and take its place`, problems);
}

async function checkWalking(page, lang) {
	const problems = [];
	const focused = () => page.evaluate(() => {
		const keys = [...document.querySelectorAll('.keyboard .key:enabled')].filter((k) => k.checkVisibility());
		return keys.indexOf(document.activeElement);
	});

	await clear(page);
	await page.locator('.find button[type=reset]').focus();
	await page.keyboard.press('Tab');
	problems.push(await focused() !== 0 && 'Tab does not reach the first key');
	await page.keyboard.press('Tab');
	problems.push(await focused() >= 0 && 'Tab reaches a second key');
	await page.keyboard.press('Shift+Tab');
	problems.push(await focused() !== 0 && 'Tab does not come back to the key');

	/* All keys of a row from left to right, then the next row. */
	const boxes = await page.evaluate(keyBoxes);
	const rows = [...new Set(boxes.map((b) => b.row))].map((row) => boxes.filter((b) => b.row === row).sort((a, b) => a.left - b.left));
	for (const [n, row] of rows.entries()) {
		const letters = row.filter((b) => b.letter && b.letter !== ' ');
		problems.push(letters.some((b, i) => i && b.i < letters[i - 1].i) && `row ${n + 1} does not stand from left to right`);
		await page.evaluate((i) => [...document.querySelectorAll('.keyboard .key:enabled')].filter((k) => k.checkVisibility())[i].focus(), row[0].i);
		for (const [i, box] of row.entries()) {
			if (await focused() !== box.i)
				problems.push(`the arrows miss '${box.name}'`);
			if (i < row.length - 1)
				await page.keyboard.press('ArrowRight');
		}
		for (let i = row.length - 1; i > 0; i--)
			await page.keyboard.press('ArrowLeft');
		problems.push(await focused() !== row[0].i && `row ${n + 1} cannot be walked back`);
		await page.keyboard.press('ArrowDown');
		if (n < rows.length - 1 && !rows[n + 1].some((b) => b.i === -1) && boxes[await focused()].row !== rows[n + 1][0].row)
			problems.push(`no way down from row ${n + 1}`);
		await page.keyboard.press('ArrowUp');
		if (n < rows.length - 1 && boxes[await focused()].row !== row[0].row)
			problems.push(`no way up to row ${n + 1}`);
	}
	await page.evaluate(() => document.querySelector('.keyboard .key:enabled').focus());
	await page.keyboard.press('Enter');
	problems.push(await value(page) !== rows[0][0].letter && `Enter types '${await value(page)}'`);
	problems.push(await page.locator('.keyboard [tabindex="0"]').count() !== 1 && 'more or less than one stop of Tab');
	problems.push(...await page.evaluate(() => {
		const keyboard = document.querySelector('.keyboard');
		return [
			(keyboard.getAttribute('role') !== 'group' || !keyboard.getAttribute('aria-label')?.trim()) && 'the group has no name',
			...[...keyboard.querySelectorAll('.key:enabled')].filter((k) => k.tagName !== 'BUTTON' || k.type !== 'button' || !k.textContent.trim()).map(() => 'a key is no button or has no name'),
		];
	}));
	await clear(page);
	report(`${lang}: Tab stops once, arrows walk over all keys`, problems);
}

/* Letters on keys, on both levels, and forms, are drawn by fonts of the kiosk. */
async function checkFonts(page, lang) {
	const client = await page.context().newCDPSession(page);
	const problems = [];
	const look = async (selector) => {
		const { root } = await client.send('DOM.getDocument');
		const { nodeIds } = await client.send('DOM.querySelectorAll', { nodeId: root.nodeId, selector });

		for (const nodeId of nodeIds) {
			const { fonts } = await client.send('CSS.getPlatformFontsForNode', { nodeId });
			if (fonts.length === 0 || fonts.some((f) => !f.isCustomFont))
				problems.push(`'${(await client.send('DOM.getOuterHTML', { nodeId })).outerHTML.replace(/<[^>]*>/g, '')}' is drawn by ${fonts.map((f) => f.familyName) || 'nothing'}`);
		}
	};

	await client.send('DOM.enable');
	await client.send('CSS.enable');
	await page.evaluate(() => document.fonts.ready);
	await look('.keyboard .key:enabled');
	if (await page.locator('[data-do=more]').count()) {
		await press(page, '[data-do=more]');
		await page.waitForTimeout(100);
		await page.evaluate(() => document.fonts.ready);
		await look('.keyboard .key:enabled');
		await press(page, '[data-do=more]');
	}
	for (const letter of await page.evaluate(() => [...document.querySelectorAll('.keyboard [data-key]')].map((k) => k.dataset.key).filter((k) => k >= 'ሀ' && k < '፠'))) {
		await clear(page);
		await press(page, key(letter));
		await look('.forms .key');
	}
	await clear(page);
	await client.detach();
	report(`${lang}: letters on keys are drawn by fonts of the kiosk`, problems);
}

async function checkLanguage(browser, lang) {
	const context = await browser.newContext({ viewport: SIZES[0] });
	const { page, seen } = await open(context);
	const script = readFileSync(join(folder, `${lang}.html`), 'utf8').match(/<script>([^]*?)<\/script>/)[1];

	report(`${lang}: the document's script is small`, Buffer.byteLength(script) >= SCRIPT_MAX && `${Buffer.byteLength(script)} bytes`);
	await page.goto(`${base}${lang}.html#search`);
	await until(page, loaded);
	await checkFinding(page, lang);
	await checkSpellings(page, lang);
	await checkNumbers(page, lang);
	await checkAnswers(page, lang);
	await checkHostile(page, lang, seen);
	await checkAxe(page, lang);
	for (const size of SIZES)
		await checkKeys(page, lang, size);
	await page.setViewportSize(SIZES[0]);
	await show(page, 'search');
	if (await page.locator('.keyboard').count()) {
		await checkTyping(page, lang);
		await checkWalking(page, lang);
		await checkFonts(page, lang);
	}
	report(`${lang}: nothing in the console`, seen.complaints);
	await context.close();
}

const browser = await launch();
const start = await browser.newPage();
await start.goto(base + 'index.html');
const languages = await start.evaluate(() => [...document.querySelectorAll('a[hreflang]')].map((a) => a.getAttribute('hreflang')));
await start.close();
report('languages', languages.length === 0 && 'none in index.html');
const work = languages.flatMap((lang) => [() => checkLanguage(browser, lang), () => checkLoading(browser, lang)]);
await Promise.all([0, 1].map(async () => {
	for (let task = work.shift(); task; task = work.shift())
		await task().catch((e) => console.log(`not ok - search: ${e.stack.split('\n').slice(0, 14).join(' / ')}`));
}));
await browser.close();
