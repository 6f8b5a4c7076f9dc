/*
 * Views: one section on the screen at a time. Moving replaces the address, so Back never shows what was read.
 *
 * The scripts of this folder are joined in the order of their names, without comments that have lines of their own. Each keeps to a block;
 * what they share stands outside of it: what is here, withTexts (texts.js), leaveFor (leave.js).
 */
'use strict';

const root = document.documentElement;
const byId = (id) => document.getElementById(id);
const on = (name, act, capture) => document.addEventListener(name, act, capture);
const ready = (act) => on('DOMContentLoaded', act);

{
	root.classList.add('js');

	const findTarget = (hash) => {
		let id = '';
		try {
			id = decodeURIComponent(hash.slice(1));
		} catch {
			/* not an address of ours */
		}
		return id ? byId(id) : null;
	};

	/* What a visitor did to a view is undone when it is left. */
	const clear = (view) => {
		for (const form of view.querySelectorAll('form'))
			form.reset();
		for (const details of view.querySelectorAll('details[open]'))
			details.open = false;
	};

	/* Show the view that holds the place `hash`; anything unknown is home. */
	const show = (hash, moveFocus) => {
		const home = byId('home');
		const target = findTarget(hash);
		const view = target?.closest('.view') || home;
		const inside = target && target !== view && view?.contains(target);

		if (!home)
			/* a page without views */
			return;
		for (const other of document.querySelectorAll('.view.shown'))
			if (other !== view) {
				other.classList.remove('shown');
				clear(other);
			}
		view.classList.add('shown');
		scrollTo(0, 0);
		if (inside && !target.checkVisibility())
			/* a contact that a filter hides */
			clear(view);
		if (inside)
			target.scrollIntoView({ block: 'start' });
		if (moveFocus)
			((inside && target.querySelector('[tabindex="-1"]')) || view.querySelector('h1')).focus({ preventScroll: true });
		document.dispatchEvent(new Event('viewchange'));
	};

	/* Every link inside the kiosk replaces the address; another language opens at the same text. */
	on('click', (event) => {
		const link = event.target.closest('a[href]');
		const href = link?.getAttribute('href');

		if (!link || event.defaultPrevented || href.startsWith('tel:'))
			return;
		event.preventDefault();
		if (href === location.hash)
			show(href, true);
		else
			/* hashchange shows a view */
			location.replace(href + (link.closest('.languages') ? location.hash : ''));
	});

	/* Details in the bar close when something else is touched. */
	const closeMenus = (event) => {
		for (const details of document.querySelectorAll('.bar details[open]'))
			if (!details.contains(event.target))
				details.open = false;
	};

	on('pointerdown', closeMenus);
	on('viewchange', () => closeMenus({ target: null }));
	addEventListener('hashchange', () => show(location.hash, true));
	ready(() => show(location.hash));

	/* Holding, dragging a link, dropping a file or the middle button would open menus, tabs and pages of the browser. */
	for (const name of ['contextmenu', 'dragstart', 'dragover', 'drop', 'auxclick'])
		on(name, (event) => event.preventDefault());
}
