/*
 * Search as one types. lyktTexts (made by lykt, generator/html/search.h) has each text in passages in which a TAB stands wherever a
 * word begins, and `fold`: what a character counts as, so that case, accents and spellings make no difference.
 */
{
	/* results: more are not read */
	const MOST = 12;
	/* characters of a passage shown before and behind a word found */
	const AROUND = 60;
	/*
	 * Where a word is looked for, until some text has it: where words begin; within words; with endings let go, which differ from
	 * sentence to sentence in many languages [letters, anywhere].
	 */
	const LEVELS = [[0, false], [0, true], [1, false], [2, false]];
	let index;

	const fold = (texts, s) => [...s].map((c) => texts.fold[c.toLowerCase()] ?? c.toLowerCase()).join('');

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

	/* What a word takes in a passage: where it begins and ends in its words, and whether it is a whole one, or the first. */
	const find = ({ words, folded, at, starts }, word, anywhere) => {
		const found = [];

		for (let i = folded.indexOf(word); i >= 0; i = folded.indexOf(word, i + 1)) {
			const end = i + word.length;

			if (anywhere || starts.has(i))
				found.push([at[i], at[end], !i || starts.has(i) && (starts.has(end) || !/^[\p{L}\p{M}]/u.test(words.slice(at[end])))]);
		}
		return found;
	};

	/* A word without `less` letters at its end; a short one stays, and a letter keeps its marks. */
	const cut = (word, less) => less && word.length - less > 3 && !/^\p{M}/u.test(word.slice(-less)) ? word.slice(0, -less) : word;

	/*
	 * A word of a query, folded, without the article in front of it: in the texts a word begins behind one too. hits: what it takes in each
	 * passage of each text. A word of few texts says more about what somebody looks for, and so does a long one.
	 */
	const look = (texts, typed) => {
		const word = fold(texts, typed).replace(new RegExp(texts.prefix), '');

		for (const [less, anywhere] of /[\p{L}\p{N}]/u.test(word) ? LEVELS : []) {
			const hits = index.map(({ passages }) => passages.map((p) => find(p, cut(word, less), anywhere)));
			const n = hits.filter((h) => h.some((p) => p.length)).length;

			if (n)
				return [{ hits, weight: Math.min(word.length, 5) * Math.log((index.length + 1) / n) }];
		}
		return [];
	};

	/* What is one word between spaces and nowhere found may be several: Thai has no spaces, and questions have signs. */
	const lookAll = (texts, query) => [...new Set(query.split(/\s+/))].flatMap((typed) => {
		const found = look(texts, typed);

		if (found.length || !Intl.Segmenter)
			return found;
		return [...new Intl.Segmenter([], { granularity: 'word' }).segment(typed)].flatMap(({ segment }) => look(texts, segment));
	});

	const worth = (hits) => hits.some((hit) => hit[2]) ? 4 : hits.length && 1;

	/*
	 * Texts by how well they have the words, in the title and in one passage: whole ones count most. Words that are everywhere say nothing beside
	 * others, and texts with little of the query are left out.
	 */
	const search = (all) => {
		const words = all.filter(({ weight }) => all.every((other) => weight * 9 > other.weight));
		const found = index.map(({ id, passages }, t) => {
			const sum = (rate) => words.reduce((a, { hits, weight }) => a + weight * rate(hits[t]), 0);
			const worths = passages.map((_, i) => sum((hits) => worth(hits[i])));
			const best = worths.indexOf(Math.max(...worths.slice(1)) || -1, 1);

			return {
				id, shown: [0, best].map((i) => [passages[i], words.flatMap(({ hits }) => hits[t][i] ?? [])]),
				has: sum((hits) => hits.some((h) => h.length)),
				score: (worths[best] ?? 0) + sum((hits) => 1.5 * worth(hits[0]) + Math.min(hits.flat().length, 4) / 8),
			};
		});
		const most = Math.max(...found.map(({ has }) => has));

		return found.filter(({ has }) => has && has * 3 >= most).sort((a, b) => b.score - a.score);
	};

	/* Words of a passage with those at `places` in <mark>; a long one is cut around the first of them: at a space, or in Thai at a word. */
	const marked = ({ words, at, starts }, places, whole) => {
		const before = (place) => {
			const space = words.lastIndexOf(' ', place) + 1;
			return space > place - AROUND / 2 ? space : at[[...starts].findLast((i) => at[i] <= place) ?? 0];
		};
		const first = Math.min(...places.map(([start]) => start));
		const from = whole || first < AROUND ? 0 : before(first - AROUND / 2);
		const to = whole || words.length < from + 2.5 * AROUND ? words.length : before(from + 2 * AROUND);
		const nodes = [from > 0 ? '… ' : ''];
		let done = from;

		for (const [start, end] of places.sort((a, b) => a[0] - b[0] || b[1] - a[1])) {
			/* Behind a word may stand quotation marks, which count as nothing. */
			const text = words.slice(start, end).replace(/[\p{P}\s]+$/u, '');

			if (start < done || start + text.length > to || !text)
				continue;
			const mark = document.createElement('mark');
			mark.textContent = text;
			nodes.push(words.slice(done, start), mark);
			done = start + text.length;
		}
		return [...nodes, words.slice(done, to), to < words.length ? '…' : ''];
	};

	/* The row of a text is that of its list, with the words marked in it; a claim keeps its quotation marks. */
	const makeRow = ({ id, shown: [title, text] }) => {
		const link = `a.row[href="#${CSS.escape(id)}"]`;
		const row = document.querySelector(`.list ${link}`) || byId('contact-rows').content.querySelector(link);
		const item = document.createElement('li');

		if (!row)
			return [];
		item.append(row.cloneNode(true));
		const name = item.querySelector('.row-name');
		const [before, after] = name.textContent.split(title[0].words);
		name.replaceChildren(...after === undefined ? [] : [before], ...marked(...title, true), after ?? '');
		if (text[0]) {
			const span = document.createElement('span');

			span.className = 'row-text';
			span.append(...marked(...text));
			item.querySelector('.row-title').append(span);
		}
		return [item];
	};

	const show = () => withTexts((texts) => {
		const { dataset } = byId('search-count');
		const query = byId('query').value.normalize('NFC').trim();

		index ||= texts.texts.map(([id, passages]) => ({ id, passages: passages.map((p) => prepare(texts, p)) }));
		const rows = search(lookAll(texts, query)).slice(0, MOST).flatMap(makeRow);

		byId('found').replaceChildren(...rows);
		byId('search-count').textContent = !query ? '' : rows.length ? dataset.count.replace('%', rows.length) : dataset.none;
	});

	ready(() => {
		const view = byId('search');
		/* There when the first letter comes, in the view that a document opens with too. */
		const load = () => view.classList.contains('shown') && withTexts(() => {});

		if (!view)
			return;
		view.addEventListener('submit', (event) => event.preventDefault());
		view.addEventListener('reset', () => setTimeout(show));
		view.querySelector('input').addEventListener('input', show);
		on('viewchange', load);
		load();
	});
}
