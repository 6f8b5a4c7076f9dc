/*
 * Search as one types. lyktTexts (made by lykt, generator/html/search.h) has each text in passages in which a TAB stands wherever a
 * word begins, and `fold`: what a character counts as, so that case, accents and spellings make no difference.
 */
{
	const MOST = 12;                                        /* results: more are not read */
	const AROUND = 60;                                      /* characters of a passage shown before and behind a word found */
	let index;

	const fold = (texts, c) => texts.fold[c.toLowerCase()] ?? c.toLowerCase();

	/* A text as it is compared: at[i] is the place in `words` of the i-th folded character. */
	const prepare = (texts, marked) => {
		const passage = { words: marked.replaceAll('\t', ''), folded: '', at: [], starts: new Set() };
		let place = 0;

		for (const c of marked) {
			if (c === '\t') {
				passage.starts.add(passage.folded.length);
				continue;
			}
			const folded = fold(texts, c);
			passage.folded += folded;
			for (let i = 0; i < folded.length; i++)
				passage.at.push(place);
			place += c.length;
		}
		passage.at.push(place);
		return passage;
	};

	/* Places [from, to) in the words of a passage that any form of a word takes: where words begin, or anywhere. */
	const find = (passage, forms, anywhere) => {
		const found = [];

		for (const form of forms)
			for (let i = passage.folded.indexOf(form); i >= 0; i = passage.folded.indexOf(form, i + 1))
				if (anywhere || passage.starts.has(i))
					found.push([passage.at[i], passage.at[i + form.length]]);
		return found;
	};

	/* The words of a query, folded, each in its forms: as typed, and without the article in front of it. */
	const queryWords = (texts, query) => [...query.normalize('NFC')].map((c) => fold(texts, c)).join('').split(/\s+/).filter(Boolean)
		.map((word) => [...new Set([word, texts.prefix ? word.replace(new RegExp(texts.prefix), '') : word])]);

	/* A text that has all the words, and how well: a word in the title counts most. */
	const judge = ({ id, passages }, words, anywhere) => {
		const hits = words.map((forms) => passages.map((p) => find(p, forms, anywhere).length));
		const [title, ...rest] = passages.map((passage, i) => ({ passage, words: hits.filter((h) => h[i]).length }));
		const best = rest.reduce((a, b) => b.words > a.words ? b : a, { words: 0 });

		return hits.every((h) => h.some(Boolean)) &&
			{ id, score: 20 * title.words + hits.flat().reduce((a, b) => a + Math.min(b, 2), 0), title: title.passage, passage: best.passage };
	};

	/* As typed; else within words; else with endings let go, which differ from sentence to sentence in many languages. */
	const search = (typed) => {
		for (const [less, anywhere] of [[0, false], [0, true], [1, false], [2, false]]) {
			const words = typed.map((forms) => forms.map((f) => less && f.length - less > 3 ? f.slice(0, -less) : f));
			const found = index.map((entry) => judge(entry, words, anywhere)).filter(Boolean);

			if (found.length)
				return { found: found.sort((a, b) => b.score - a.score), places: (p) => words.flatMap((w) => find(p, w, anywhere)) };
		}
		return { found: [] };
	};

	/* Words of a passage with those at `places` in <mark>; a long one is cut around the first of them. */
	const marked = ({ words }, places, whole) => {
		const first = places.length ? Math.min(...places.map((p) => p[0])) : 0;
		const from = whole || first < AROUND ? 0 : words.lastIndexOf(' ', first - AROUND / 2) + 1;
		const to = whole || words.length < from + 2.5 * AROUND ? words.length : words.lastIndexOf(' ', from + 2 * AROUND);
		const nodes = [from > 0 ? '… ' : ''];
		let done = from;

		for (const [start, end] of places.sort((a, b) => a[0] - b[0] || b[1] - a[1])) {
			if (start < done || end > to)
				continue;
			const mark = document.createElement('mark');
			mark.textContent = words.slice(start, end);
			nodes.push(words.slice(done, start), mark);
			done = end;
		}
		return [...nodes, words.slice(done, Math.max(done, to)), to < words.length ? ' …' : ''];
	};

	/* The row of a text is that of its list, with the words marked in it. */
	const makeRow = ({ id, title, passage }, places) => {
		const link = `a.row[href="#${CSS.escape(id)}"]`;
		const row = document.querySelector(`.list ${link}`) || document.getElementById('contact-rows').content.querySelector(link);
		const item = document.createElement('li');

		if (!row)
			return [];
		item.append(row.cloneNode(true));
		item.querySelector('.row-name').replaceChildren(...marked(title, places(title), true));
		if (passage) {
			const text = document.createElement('span');

			text.className = 'row-text';
			text.append(...marked(passage, places(passage)));
			item.querySelector('.row-title').append(text);
		}
		return [item];
	};

	const show = () => withTexts((texts) => {
		const { dataset } = document.getElementById('search-count');
		const typed = queryWords(texts, document.getElementById('query').value);

		index ||= texts.texts.map(([id, passages]) => ({ id, passages: passages.map((p) => prepare(texts, p)) }));
		const { found, places } = search(typed);
		const rows = typed.length ? found.slice(0, MOST).flatMap((result) => makeRow(result, places)) : [];

		document.getElementById('found').replaceChildren(...rows);
		document.getElementById('search-count').textContent = !typed.length ? '' : rows.length ? dataset.count.replace('%', rows.length) : dataset.none;
	});

	document.addEventListener('DOMContentLoaded', () => {
		const view = document.getElementById('search');

		view?.querySelector('form').addEventListener('submit', (event) => event.preventDefault());
		view?.querySelector('form').addEventListener('reset', () => setTimeout(show));
		view?.querySelector('input').addEventListener('input', show);
		document.addEventListener('viewchange', () => {
			if (view?.classList.contains('shown'))
				withTexts(() => {});            /* there when the first letter comes */
		});
	});
}
