/*
 * The helpline's QR code in a dialog. On a large screen a number cannot be called, so touching it shows its code too.
 */
(function () {
	'use strict';

	const PHONE = '(max-width: 43em)';                      /* so narrow a screen is a phone and dials by itself */

	function openDialog(id) {
		const dialog = document.getElementById(id);

		if (dialog && !dialog.open)
			dialog.showModal();
	}

	/* The code of this number: in its card, or the helpline's. */
	function showCode(link) {
		const card = link.closest('.card');
		const details = card && card.querySelector('details.code');

		if (details)
			details.open = true;
		else if (link.closest('.helpline, .answer'))
			openDialog('code');
	}

	/* In the capturing phase, so that the link is spoken for before views.js follows it. */
	document.addEventListener('click', function (event) {
		const opener = event.target.closest('[data-dialog]');
		const number = event.target.closest('a[href^="tel:"]');

		if (opener) {
			event.preventDefault();
			openDialog(opener.dataset.dialog);
		} else if (number && !matchMedia(PHONE).matches) {
			event.preventDefault();
			showCode(number);
		} else if (event.target.id === 'code') {
			event.target.close();                   /* beside the dialog */
		}
	}, true);

	document.addEventListener('viewchange', function () {
		const dialog = document.getElementById('code');

		if (dialog && dialog.open)
			dialog.close();
	});
}());
