// compare.mjs - what was set and what was read, word by word. docs/PAPER.md has the rule.
//
// SPDX-License-Identifier: GPL-3.0-or-later
// The same text as any reader may write it: composed, without characters that only steer bidi, joining or line ends.
const plain = text => text.normalize('NFC').replace(/\p{Cf}|\ufffe/gu, '');

// A text as its characters that are not white space, and what is before each: nothing, a space, or (at a line's end that has
// none in the source) either.
const NOTHING = 0, SPACE = 1, EITHER = 2;
export const LINE_END = '\x01';

export function flatten(text) {
	const flat = { chars: '', gaps: [] };
	let gap = SPACE;

	for (const c of plain(text))
		if (c === LINE_END) {
			gap ||= EITHER;
		} else if (/\s/u.test(c)) {
			gap = SPACE;
		} else {
			flat.chars += c;
			flat.gaps.push(gap, ...Array(c.length - 1).fill(NOTHING));
			gap = NOTHING;
		}
	return flat;
}

// The documents of a trace: their pages, each a list of lines as they were set, joined where a word or a text without spaces goes on.
export function documents(trace) {
	const found = [];
	let pages, last;

	for (const line of trace.split('\n')) {
		if (line.startsWith('document '))
			found.push(pages = []);
		if (line.startsWith('page '))
			pages.push([]), last = undefined;
		const glyphs = line.match(/^glyphs (-?\d+),(-?\d+) \S+ (\d+) .*? (\d+) "((?:[^"\\]|\\.)*)"( space)?(.*); (.*)$/);
		if (!glyphs)
			continue;
		const [x, y, size, width] = glyphs.slice(1, 5).map(Number), [quoted, space] = glyphs.slice(5, 7);
		const artifact = glyphs[8].startsWith('artifact'), chunks = pages.at(-1);
		const apart = last && Math.min(Math.abs(last.end - x), Math.abs(x + width - last.x));
		const raised = last && last.y !== y && Math.abs(last.y - y) < last.size && apart < last.size / 8;
		if (raised)                     // the number of a note
			chunks.at(-1).text = chunks.at(-1).text.trimEnd() + LINE_END;
		else if (!last || last.space && (last.y !== y || apart > last.size) || last.artifact !== artifact)
			chunks.push({ text: '', artifact });
		else if (last.y !== y)
			chunks.at(-1).text += LINE_END;
		chunks.at(-1).text += quoted.replace(/\\(.)/g, (_, c) => c === 'n' ? '\n' : c) + (space ? ' ' : '');
		last = { x, y, size, end: x + width, space, artifact };
	}
	return found;
}

// Is text[from, to) of what was read set apart and held together as `word`?
function sameGaps(word, first, read, at, length) {
	for (let i = 0; i < length; i++) {
		const want = word.gaps[first + i], got = read.gaps[at + i];

		if (want !== EITHER && (want === SPACE) !== (got === SPACE))
			return false;
	}
	return true;
}

// Where words of a chunk begin, and its end.
const bounds = flat => [...flat.gaps.keys()].filter(i => flat.gaps[i] === SPACE).concat(flat.chars.length);

// Where each chunk stands in what was read, or -1. In their order as far as that goes; then the longest first, each beside its
// neighbour in the text if it can be, or else where it is set apart.
function place(flats, read, sorts) {
	const used = new Uint8Array(read.chars.length + 1);
	const at = flats.map(() => -1);
	let pos = 0;

	const take = (k, where) => used.fill(1, at[k] = where, where + flats[k].chars.length);
	const worth = (k, where) => {
		const end = where + flats[k].chars.length;

		if (k > 0 && at[k - 1] >= 0 && at[k - 1] + flats[k - 1].chars.length === where || k + 1 < at.length && at[k + 1] === end)
			return 2;
		return read.gaps[where] === SPACE && (end === read.chars.length || read.gaps[end] === SPACE) ? 1 : 0;
	};

	for (let k = 0; !sorts && k < flats.length; k++)
		if (read.chars.startsWith(flats[k].chars, pos)) {
			take(k, pos);
			pos += flats[k].chars.length;
		}
	for (const k of [...flats.keys()].sort((a, b) => flats[b].chars.length - flats[a].chars.length || a - b)) {
		let best = -1;

		if (at[k] >= 0 || flats[k].chars === '')
			continue;
		for (let i = 0; (i = read.chars.indexOf(flats[k].chars, i)) >= 0; i++)
			if (!used.subarray(i, i + flats[k].chars.length).includes(1) && (best < 0 || worth(k, i) > worth(k, best)))
				best = i;
		if (best >= 0)
			take(k, best);
	}
	return { at, used };
}

// How much of a page came back: words that did, words in all, chunks not behind the one before them, words too many.
export function compare(chunks, text, sorts) {
	const read = flatten(text);
	const result = { good: 0, all: 0, jumps: 0, extra: 0, bad: [] };

	let flats, at, used;

	// Programs that sort what they find by place may put another column's line between two lines of a text without spaces.
	for (const again of [sorts, false]) {
		flats = chunks.map(chunk => flatten(chunk.text));
		({ at, used } = place(flats, read, sorts));
		if (again)
			chunks = chunks.flatMap((chunk, k) => at[k] >= 0 ? chunk : chunk.text.split(LINE_END).map(text => ({ ...chunk, text })));
	}
	const copies = new Set();

	for (const [k, flat] of flats.entries()) {
		const ends = bounds(flat);

		for (let i = 0; i + 1 < ends.length; i++) {
			const word = flat.chars.slice(ends[i], ends[i + 1]);
			let where = at[k] < 0 ? read.chars.indexOf(word) : at[k] + ends[i];

			while (at[k] < 0 && where >= 0 && used.subarray(where, where + word.length).includes(1))
				where = read.chars.indexOf(word, where + 1);
			if (chunks[k].artifact) {
				copies.add(word);
				continue;
			}
			result.all++;
			if (where >= 0)
				used.fill(1, where, where + word.length);
			if (where >= 0 && sameGaps(flat, ends[i], read, where, word.length) &&
					(where + word.length === read.chars.length || read.gaps[where + word.length] === SPACE))
				result.good++;
			else
				result.bad.push(word);
		}
	}
	const order = [...flats.keys()].filter(k => at[k] >= 0 && !chunks[k].artifact).sort((a, b) => at[a] - at[b]);
	result.jumps = order.filter((k, i) => i > 0 && k < order[i - 1]).length;
	for (let i = 0, end; i < read.chars.length; i = end) {
		for (end = i + 1; end < read.chars.length && used[end] === used[i] && read.gaps[end] !== SPACE; )
			end++;
		if (!used[i] && !copies.has(read.chars.slice(i, end)))
			result.extra++, result.bad.push(`+${read.chars.slice(i, end)}`);
	}
	return result;
}

export function add(sum, part) {
	for (const key of ['good', 'all', 'jumps', 'extra'])
		sum[key] = (sum[key] ?? 0) + part[key];
	(sum.bad ??= []).push(...part.bad);
	return sum;
}
