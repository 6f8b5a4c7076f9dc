/*
 * Views: one section on the screen at a time. Moving replaces the address, so Back never shows what was read.
 */
(function () {
	'use strict';

	document.documentElement.classList.add('js');

	function findTarget(hash) {
		let id = '';
		try {
			id = decodeURIComponent(hash.slice(1));
		} catch {
			/* not an address of ours */
		}
		return id ? document.getElementById(id) : null;
	}

	/* What a visitor did to a view is undone when it is left. */
	function clear(view) {
		for (const form of view.querySelectorAll('form'))
			form.reset();
		for (const details of view.querySelectorAll('details[open]'))
			details.open = false;
	}

	/* Show the view that holds the place `hash`; anything unknown is home. */
	function show(hash, moveFocus) {
		const home = document.getElementById('home');
		const target = findTarget(hash);
		const view = (target && target.closest('.view')) || home;

		if (!home)
			return;                                 /* the page that chooses a language has no views */
		for (const other of document.querySelectorAll('.view.shown')) {
			if (other !== view) {
				other.classList.remove('shown');
				clear(other);
			}
		}
		view.classList.add('shown');
		window.scrollTo(0, 0);
		if (target && target !== view && view.contains(target))
			target.scrollIntoView({ block: 'start' });
		if (moveFocus) {
			const place = target && target !== view && view.contains(target) ? target : view;
			const heading = place.querySelector('[tabindex="-1"]') || view.querySelector('h1');
			heading.focus({ preventScroll: true });
		}
		document.dispatchEvent(new Event('viewchange'));
	}

	function goTo(hash) {
		if (hash === location.hash)
			show(hash, true);
		else
			location.replace(hash);                 /* the hashchange event shows it */
	}

	/* Every link inside the kiosk replaces the address; another language opens at the same text. */
	function onClick(event) {
		const link = event.target.closest('a[href]');
		const href = link ? link.getAttribute('href') : '';

		if (!link || event.defaultPrevented || href.startsWith('tel:'))
			return;
		event.preventDefault();
		if (href.startsWith('#'))
			goTo(href);
		else
			location.replace(href + (link.closest('.languages') ? location.hash : ''));
	}

	/* Details in the bar close when something else is touched. */
	function closeMenus(event) {
		for (const details of document.querySelectorAll('.bar details[open]'))
			if (!details.contains(event.target))
				details.open = false;
	}

	document.addEventListener('click', onClick);
	document.addEventListener('auxclick', function (event) {
		if (event.button === 1)
			event.preventDefault();                 /* no second tab by the middle button */
	});
	document.addEventListener('pointerdown', closeMenus);
	document.addEventListener('viewchange', function () { closeMenus({ target: null }); });
	window.addEventListener('hashchange', function () { show(location.hash, true); });
	document.addEventListener('DOMContentLoaded', function () { show(location.hash, false); });

	/* A page kept by the browser and brought back is closed at once. */
	window.addEventListener('pageshow', function (event) {
		if (event.persisted)
			location.replace('index.html');
	});
}());
