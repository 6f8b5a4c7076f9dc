// fontfile.mjs - how many glyphs an embedded font has, how wide each is, and which CID shows it: TrueType (ISO/IEC 14496-22) and CFF
// (Adobe Technical Notes 5176 and 5177), as far as that takes.
//
// SPDX-License-Identifier: GPL-3.0-or-later

// { glyphs, width(glyph) in 1/1000 em }
export function readTrueType(bytes) {
	const tables = new Map();

	for (let i = 0; i < bytes.readUInt16BE(4); i++) {
		const at = 12 + 16 * i;

		tables.set(bytes.toString('latin1', at, at + 4), bytes.subarray(bytes.readUInt32BE(at + 8), bytes.readUInt32BE(at + 8) + bytes.readUInt32BE(at + 12)));
	}
	const units = tables.get('head').readUInt16BE(18);
	const long = tables.get('hhea').readUInt16BE(34);
	const hmtx = tables.get('hmtx');

	return {
		glyphs: tables.get('maxp').readUInt16BE(4),
		width: glyph => hmtx.readUInt16BE(4 * Math.min(glyph, long - 1)) * 1000 / units,
	};
}

// Items of an INDEX, and where it ends.
function readIndex(bytes, at) {
	const n = bytes.readUInt16BE(at);
	const items = [];

	if (n === 0)
		return { items, end: at + 2 };
	const size = bytes[at + 2], base = at + 2 + (n + 1) * size;
	const offset = i => bytes.readUIntBE(at + 3 + i * size, size);
	for (let i = 0; i < n; i++)
		items.push(bytes.subarray(base + offset(i), base + offset(i + 1)));
	return { items, end: base + offset(n) };
}

// A number of a DICT or charstring that begins at `at`, or undefined.
function readNumber(bytes, at) {
	const b = bytes[at];

	if (b >= 32 && b <= 246)
		return [b - 139, 1];
	if (b >= 247 && b <= 250)
		return [(b - 247) * 256 + bytes[at + 1] + 108, 2];
	if (b >= 251 && b <= 254)
		return [-(b - 251) * 256 - bytes[at + 1] - 108, 2];
	if (b === 28)
		return [bytes.readInt16BE(at + 1), 3];
	return undefined;
}

// Operator to operands; two-byte operators are 1200 and up.
function readDict(bytes) {
	const dict = new Map();
	let operands = [];

	for (let at = 0; at < bytes.length; ) {
		const number = readNumber(bytes, at);

		if (number) {
			operands.push(number[0]);
			at += number[1];
		} else if (bytes[at] === 29) {
			operands.push(bytes.readInt32BE(at + 1));
			at += 5;
		} else if (bytes[at] === 30) {
			const nibble = { a: '.', b: 'e', c: 'e-', e: '-' };
			let digits = '';
			for (at++; !digits.includes('f'); at++)
				digits += bytes.toString('hex', at, at + 1);
			operands.push(Number(digits.replace(/f.*/, '').replace(/[abce]/g, n => nibble[n])));
		} else {
			const operator = bytes[at] === 12 ? 1200 + bytes[at + 1] : bytes[at];
			dict.set(operator, operands);
			operands = [];
			at += operator >= 1200 ? 2 : 1;
		}
	}
	return dict;
}

// The first operator that clears the stack takes one operand too many where the width is not the default (5177, 3.1).
function widthOf(charstring, subrs, globals, nominal, standard) {
	const stack = [];
	const needs = { 21: 2, 22: 1, 4: 1, 14: 0 };        // rmoveto, hmoveto, vmoveto, endchar
	const bias = list => list.length < 1240 ? 107 : list.length < 33900 ? 1131 : 32768;

	function run(bytes) {
		for (let at = 0; at < bytes.length; ) {
			const b = bytes[at], number = readNumber(bytes, at);

			if (number) {
				stack.push(number[0]);
				at += number[1];
			} else if (b === 255) {
				stack.push(bytes.readInt32BE(at + 1) / 65536);
				at += 5;
			} else if (b === 10 || b === 29) {
				const list = b === 10 ? subrs : globals;
				const width = run(list[stack.pop() + bias(list)]);
				if (width !== undefined)
					return width;
				at++;
			} else if (b === 11) {
				return undefined;
			} else {
				const extra = b in needs ? stack.length > needs[b] : stack.length % 2 === 1;         // else a hint: pairs
				return extra ? nominal + stack[0] : standard;
			}
		}
		return undefined;
	}
	return run(charstring);
}

function readCharset(bytes, at, glyphs) {
	const cid = [0];
	const format = bytes[at++];

	while (cid.length < glyphs) {
		const first = bytes.readUInt16BE(at);
		const left = format === 0 ? 0 : format === 1 ? bytes[at + 2] : bytes.readUInt16BE(at + 2);

		at += 2 + format;
		for (let i = 0; i <= left; i++)
			cid.push(first + i);
	}
	return cid;
}

function readFdSelect(bytes, at, glyphs) {
	const fd = [];

	if (bytes[at] === 0)
		return [...bytes.subarray(at + 1, at + 1 + glyphs)];
	for (let i = 0; i < bytes.readUInt16BE(at + 1); i++) {
		const range = at + 3 + 3 * i;

		for (let glyph = bytes.readUInt16BE(range); glyph < bytes.readUInt16BE(range + 3); glyph++)
			fd[glyph] = bytes[range + 2];
	}
	return fd;
}

// { glyphs, width(glyph), glyph(cid) }
export function readCff(bytes) {
	const names = readIndex(bytes, bytes[2]);
	const tops = readIndex(bytes, names.end);
	const strings = readIndex(bytes, tops.end);
	const globals = readIndex(bytes, strings.end).items;
	const top = readDict(tops.items[0]);
	const charstrings = readIndex(bytes, top.get(17)[0]).items;
	const cidKeyed = top.has(1230);
	const charset = cidKeyed ? readCharset(bytes, top.get(15)[0], charstrings.length) : charstrings.map((_, i) => i);
	const dicts = cidKeyed ? readIndex(bytes, top.get(1236)[0]).items.map(readDict) : [top];
	const select = cidKeyed ? readFdSelect(bytes, top.get(1237)[0], charstrings.length) : charstrings.map(() => 0);
	const scale = top.get(1207)?.[0] ?? dicts[0].get(1207)?.[0] ?? 0.001;
	const fonts = dicts.map(dict => {
		const [size, at] = dict.get(18);
		const own = readDict(bytes.subarray(at, at + size));

		return {
			nominal: own.get(21)?.[0] ?? 0, standard: own.get(20)?.[0] ?? 0,
			subrs: own.has(19) ? readIndex(bytes, at + own.get(19)[0]).items : [],
		};
	});

	return {
		glyphs: charstrings.length,
		glyph: cid => charset.indexOf(cid),
		width(glyph) {
			const font = fonts[select[glyph]];

			return widthOf(charstrings[glyph], font.subrs, globals, font.nominal, font.standard) * scale * 1000;
		},
	};
}
