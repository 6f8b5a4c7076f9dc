/*
 * Text size, contrast, and texts in easy words. A choice stays as long as the page is open.
 */
{
	const SIZES = ['', 'large', 'larger', 'largest'];       /* theme.css: [data-text=...] */
	const THEMES = ['', 'contrast', 'dark'];                /* the variants of a theme */
	const root = document.documentElement;

	const set = (attribute, value) => {
		if (value)
			root.setAttribute(attribute, value);
		else
			root.removeAttribute(attribute);
	};

	/* Each touch is the next step, and the last is followed by the first. Whoever hears the page is told: "Text size 2/4". */
	const onTouch = (id, attribute, values) => document.getElementById(id)?.addEventListener('click', (event) => {
		const next = (values.indexOf(root.getAttribute(attribute) || '') + 1) % values.length;

		set(attribute, values[next]);
		document.getElementById('said').textContent = `${event.currentTarget.textContent} ${next + 1}/${values.length}`;
	});

	const showVersion = (version) => {
		set('data-version', version === 'easy' ? version : '');
		for (const button of document.querySelectorAll('.version'))
			button.setAttribute('aria-pressed', button.dataset.version === version);
	};

	document.addEventListener('DOMContentLoaded', () => {
		onTouch('text-size', 'data-text', SIZES);
		onTouch('contrast', 'data-theme', THEMES);
		showVersion('full');
		for (const button of document.querySelectorAll('.version'))
			button.addEventListener('click', () => showVersion(button.dataset.version));
	});
}
