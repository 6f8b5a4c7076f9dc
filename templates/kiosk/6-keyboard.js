/*
 * The keyboard on the screen. Touching a key leaves the field its focus; for a real keyboard the keys are one stop of Tab, and arrows
 * move among them.
 */
ready(() => {
	const keyboard = document.querySelector('.keyboard'), field = byId('query');

	if (!keyboard)
		return;
	const forms = keyboard.querySelector('.forms'), shift = keyboard.querySelector('[data-do=more]');
	let more = false, offered = 0;

	/* The one stop of Tab may have gone with the forms. */
	const keepStop = () => {
		if (!keyboard.querySelector('[tabindex="0"]'))
			keyboard.querySelector('.key:enabled').tabIndex = 0;
	};

	/*
	 * The other forms of the Ethiopic letter before the caret, eight to a row of the code chart (Unicode, U+1200 to U+135F). Those that are
	 * there stay, or a key that is pressed would be gone, and the focus with it.
	 */
	const offerForms = () => {
		const code = field.value.charCodeAt(field.selectionStart - 1);
		const first = code >= 0x1200 && code < 0x1360 ? code & ~7 : 0;

		if (first === offered)
			return;
		offered = first;
		forms.hidden = !first;
		forms.replaceChildren(...[0, 1, 2, 3, 4, 5, 6, 7].map((i) => String.fromCharCode(first + i)).filter((form) => /\p{L}/u.test(form)).map((form) => {
			const key = document.createElement('button');

			Object.assign(key, { type: 'button', className: 'key', tabIndex: -1, textContent: form });
			key.dataset.form = form;
			return key;
		}));
		keepStop();
	};

	/* What is on the keys: the letters, or with "more" those of a second level. */
	const label = (level) => {
		more = level;
		shift?.setAttribute('aria-pressed', more);
		for (const key of keyboard.querySelectorAll('[data-cap], [data-more-cap]')) {
			key.textContent = (more ? key.dataset.moreCap : key.dataset.cap) ?? '';
			key.disabled = !key.textContent;
		}
	};

	const press = ({ dataset }) => {
		const start = field.selectionStart, end = field.selectionEnd;
		const before = start < end ? start : start - ([...field.value.slice(0, start)].pop()?.length ?? 0);

		if (dataset.do === 'more') {
			label(!more);
			return;
		}
		if (dataset.do === 'delete')
			field.setRangeText('', before, end, 'end');
		else if (dataset.form)
			field.setRangeText(dataset.form, before, end, 'end');
		else if (field.value.length < field.maxLength)
			field.setRangeText(more && dataset.more || dataset.key, start, end, 'end');
		if (more)
			/* for one letter, as people know it from their phones */
			label(false);
		field.dispatchEvent(new Event('input'));
	};

	/* From a key to another: along its row, or to the same place of the row above or below. */
	const move = (key, name) => {
		const rows = [...keyboard.querySelectorAll('.key-row:not([hidden])')].map((row) => [...row.querySelectorAll('.key:enabled')]);
		const y = rows.findIndex((row) => row.includes(key)), x = rows[y].indexOf(key);
		const along = { ArrowLeft: -1, ArrowRight: 1 }[name] * (getComputedStyle(key.parentElement).direction === 'rtl' ? -1 : 1);
		const row = rows[y + ({ ArrowUp: -1, ArrowDown: 1 }[name] ?? 0)] ?? [];
		const next = along ? rows[y][x + along] : row[Math.min(x, row.length - 1)];

		if (next) {
			keyboard.querySelector('[tabindex="0"]').tabIndex = -1;
			next.tabIndex = 0;
			next.focus();
		}
	};

	label(false);
	keepStop();
	keyboard.addEventListener('pointerdown', (event) => event.preventDefault());
	keyboard.addEventListener('click', (event) => event.target.matches('.key') && press(event.target));
	keyboard.addEventListener('keydown', (event) => {
		if (event.key.startsWith('Arrow') && event.target.matches('.key')) {
			event.preventDefault();
			move(event.target, event.key);
		}
	});
	for (const name of ['input', 'click', 'keyup'])
		field.addEventListener(name, offerForms);
	field.form.addEventListener('reset', () => {
		label(false);
		setTimeout(offerForms);
	});
	/* Where this keyboard is, the system's own stays away. */
	field.addEventListener('focus', () => {
		field.inputMode = keyboard.checkVisibility() ? 'none' : 'text';
	});
});
