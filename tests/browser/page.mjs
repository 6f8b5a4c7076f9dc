/*
 * page.mjs - what the tests of the kiosk ask a page, whichever browser it is in and whatever drives it.
 *
 * All but reporter() runs in the page: a driver sends the text of the function there, so it uses nothing outside of itself.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A function that prints the line of one case of `subject`; problems is one or many, what is false or empty is none. */
export function reporter(subject) {
	return function report(name, problems) {
		const list = [problems].flat().filter(Boolean);
		console.log(list.length ? `not ok - ${subject}: ${name}: ${list.slice(0, 4).join('; ')}${list.length > 4 ? ` and ${list.length - 4} more` : ''}` : `ok - ${subject}: ${name}`);
	};
}

export function rectOf(selector) {
	const r = document.querySelector(selector).getBoundingClientRect();
	return { left: r.left, top: r.top, right: innerWidth - r.right, bottom: innerHeight - r.bottom };
}

export function viewIds() {
	const first = (selector) => document.querySelector(selector)?.id;
	return {
		all: [...document.querySelectorAll('.view')].map((v) => v.id),
		some: ['home', first('.view.list'), first('.view.myth'), first('.view.signs'), first('.view.talk')].filter(Boolean),
	};
}

/* Each number on the page: its digits stand from left to right, in one line, and are those that are dialled. */
export function numberProblems() {
	const problems = [];
	let n = 0;

	for (const bdi of document.querySelectorAll('bdi[dir=ltr]:not([lang])')) {
		const text = bdi.textContent, tel = bdi.closest('a[href^="tel:"]')?.getAttribute('href').slice(4);
		const walker = document.createTreeWalker(bdi, NodeFilter.SHOW_TEXT);
		const boxes = [];

		if (!/^[+\d\s\u00a0]+$/.test(text) || !bdi.checkVisibility())
			continue;
		n++;
		for (let node = walker.nextNode(); node; node = walker.nextNode())
			for (let i = 0; i < node.data.length; i++) {
				const range = document.createRange();
				range.setStart(node, i);
				range.setEnd(node, i + 1);
				boxes.push(range.getBoundingClientRect());
			}
		for (let i = 1; i < boxes.length; i++)
			if (boxes[i].left < boxes[i - 1].left + 0.5 || Math.abs(boxes[i].top - boxes[i - 1].top) > 1) {
				problems.push(`'${text}' is not drawn from left to right in one line`);
				break;
			}
		if (tel && !tel.endsWith(text.replace(/[^\d]/g, '')))
			problems.push(`'${text}' dials ${tel}`);
	}
	if (n === 0)
		problems.push('no numbers found');
	return problems;
}

/* Things to touch that are smaller than `least`; links in running text may be, and a box is as large as its label. */
export function smallTargets(least) {
	const problems = [];

	for (const e of document.querySelectorAll('a[href], button, summary, input')) {
		const target = e.closest('label') ?? e;
		const box = target.getBoundingClientRect();

		if (!e.checkVisibility() || box.width <= 1 || getComputedStyle(target).display === 'inline')
			continue;
		if (box.width < least - 0.5 || box.height < least - 0.5)
			problems.push(`'${target.textContent.trim().slice(0, 30)}' is ${Math.round(box.width)} x ${Math.round(box.height)}`);
	}
	return problems;
}

/* Does anything stick out, in any view? Shows them one by one, as views.js would. */
export function wideViews() {
	const shown = document.querySelector('.view.shown');
	const problems = [];

	for (const view of document.querySelectorAll('.view')) {
		document.querySelector('.view.shown').classList.remove('shown');
		view.classList.add('shown');
		if (document.documentElement.scrollWidth > innerWidth)
			problems.push(`${view.id} is ${document.documentElement.scrollWidth} wide`);
	}
	document.querySelector('.view.shown').classList.remove('shown');
	shown.classList.add('shown');
	return problems;
}

export function smallLetters(least) {
	const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
	const problems = new Set();

	for (let node = walker.nextNode(); node; node = walker.nextNode()) {
		const size = parseFloat(getComputedStyle(node.parentElement).fontSize);
		if (node.data.trim() && node.parentElement.checkVisibility() && size < least)
			problems.add(`'${node.data.trim().slice(0, 30)}' is ${size} px`);
	}
	return [...problems];
}

export async function stored() {
	return [
		localStorage.length && 'localStorage', sessionStorage.length && 'sessionStorage', document.cookie && 'cookie',
		(await indexedDB.databases()).length && 'indexedDB',
	].filter(Boolean);
}

/* What a visit leaves behind in a document; a new one has none of it. */
export function traces() {
	const root = document.documentElement;
	const shown = [...document.querySelectorAll('.view')].filter((v) => v.checkVisibility()).map((v) => v.id).join();

	return [
		...['data-text', 'data-theme', 'data-version'].map((name) => root.hasAttribute(name) && name),
		root.classList.contains('left') && 'empty', location.hash && `the address ${location.hash}`,
		document.querySelector('.view') && shown !== 'home' && `the view '${shown}'`,
		document.querySelector('input:checked:not([checked])') && 'ticks',
		document.getElementById('query')?.value && 'what was searched for', document.getElementById('found')?.firstChild && 'what was found',
		document.querySelector('details[open]') && 'open details', document.querySelector('dialog[open]') && 'an open dialog',
		document.querySelector('#take-code path')?.getAttribute('d') && 'a code',
		scrollY && 'the place on the page', document.referrer && `the referrer ${document.referrer}`, getSelection().toString() && 'a selection',
		window.name && 'a name of the window', history.state && 'a state in the history',
	].filter(Boolean);
}
