// tagged.mjs - what a tagged PDF says, gone through once: what is painted inside which marked content, the structure tree, the fonts and
// the codes used of each.
//
// SPDX-License-Identifier: GPL-3.0-or-later
import { readCff, readTrueType } from './fontfile.mjs';
import { isReference, operators, readCmap } from './pdf.mjs';

const PAINTING = new Set(['f', 'F', 'f*', 'B', 'B*', 'b', 'b*', 'S', 's', 'sh', 'BI', 'EI']);

function attempt(read, bytes) {
	try {
		return bytes && read(bytes);
	} catch (e) {
		return undefined;       // a damaged program is as good as none
	}
}

// A composite font, and how its codes lead to CIDs, glyphs and text.
function readFont(pdf, reference) {
	const dict = pdf.get(reference);
	const cid = pdf.get(pdf.get(dict['/DescendantFonts'])?.[0]) ?? {};
	const descriptor = pdf.get(cid['/FontDescriptor']) ?? {};
	const embedded = isReference(dict['/Encoding']) ? dict['/Encoding'] : undefined;
	const map = isReference(cid['/CIDToGIDMap']) ? pdf.data(cid['/CIDToGIDMap']) : undefined;
	const font = {
		reference, dict, cid, descriptor, used: new Set(),
		cmap: embedded && readCmap(pdf.data(embedded)), cmapDict: embedded && pdf.get(embedded),
		unicode: dict['/ToUnicode'] ? readCmap(pdf.data(dict['/ToUnicode'])).unicode : undefined,
		truetype: attempt(readTrueType, pdf.data(descriptor['/FontFile2'])), cff: attempt(readCff, pdf.data(descriptor['/FontFile3'])),
		widths: new Map(),
	};
	const widths = pdf.get(cid['/W']) ?? [];

	font.program = font.truetype ?? font.cff;
	for (let i = 0; i < widths.length; )
		if (Array.isArray(pdf.get(widths[i + 1]))) {
			pdf.get(widths[i + 1]).forEach((w, k) => font.widths.set(widths[i] + k, w));
			i += 2;
		} else {
			for (let c = widths[i]; c <= widths[i + 1]; c++)
				font.widths.set(c, widths[i + 2]);
			i += 3;
		}
	font.cidOf = code => font.cmap ? font.cmap.cid.get(code) : code;
	font.widthOf = code => font.widths.get(font.cidOf(code)) ?? cid['/DW'] ?? 1000;
	font.glyphOf = code => {
		const c = font.cidOf(code);

		if (c === undefined)
			return undefined;
		if (font.cff)
			return font.cff.glyph(c);
		return map ? (2 * c + 1 < map.length ? map.readUInt16BE(2 * c) : undefined) : c;
	};
	return font;
}

const codes = string => Array.from({ length: string.length >> 1 }, (_, i) => string.readUInt16BE(2 * i));

// Walks a content stream. `painted` hears of each { kind, marks, font, codes, name } in its order.
class Reader {
	constructor(pdf, fonts, page) {
		this.pdf = pdf;
		this.fonts = fonts;
		this.page = page;
		this.painted = [];
		this.marks = [];
		this.opened = [];               // all marked content, with the marks around it
		this.problems = [];
		this.operators = [];
		this.depth = this.deepest = 0;
		this.images = new Set();
		this.forms = [];
	}

	problem(what) {
		this.problems.push(`page ${this.page.index + 1}: ${what}`);
	}

	resource(resources, kind, name) {
		const found = this.pdf.get(this.pdf.get(resources)?.[kind])?.[name];

		if (found === undefined)
			this.problem(`no ${kind.slice(1)} ${name} among the resources`);
		return found;
	}

	open([tag, properties]) {
		const mark = { tag, properties: typeof properties === 'object' ? properties : {}, mcid: properties?.['/MCID'] };

		this.opened.push({ mark, around: [...this.marks] });
		this.marks.push(mark);
	}

	paint(event) {
		this.painted.push({ marks: [...this.marks], ...event });
	}

	show(font, string) {
		if (font === undefined) {
			this.problem('text without a font');
			return;
		}
		for (const code of codes(string))
			font.used.add(code);
		this.paint({ kind: 'text', font, codes: codes(string) });
	}

