// archive.mjs - the conditions of PDF/A-2a (ISO 19005-2) for matterhorn.mjs, and of the ways through a document.
//
// SPDX-License-Identifier: GPL-3.0-or-later
import { isUtf8 } from 'node:buffer';
import { isReference, isString, text } from './pdf.mjs';

const OPERATORS = new Set(('b B b* B* BDC BI BMC BT BX c cm CS cs d d0 d1 Do DP EI EMC ET EX f F f* G g gs h i ID j J K k l m M MP n q Q re RG rg ri '
	+ 's S SC sc SCN scn sh T* Tc Td TD Tf Tj TJ TL Tm Tr Ts Tw Tz v w W W* y \' "').split(' '));
const FILTERS = ['/FlateDecode', '/DCTDecode', '/ASCIIHexDecode', '/ASCII85Decode', '/RunLengthDecode', '/CCITTFaxDecode', '/JBIG2Decode', '/JPXDecode'];

// What a catalogue and a page of lykt's may hold. None of it waits for anything, acts, or shows the pages another way.
const CATALOGUE = ['/Lang', '/MarkInfo', '/Metadata', '/Outlines', '/OutputIntents', '/PageLabels', '/PageMode', '/Pages', '/StructTreeRoot', '/Type',
	'/ViewerPreferences'];
const PAGE = ['/Annots', '/Contents', '/Group', '/MediaBox', '/Parent', '/Resources', '/StructParents', '/Tabs', '/TrimBox', '/Type'];

// The schemas of XMP that are used, and what is taken of each.
const SCHEMAS = {
	dc: ['http://purl.org/dc/elements/1.1/', 'format', 'language', 'title'],
	pdf: ['http://ns.adobe.com/pdf/1.3/', 'Producer'],
	xmp: ['http://ns.adobe.com/xap/1.0/', 'CreatorTool'],
	pdfaid: ['http://www.aiim.org/pdfa/ns/id/', 'conformance', 'part'],
	pdfuaid: ['http://www.aiim.org/pdfua/ns/id/', 'part'],
	pdfaExtension: ['http://www.aiim.org/pdfa/ns/extension/', 'schemas'],
	pdfaSchema: ['http://www.aiim.org/pdfa/ns/schema#', 'namespaceURI', 'prefix', 'property', 'schema'],
	pdfaProperty: ['http://www.aiim.org/pdfa/ns/property#', 'category', 'description', 'name', 'valueType'],
	rdf: ['http://www.w3.org/1999/02/22-rdf-syntax-ns#', 'Alt', 'Bag', 'Description', 'RDF', 'Seq', 'li'],
	x: ['adobe:ns:meta/', 'xmpmeta'],
};

// The file without what is in its streams, so that only syntax is left; and each stream with its keywords.
function skeleton(raw) {
	const source = raw.toString('latin1');
	const streams = [...source.matchAll(/stream(\r\n|\n|\r)?([^]*?)(\r\n|\n|\r)?endstream/g)];

	return { source: source.replace(/stream\r?\n[^]*?endstream/g, 'stream endstream'), streams };
}

// Streams whose Length is not how long they are.
function *unmeasured(raw) {
	const source = raw.toString('latin1');
	const keyword = />>\s*stream\r?\n/g;

	for (let found; (found = keyword.exec(source)); ) {
		const dict = source.slice(source.lastIndexOf(' obj', found.index), found.index);
		const [, direct, indirect] = dict.match(/\/Length (\d+)(?!\d* \d+ R)|\/Length (\d+) 0 R/) ?? [];
		const length = Number(direct ?? source.match(new RegExp(`[\\r\\n]${indirect} 0 obj\\s+(\\d+)\\s`))?.[1]);
		const end = source.slice(keyword.lastIndex + length).match(/^(\r\n|\r|\n)endstream/);

		if (!end)
			yield `the stream at byte ${keyword.lastIndex} is not ${length} bytes long`;
		keyword.lastIndex = source.indexOf('endstream', keyword.lastIndex + (end ? length : 0));
	}
}

// Where a CMap says that it has another number of lines than it has, or leads from a code that it does not have.
function *miscounted(source) {
	for (const [, n, what, body, end] of source.matchAll(/(\d+) begin(\w+)\n([^]*?)end(\w+)/g)) {
		const lines = body.split('\n').length - 1;

		if (Number(n) !== lines || lines > 100 || what !== end)
			yield `${n} begin${what}, ${lines} lines, end${end}`;
	}
	if (!/begincodespacerange\n<0000> <FFFF>\nendcodespacerange/.test(source))
		yield 'not all codes of two bytes';
}

