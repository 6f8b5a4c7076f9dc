/*
 * The texts to search, and their codes, are a script of their own (lyktTexts), loaded when somebody first needs them. In a single
 * file they are there from the start.
 */
function withTexts(use) {
	const { dataset } = root;

	if (typeof lyktTexts !== 'undefined') {
		use(lyktTexts);
	} else if (dataset.texts) {
		let script = byId('texts');

		if (!script) {
			script = document.createElement('script');
			script.id = 'texts';
			script.src = dataset.texts;
			document.head.append(script);
		}
		script.addEventListener('load', () => use(lyktTexts));
	}
}
