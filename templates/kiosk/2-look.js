/*
 * Text size, contrast, and texts in easy words. A choice stays as long as the page is open.
 */
{
	/* theme.css: [data-text=...] */
	const SIZES = ['', 'large', 'larger', 'largest'];
	/* the variants of a theme */
	const THEMES = ['', 'contrast', 'dark'];

	const set = (attribute, value) => {
		if (value)
			root.setAttribute(attribute, value);
		else
			root.removeAttribute(attribute);
	};

	/* Each touch is the next step, and the last is followed by the first. Whoever hears the page is told: "Text size 2/4". */
	const onTouch = (id, attribute, values) => byId(id)?.addEventListener('click', (event) => {
		const next = (values.indexOf(root.getAttribute(attribute) || '') + 1) % values.length;

		set(attribute, values[next]);
		byId('said').textContent = `${event.currentTarget.textContent} ${next + 1}/${values.length}`;
	});

	const showVersion = (version) => {
		set('data-version', version === 'easy' ? version : '');
		for (const button of document.querySelectorAll('.version'))
			button.setAttribute('aria-pressed', button.dataset.version === version);
	};

	ready(() => {
		onTouch('text-size', 'data-text', SIZES);
		onTouch('contrast', 'data-theme', THEMES);
		showVersion('full');
		for (const button of document.querySelectorAll('.version'))
			button.addEventListener('click', () => showVersion(button.dataset.version));
	});
}