	use(resources, name) {
		const reference = this.resource(resources, '/XObject', name);
		const dict = this.pdf.get(reference);

		if (dict?.['/Subtype'] === '/Form') {
			const before = this.opened.length;
			this.read(this.pdf.data(reference), dict['/Resources'] ?? resources);
			this.forms.push({ reference, dict, mcids: this.opened.slice(before).filter(o => o.mark.mcid !== undefined).length });
		} else if (dict) {
			this.images.add(reference);
			this.paint({ kind: 'image', name, reference });
		}
	}

	read(bytes, resources) {
		const base = this.marks.length;
		let font, text;

		for (const { operator, operands } of operators(bytes)) {
			this.operators.push({ operator, operands });
			switch (operator) {
			case 'q': this.deepest = Math.max(this.deepest, ++this.depth); break;
			case 'Q': this.depth--; break;
			case 'BT': text = this.marks.length; break;
			case 'ET':
				if (text !== this.marks.length)
					this.problem('marked content crosses the end of a text object');
				text = undefined;
				break;
			case 'BMC':
			case 'BDC': this.open(operands); break;
			case 'EMC':
				if (this.marks.length <= (text ?? base))
					this.problem('EMC without a beginning, or of one outside its text object');
				this.marks.pop();
				break;
			case 'Tf': {
				const reference = this.resource(resources, '/Font', operands[0]);
				if (reference !== undefined && !this.fonts.has(reference))
					this.fonts.set(reference, readFont(this.pdf, reference));
				font = this.fonts.get(reference);
				break;
			}
			case 'Tj':
			case '\'':
			case '"': this.show(font, operands.at(-1)); break;
			case 'TJ': operands[0].filter(Buffer.isBuffer).forEach(s => this.show(font, s)); break;
			case 'Do': this.use(resources, operands[0]); break;
			default:
				if (PAINTING.has(operator))
					this.paint({ kind: 'shape' });
			}
		}
		if (this.marks.length !== base)
			this.problem('marked content without an end');
		this.marks.length = base;
	}
}

// One kid may stand without an array.
function kids(pdf, dict) {
	const all = pdf.get(dict['/K']);

	return all === undefined ? [] : Array.isArray(all) ? all : [dict['/K']];
}

// Depth first, as they are read aloud.
function *elementsOf(pdf, reference, parent) {
	const dict = pdf.get(reference);
	const element = { reference, dict, parent, role: dict['/S']?.slice(1), elements: [], contents: [], objects: [] };

	yield element;
	for (const kid of kids(pdf, dict)) {
		const value = pdf.get(kid);

		if (typeof value === 'number') {
			element.contents.push({ mcid: value, page: dict['/Pg'] });
		} else if (value?.['/Type'] === '/MCR') {
			element.contents.push({ mcid: value['/MCID'], page: value['/Pg'] ?? dict['/Pg'] });
		} else if (value?.['/Type'] === '/OBJR') {
			element.objects.push(value['/Obj']);
		} else if (value) {
			const below = [...elementsOf(pdf, kid, element)];
			element.elements.push(below[0]);
			yield* below;
		}
	}
}

// Attributes of an element with this owner: { '/Scope': '/Column' }.
export function attributes(pdf, element, owner) {
	const all = element.dict['/A'] === undefined ? [] : [pdf.get(element.dict['/A'])].flat().map(a => pdf.get(a));

	return Object.assign({}, ...all.filter(a => a?.['/O'] === owner));
}

// The language an element is in; undefined: nothing says so.
export function languageOf(pdf, element) {
	for (let e = element; e; e = e.parent)
		if (e.dict['/Lang'] !== undefined)
			return e.dict['/Lang'];
	return pdf.root['/Lang'];
}

export function *ancestors(element) {
	for (let e = element.parent; e; e = e.parent)
		yield e;
}

export function read(pdf) {
	const fonts = new Map();
	const pages = pdf.pages().map((page, index) => {
		const reader = new Reader(pdf, fonts, { ...page, index });

		reader.read(pdf.content(page), page.dict['/Resources']);
		reader.annotations = (pdf.get(page.dict['/Annots']) ?? []).map(reference => ({ reference, dict: pdf.get(reference), page: reader }));
		return reader;
	});
	const root = pdf.get(pdf.root['/StructTreeRoot']) ?? {};
	const metadata = pdf.root['/Metadata'];

	return {
		pdf, pages, fonts: [...fonts.values()], root,
		elements: kids(pdf, root).flatMap(top => [...elementsOf(pdf, top, undefined)]),
		parents: [...pdf.tree(root['/ParentTree'], '/Nums')],
		annotations: pages.flatMap(page => page.annotations),
		xmp: metadata && pdf.data(metadata)?.toString('utf8'),
	};
}