// A property of XMP as it is written: its text.
const property = (doc, name) => doc.xmp?.match(new RegExp(`<${name}>([^<]*)</${name}>`))?.[1];
const plain = xml => xml?.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&');

// The end of an element that has none, or none that fits.
function malformed(xml) {
	const open = [];

	for (const [, close, name, self] of xml.replace(/<\?[^]*?\?>/g, '').matchAll(/<(\/?)([^\s/>]+)(?:\s+[\w:]+="[^"<]*")*\s*(\/?)>/g))
		if (!close && !self)
			open.push(name);
		else if (close && open.pop() !== name)
			return name;
	return open.pop();
}

const destination = (pdf, dict) => pdf.get(dict['/Dest'] ?? pdf.get(dict['/A'])?.['/D']);

// Bookmarks as they hang together: { dict, reference, kids }.
function bookmarks(pdf, reference, depth = 0) {
	const dict = pdf.get(reference), kids = [];

	for (let kid = dict['/First']; kid !== undefined && kids.length < 10000; kid = pdf.get(kid)['/Next'])
		kids.push(bookmarks(pdf, kid, depth + 1));
	return { dict, reference, kids };
}

function *tangled(doc, node) {
	const { pdf } = doc;

	if (node.dict['/Last'] !== node.kids.at(-1)?.reference)
		yield `${node.reference} has another last`;
	for (const [i, kid] of node.kids.entries()) {
		if (kid.dict['/Parent'] !== node.reference || kid.dict['/Prev'] !== node.kids[i - 1]?.reference)
			yield `${kid.reference} hangs elsewhere`;
		if (!text(kid.dict['/Title']))
			yield `${kid.reference} has no title`;
		if (!doc.pages.some(p => p.page.reference === destination(pdf, kid.dict)?.[0]))
			yield `'${text(kid.dict['/Title'])}' leads to no page`;
		if (kid.kids.length > 0 && kid.dict['/Count'] !== -kid.kids.length)
			yield `'${text(kid.dict['/Title'])}' counts ${kid.dict['/Count']} below it, not ${kid.kids.length}`;
		yield* tangled(doc, kid);
	}
}

export const archive = {
	*'A 6.1.2 the header is whole'(doc) {
		if (!/^%PDF-1\.[0-7]\n%[\x80-\xff]{4}[\r\n]/.test(doc.pdf.raw.toString('latin1', 0, 20)))
			yield JSON.stringify(doc.pdf.raw.toString('latin1', 0, 20));
	},
	*'A 6.1.3 the file has an identifier and ends with its end'(doc) {
		const id = doc.pdf.trailer['/ID'];

		if (id?.length !== 2 || !id.every(part => isString(part) && part.length > 2))
			yield `ID ${id}`;
		if (!/%%EOF\r?\n?$/.test(doc.pdf.raw.toString('latin1', doc.pdf.raw.length - 10)))
			yield 'there is something behind %%EOF';
	},
	*'A 6.1.4 the table of objects is written to the letter'(doc) {
		const { source } = skeleton(doc.pdf.raw);

		if (!/\nxref\n0 \d+\n(\d{10} \d{5} [fn][ \r][\n\r])+trailer/.test(source))
			yield 'xref';
	},
	*'A 6.1.6 hexadecimal strings are whole'(doc) {
		const { source } = skeleton(doc.pdf.raw);

		for (const [string, digits] of source.replace(/\((\\.|[^\\)])*\)/g, '').replace(/<<|>>/g, ' ').matchAll(/<([^>]*)>/g))
			if (!/^([0-9A-Fa-f]{2})*$/.test(digits.replace(/\s/g, '')))
				yield string;
	},
	*'A 6.1.7 streams begin and end where they say'(doc) {
		for (const [all, begin, body, end] of skeleton(doc.pdf.raw).streams)
			if (!['\r\n', '\n'].includes(begin) || (!end && body !== ''))
				yield JSON.stringify(all.slice(0, 20));
		for (const { dict, reference } of doc.pdf.dictionaries())
			for (const key of ['/F', '/FFilter', '/FDecodeParms'])
				if (dict['/Length'] !== undefined && dict[key] !== undefined)
					yield `${reference} is in another file`;
		yield* unmeasured(doc.pdf.raw);
	},
	*'A 6.1.7.2 filters are allowed'(doc) {
		for (const [key, object] of Object.entries(doc.pdf.objects))
			for (const filter of object.stream ? [doc.pdf.get(object.stream.dict['/Filter']) ?? []].flat() : [])
				if (!FILTERS.includes(filter))
					yield `${key}: ${filter}`;
		if (/\/(LZWDecode|Crypt)\b/.test(skeleton(doc.pdf.raw).source))
			yield 'LZW';
	},
	*'A 6.1.8 names are UTF-8'(doc) {
		const { source } = skeleton(doc.pdf.raw);

		for (const [name] of source.replace(/\((\\.|[^\\)])*\)/g, '').matchAll(/\/[^\s()<>[\]{}/%]+/g)) {
			const bytes = Buffer.from(name.replace(/#([0-9A-Fa-f]{2})/g, (_, hex) => String.fromCharCode(parseInt(hex, 16))), 'latin1');

			if (!isUtf8(bytes))
				yield name;
		}
	},
	*'A 6.1.9 objects begin and end on lines of their own'(doc) {
		const { source } = skeleton(doc.pdf.raw);
		const begin = source.match(/\d+\s+\d+\s+obj/g) ?? [], end = source.match(/endobj/g) ?? [];

		if ((source.match(/[\n\r]\d+ \d+ obj[\n\r]/g) ?? []).length !== begin.length)
			yield 'obj';
		if ((source.match(/[\n\r]endobj[\n\r]/g) ?? []).length !== end.length || begin.length !== end.length)
			yield 'endobj';
	},
	*'A 6.1.13 nothing is larger than readers can hold'(doc) {
		for (const { dict, reference } of doc.pdf.dictionaries())
			for (const [key, value] of Object.entries(dict)) {
				if (key.length > 128 || (typeof value === 'string' && /^\//.test(value) && value.length > 128))
					yield `${reference}: a name`;
				if (isString(value) && Buffer.byteLength(value) > 32767)
					yield `${reference}: ${key}`;
				if (Number.isInteger(value) && Math.abs(value) > 2147483647)
					yield `${reference}: ${key} ${value}`;
			}
		if (Object.keys(doc.pdf.objects).length > 8388607 || doc.pages.some(p => p.deepest > 28 || p.depth !== 0))
			yield 'objects, or q without Q';
		for (const { page } of doc.pages) {
			for (const [l, b, r, t] of [page.dict['/MediaBox'], page.dict['/TrimBox'] ?? page.dict['/MediaBox']])
				if (![r - l, t - b].every(side => side >= 3 && side <= 14400))
					yield `page ${page.index + 1} of ${r - l} by ${t - b}`;
		}
		for (const page of doc.pages)
			for (const { operator, operands } of page.operators)
				if (operands.flat().flatMap(o => o?.['/ActualText'] ?? o).some(o => Buffer.isBuffer(o) && o.length > 32767))
					yield `page ${page.page.index + 1}: ${operator}`;
	},
	*'A 6.2.2 operators are those of PDF'(doc) {
		for (const page of doc.pages)
			for (const { operator } of page.operators)
				if (!OPERATORS.has(operator))
					yield `page ${page.page.index + 1}: ${operator}`;
		for (const { page } of doc.pages)
			if (doc.pdf.get(page.reference)['/Resources'] === undefined)
				yield `page ${page.index + 1} inherits its resources`;
	},
	*'A 6.2.3 there is one output intent, with a profile of RGB'(doc) {
		const intents = (doc.pdf.get(doc.pdf.root['/OutputIntents']) ?? []).map(i => doc.pdf.get(i));
		const [intent] = intents, profile = intent && doc.pdf.data(intent['/DestOutputProfile']);

		if (intents.length !== 1 || intent['/DestOutputProfileRef'] !== undefined || intent['/S'] !== '/GTS_PDFA1' || !text(intent['/OutputConditionIdentifier']))
			yield `${intents.length} intents, ${intent?.['/S']}`;
		if (!profile || profile.toString('latin1', 36, 40) !== 'acsp' || !['mntr', 'prtr'].includes(profile.toString('latin1', 12, 16))
			|| profile.toString('latin1', 16, 20) !== 'RGB ' || profile.readUInt32BE(0) !== profile.length || profile[8] > 4)
			yield 'the profile';
		else if (doc.pdf.get(intent['/DestOutputProfile'])['/N'] !== 3)
			yield 'N is not 3';
	},
	*'A 6.2.4.3 colours are RGB or grey'(doc) {
		for (const page of doc.pages)
			for (const { operator } of page.operators)
				if (['k', 'K', 'cs', 'CS', 'sc', 'SC', 'scn', 'SCN', 'sh'].includes(operator))
					yield `page ${page.page.index + 1}: ${operator}`;
		for (const { dict, reference } of doc.pdf.dictionaries())
			if (dict['/Subtype'] === '/Image' && !['/DeviceRGB', '/DeviceGray'].includes(dict['/ColorSpace']))
				yield `${reference}: ${dict['/ColorSpace']}`;
	},
	*'A 6.2.5 6.2.6 no graphics states, no rendering intents'(doc) {
		for (const page of doc.pages)
			for (const { operator } of page.operators)
				if (['gs', 'ri'].includes(operator))
					yield `page ${page.page.index + 1}: ${operator}`;
		for (const { dict, reference } of doc.pdf.dictionaries())
			if (dict['/Subtype'] === '/Image' && dict['/Intent'] !== undefined)
				yield reference;
	},
	*'A 6.2.8 images are plain'(doc) {
		for (const { dict, reference } of doc.pdf.dictionaries())
			if (dict['/Subtype'] === '/Image' && (dict['/BitsPerComponent'] !== 8 || (dict['/Alternates'] ?? dict['/OPI'] ?? dict['/Interpolate'])))
				yield reference;
		for (const page of doc.pages)
			if (page.operators.some(({ operator }) => operator === 'BI'))
				yield `page ${page.page.index + 1}: an image among the operators`;
	},
	*'A 6.2.10 what shows through is mixed in a colour space that is named'(doc) {
		for (const { page, images } of doc.pages)
			if ([...images].some(image => doc.pdf.get(image)['/SMask'] !== undefined) && doc.pdf.get(page.dict['/Group'])?.['/CS'] === undefined)
				yield `page ${page.index + 1}`;
	},
	*'A 6.2.11.2 fonts are composite'(doc) {
		for (const font of doc.fonts)
			if (font.dict['/Subtype'] !== '/Type0' || !['/CIDFontType0', '/CIDFontType2'].includes(font.cid['/Subtype']))
				yield `${font.dict['/BaseFont']}: ${font.dict['/Subtype']} ${font.cid['/Subtype']}`;
			else if ((font.cid['/Subtype'] === '/CIDFontType0') !== (font.cff !== undefined) && font.program)
				yield `${font.dict['/BaseFont']}: another kind of program`;
			else if (font.dict['/Type'] !== '/Font' || font.cid['/Type'] !== '/Font' || font.descriptor['/Type'] !== '/FontDescriptor')
				yield `${font.dict['/BaseFont']} does not say what it is`;
			else if (doc.pdf.get(font.descriptor['/FontFile3'])?.['/Subtype'] !== (font.cff && '/CIDFontType0C'))
				yield `${font.dict['/BaseFont']}: the program does not say what it is`;
	},
	*'A 6.2.11.3.3 CMaps are what they and their dictionaries say'(doc) {
		for (const font of doc.fonts)
			for (const map of [font.dict['/Encoding'], font.dict['/ToUnicode']].filter(isReference)) {
				const source = doc.pdf.data(map).toString('latin1'), name = doc.pdf.get(map)['/CMapName'];

				for (const problem of miscounted(source))
					yield `${font.dict['/BaseFont']}: ${problem}`;
				if (name !== undefined && !source.includes(`/CMapName ${name} def`))
					yield `${font.dict['/BaseFont']}: ${name} has another name`;
			}
	},
	*'A 6.2.11.4 subsets have names of their own'(doc) {
		const names = doc.fonts.map(font => font.cid['/BaseFont']);

		for (const [i, font] of doc.fonts.entries())
			if (!/^\/[A-Z]{6}\+./.test(names[i]) || font.descriptor['/FontName'] !== names[i] || names.indexOf(names[i]) !== i)
				yield `${names[i]}, ${font.descriptor['/FontName']}`;
	},
	*'A 6.2.11.7.3 no private characters without words for them'(doc) {
		for (const page of doc.pages)
			for (const { font, codes, marks } of page.painted.filter(p => p.kind === 'text'))
				if (codes.some(c => /[\ue000-\uf8ff\u{f0000}-\u{10ffff}]/u.test(font.unicode?.get(c) ?? '')) && !marks.some(m => m.properties['/ActualText']))
					yield `page ${page.page.index + 1}`;
	},
	*'A 6.3.2 annotations are printed and seen'(doc) {
		const PRINT = 4, HIDDEN = 1 | 2 | 32 | 256;

		for (const { dict, reference } of doc.annotations)
			if (!(dict['/F'] & PRINT) || dict['/F'] & HIDDEN)
				yield `${reference}: F ${dict['/F']}`;
	},
	*'A 6.5.1 links only lead somewhere'(doc) {
		for (const { dict, reference } of doc.annotations)
			if (dict['/A'] !== undefined && !['/URI', '/GoTo'].includes(doc.pdf.get(dict['/A'])['/S']))
				yield reference;
		for (const { dict, reference } of doc.pdf.dictionaries())
			for (const key of ['/AA', '/OpenAction', '/JavaScript', '/JS'])
				if (dict[key] !== undefined)
					yield `${reference}: ${key}`;
	},
	*'A 6.4.2 6.5.2 6.9 6.10 6.11 catalogue and pages hold nothing else'(doc) {
		yield* Object.keys(doc.pdf.root).filter(key => !CATALOGUE.includes(key));
		for (const { page } of doc.pages)
			yield* Object.keys(page.dict).filter(key => !PAGE.includes(key));
	},
	*'A 6.6.2.1 XMP is well-formed'(doc) {
		const dict = doc.pdf.get(doc.pdf.root['/Metadata']) ?? {};

		if (!/^<\?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"\?>/.test(doc.xmp) || !/<\?xpacket end="[rw]"\?>\s*$/.test(doc.xmp))
			yield 'no packet';
		if (malformed(doc.xmp ?? '') !== undefined)
			yield `<${malformed(doc.xmp)}>`;
		if (/[\0-\x08\x0b\x0c\x0e-\x1f\ufffd-\uffff]/.test(doc.xmp ?? ''))
			yield 'a character that is none of XML, or bytes that are none of UTF-8';
		if (dict['/Type'] !== '/Metadata' || dict['/Subtype'] !== '/XML')
			yield 'the stream does not say what it is';
	},
	*'A 6.6.2.3.1 properties are those of schemas that are known'(doc) {
		for (const [, prefix, name] of doc.xmp?.matchAll(/<([^\s/>?:]+):?([^\s/>]*)/g) ?? [])
			if (!SCHEMAS[prefix]?.slice(1).includes(name))
				yield `${prefix}:${name}`;
		for (const [, prefix, uri] of doc.xmp?.matchAll(/xmlns:(\w+)="([^"]*)"/g) ?? [])
			if (SCHEMAS[prefix]?.[0] !== uri)
				yield `${prefix} is ${uri}`;
	},
	*'A 6.6.2.3.3 what XMP does not know is explained'(doc) {
		const wanted = ['pdfaSchema:schema', 'pdfaSchema:namespaceURI', 'pdfaSchema:prefix', 'pdfaProperty:name', 'pdfaProperty:valueType',
			'pdfaProperty:category', 'pdfaProperty:description'];

		yield* wanted.filter(name => !property(doc, name));
		if (property(doc, 'pdfaSchema:namespaceURI') !== 'http://www.aiim.org/pdfua/ns/id/' || property(doc, 'pdfaProperty:name') !== 'part')
			yield 'another schema';
	},
	*'A 6.6.3 document information is that of XMP'(doc) {
		const info = doc.pdf.get(doc.pdf.trailer['/Info']) ?? {};
		const title = doc.xmp?.match(/<dc:title><rdf:Alt><rdf:li xml:lang="x-default">([^<]*)</)?.[1];
		const same = { '/Title': title, '/Producer': property(doc, 'pdf:Producer'), '/Creator': property(doc, 'xmp:CreatorTool') };

		for (const [key, value] of Object.entries(info))
			if (!(key in same) || plain(same[key]) !== text(value))
				yield `${key} '${text(value)}', '${same[key]}'`;
	},
	*'A 6.6.4 XMP names PDF/A-2a'(doc) {
		if (property(doc, 'pdfaid:part') !== '2' || property(doc, 'pdfaid:conformance') !== 'A' || !/xmlns:pdfaid="http:\/\/www\.aiim\.org\/pdfa\/ns\/id\/"/.test(doc.xmp))
			yield `part ${property(doc, 'pdfaid:part')}, conformance ${property(doc, 'pdfaid:conformance')}`;
	},
	*'A 6.7.2 the file says that it is tagged'(doc) {
		if (doc.pdf.get(doc.pdf.root['/MarkInfo'])?.['/Marked'] !== true || doc.elements.length === 0)
			yield 'Marked is not true, or there are no elements';
	},
	*'A 6.7.3.3 elements say that they are some'(doc) {
		for (const { dict, reference } of doc.elements)
			if (dict['/Type'] !== '/StructElem')
				yield reference;
		if (doc.root['/Type'] !== '/StructTreeRoot')
			yield 'the root';
	},
	*'A 6.7.4 languages are those of BCP 47'(doc) {
		const tag = /^([a-z]{2,3}|[a-z]{4,8})(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?(-([a-z0-9]{5,8}|\d[a-z0-9]{3}))*(-[a-wyz](-[a-z0-9]{2,8})+)*(-x(-[a-z0-9]{1,8})+)?$/;

		for (const { dict, reference } of doc.pdf.dictionaries())
			if (dict['/Lang'] !== undefined && !tag.test(text(dict['/Lang']) ?? ''))
				yield `${reference}: ${dict['/Lang']}`;
		for (const page of doc.pages)
			for (const { mark } of page.opened)
				if (mark.properties['/Lang'] !== undefined && !tag.test(mark.properties['/Lang'].toString('latin1')))
					yield `page ${page.page.index + 1}: ${mark.properties['/Lang']}`;
	},

	*'PDF 12.3.2 links and bookmarks lead to pages that are there'(doc) {
		for (const { dict, reference } of doc.annotations) {
			const to = destination(doc.pdf, dict);

			if (doc.pdf.get(dict['/A'])?.['/S'] !== '/URI' && !doc.pages.some(p => p.page.reference === to?.[0]))
				yield reference;
			if (doc.pdf.get(dict['/A'])?.['/S'] === '/URI' && !/^(https?:|tel:|sms:|mailto:)[\x21-\x7e]+$/.test(text(doc.pdf.get(dict['/A'])['/URI'])))
				yield `${reference}: ${doc.pdf.get(dict['/A'])['/URI']}`;
		}
	},
	*'PDF 12.3.3 bookmarks hang together'(doc) {
		const root = doc.pdf.root['/Outlines'];

		if (root !== undefined) {
			const tree = bookmarks(doc.pdf, root);

			if (tree.dict['/Count'] !== tree.kids.length || tree.kids.length === 0)
				yield `Count ${tree.dict['/Count']} of ${tree.kids.length}`;
			yield* tangled(doc, tree);
		}
	},
	*'PDF 12.4.2 pages are labelled from the first'(doc) {
		const keys = [...doc.pdf.tree(doc.pdf.root['/PageLabels'], '/Nums')].map(([key]) => key);

		if (keys.length > 0 && (keys[0] !== 0 || keys.some((key, i) => i > 0 && key <= keys[i - 1]) || keys.at(-1) >= doc.pages.length))
			yield keys.join(' ');
		if (doc.pdf.root['/Outlines'] !== undefined && keys.length === 0)
			yield 'there are bookmarks, but no labels';
	},
	*'PDF 14.11.2 boxes are exact, and the trimmed page lies on the paper'(doc) {
		for (const { page } of doc.pages) {
			const media = page.dict['/MediaBox'], trim = page.dict['/TrimBox'];

			if (![media, trim].every(box => box?.length === 4 && box.every(n => /^-?\d+(\.\d{1,3})?$/.test(String(n)))))
				yield `page ${page.index + 1}: ${media}; ${trim}`;
			else if (trim[0] < media[0] || trim[1] < media[1] || trim[2] > media[2] || trim[3] > media[3])
				yield `page ${page.index + 1}: ${trim} is not within ${media}`;
		}
	},
};
