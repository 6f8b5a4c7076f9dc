/*
 * Text size and contrast: each touch is the next step, and the last is followed by the first. Kept only as long as the page is open.
 */
(function () {
	'use strict';

	const SIZES = ['', 'large', 'larger', 'largest'];       /* theme.css: [data-text=...] */
	const THEMES = ['', 'contrast', 'dark'];                /* the variants of a theme */

	function step(attribute, values) {
		const root = document.documentElement;
		const now = values.indexOf(root.getAttribute(attribute) || '');
		const next = values[(now + 1) % values.length];

		if (next)
			root.setAttribute(attribute, next);
		else
			root.removeAttribute(attribute);
	}

	function onTouch(id, attribute, values) {
		const button = document.getElementById(id);

		if (button)
			button.addEventListener('click', function () { step(attribute, values); });
	}

	document.addEventListener('DOMContentLoaded', function () {
		onTouch('text-size', 'data-text', SIZES);
		onTouch('contrast', 'data-theme', THEMES);
	});
}());
