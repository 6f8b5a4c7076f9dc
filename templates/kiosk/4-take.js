/*
 * Codes to scan, in dialogs: the helpline's number, and whole texts. On a large screen a number cannot be called, so touching it shows
 * its code too. What is printed is a card for the pocket (take.css, "print").
 */
{
	/* so narrow a screen is a phone and dials by itself */
	const PHONE = '(max-width: 43em)';
	/* modules around a code (ISO/IEC 18004) */
	const QUIET = 4;

	const openDialog = (id) => {
		const dialog = byId(id);

		if (dialog && !dialog.open)
			dialog.showModal();
	};

	const closeDialogs = () => {
		for (const dialog of document.querySelectorAll('#code[open], #take[open]'))
			dialog.close();
	};

	/* The code of this number: in its card, or the helpline's. */
	const showNumber = (link) => {
		const details = link.closest('.card')?.querySelector('details.code');

		if (details)
			details.open = true;
		else if (link.closest('.helpline, .answer'))
			openDialog('code');
	};

	/* Modules of a code, a bit each, as strokes of the picture in the dialog. */
	const drawCode = (svg, size, base64) => {
		const bits = atob(base64);
		let path = '';

		for (let i = 0; i < size * size; i++)
			if (bits.charCodeAt(i >> 3) & 0x80 >> (i & 7))
				path += `M${i % size + QUIET} ${Math.floor(i / size) + QUIET}h1v1h-1z`;
		svg.setAttribute('viewBox', `0 0 ${size + 2 * QUIET} ${size + 2 * QUIET}`);
		svg.querySelector('path').setAttribute('d', path);
	};

	const showText = (id) => withTexts((texts) => {
		const dialog = byId('take');
		const code = texts.codes[id];

		/* Loading took so long that somebody went on. */
		if (!byId(id).classList.contains('shown'))
			return;
		dialog.classList.toggle('is-brief', Boolean(code?.[2]));
		dialog.classList.toggle('is-empty', !code);
		if (code)
			drawCode(dialog.querySelector('.qr'), ...code);
		openDialog('take');
	});

	/* A contact's card, or the text that is shown. */
	const print = (id) => {
		const card = byId(id);

		card?.classList.add('printing');
		closeDialogs();
		window.print();
		card?.classList.remove('printing');
	};

	/* In the capturing phase, so that the link is spoken for before views.js follows it. */
	on('click', (event) => {
		const opener = event.target.closest('[data-dialog], [data-take], [data-print]');
		const number = event.target.closest('a[href^="tel:"]');

		if (opener) {
			const { dialog, take, print: card } = opener.dataset;

			event.preventDefault();
			if (dialog)
				openDialog(dialog);
			else if (take)
				showText(take);
			else
				print(card);
		} else if (number && !matchMedia(PHONE).matches) {
			event.preventDefault();
			showNumber(number);
		} else if (event.target.matches('#code, #take')) {
			/* beside the dialog */
			event.target.close();
		}
	}, true);

	on('viewchange', closeDialogs);
}
