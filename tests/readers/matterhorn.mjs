// matterhorn.mjs - is a PDF what it says it is: accessible (PDF/UA-1) and fit for archives (PDF/A-2a)?
//
//     node tests/readers/matterhorn.mjs PDF...
//
// prints a line "ok - ..." or "not ok - ...: why" for each condition, over all files. A condition has the number of the Matterhorn
// Protocol 1.1 ("UA 13-004"), or the clause of ISO 19005-2 ("A 6.1.3") or of ISO 32000-1 ("PDF 14.7.4").
//
// Left out are the conditions that only a person can judge, and those that cannot come up, because what they speak of is refused here:
// ruby and warichu (09-007, 09-008) and formulas (17-002, 17-003), by PDF 14.8.4; forms (11-005, 28-005, 28-010), media clips (28-014,
// 28-015), file attachments (28-016), printer's marks (28-017, 28-018), by 28-006; Type 1 and simple TrueType fonts (31-012, 31-013, 31-017
// to 31-026), by A 6.2.11.2.
//
// SPDX-License-Identifier: GPL-3.0-or-later
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { archive } from './archive.mjs';
import { Pdf, text } from './pdf.mjs';
import { ancestors, attributes, languageOf, read } from './tagged.mjs';

// ISO 32000-1, 14.8.4, but for those that nothing of lykt's needs.
const STANDARD = new Set(['Document', 'Part', 'Art', 'Sect', 'Div', 'BlockQuote', 'Caption', 'TOC', 'TOCI', 'Index', 'NonStruct', 'P', 'H',
	'H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'L', 'LI', 'Lbl', 'LBody', 'Table', 'TR', 'TH', 'TD', 'THead', 'TBody', 'TFoot', 'Span', 'Quote', 'Note',
	'Reference', 'BibEntry', 'Code', 'Link', 'Figure']);

const describe = element => `${element.role} ${element.reference}`;
const isArtifact = mark => mark.tag === '/Artifact';
const isTagged = mark => mark.mcid !== undefined;

// What elements of these roles may hold, and where they may stand.
function *misplaced(doc, holds, standsIn) {
	for (const element of doc.elements) {
		for (const kid of holds[element.role] ? element.elements : [])
			if (!holds[element.role].includes(kid.role))
				yield `${describe(element)} holds ${kid.role}`;
		if (holds[element.role] && element.contents.length > 0)
			yield `${describe(element)} holds content`;
		if (standsIn[element.role] && !standsIn[element.role].includes(element.parent?.role))
			yield `${describe(element)} stands in ${element.parent?.role}`;
	}
}

// Everything that has to be in some language: [what, language].
function *spoken(doc) {
	const lang = doc.pdf.root['/Lang'];

	for (const element of doc.elements) {
		if (element.contents.length > 0)
			yield ['11-001', describe(element), languageOf(doc.pdf, element)];
		for (const key of ['/Alt', '/ActualText', '/E'])
			if (element.dict[key] !== undefined)
				yield ['11-002', `${key} of ${describe(element)}`, languageOf(doc.pdf, element)];
	}
	for (const { dict } of doc.pdf.dictionaries())
		if (dict['/Title'] !== undefined && dict['/Parent'] !== undefined)
			yield ['11-003', `bookmark '${text(dict['/Title'])}'`, lang];
	for (const a of doc.annotations)
		yield ['11-004', `annotation ${a.reference}`, lang];
	yield ['11-006', 'metadata', lang];
}

function *unspoken(doc, id) {
	for (const [condition, what, lang] of spoken(doc))
		if (condition === id && (text(lang) ?? '') === '')
			yield `${what} is in no language`;
}

const headings = doc => doc.elements.filter(e => /^H[1-6]$/.test(e.role));

// The element an annotation or a piece of content belongs to, by the parent tree.
function parentOf(doc, key, mcid) {
	const entry = doc.parents.find(([k]) => k === key)?.[1];
	const reference = mcid === undefined ? entry : doc.pdf.get(entry)?.[mcid];

	return doc.elements.find(e => e.reference === reference);
}

const accessible = {
	*'UA 01-003 no artifact within tagged content'(doc) {
		for (const page of doc.pages)
			for (const { mark, around } of page.opened)
				if (isArtifact(mark) && around.some(isTagged))
					yield `page ${page.page.index + 1}`;
	},
	*'UA 01-004 no tagged content within an artifact'(doc) {
		for (const page of doc.pages)
			for (const { mark, around } of page.opened)
				if (isTagged(mark) && around.some(isArtifact))
					yield `page ${page.page.index + 1}, MCID ${mark.mcid}`;
	},
	*'UA 01-005 all that is painted is tagged or an artifact'(doc) {
		for (const page of doc.pages)
			for (const { kind, marks } of page.painted)
				if (!marks.some(isArtifact) && !marks.some(isTagged))
					yield `page ${page.page.index + 1}: ${kind}`;
	},
	*'UA 01-006 rows of a table are of one length'(doc) {
		const span = cell => attributes(doc.pdf, cell, '/Table')['/ColSpan'] ?? 1;

		for (const table of doc.elements.filter(e => e.role === 'Table')) {
			const rows = doc.elements.filter(e => e.role === 'TR' && [...ancestors(e)].includes(table));
			const lengths = new Set(rows.map(row => row.elements.reduce((n, cell) => n + span(cell), 0)));

			if (lengths.size !== 1)
				yield `${describe(table)} has rows of ${[...lengths].join(', ')} cells`;
		}
	},
	*'UA 01-007 nothing is suspect'(doc) {
		if (doc.pdf.get(doc.pdf.root['/MarkInfo'])?.['/Suspects'] === true)
			yield 'Suspects is true';
	},
	*'UA 02-001 02-003 roles are mapped to standard ones'(doc) {
		const map = doc.pdf.get(doc.root['/RoleMap']) ?? {};

		for (const element of doc.elements) {
			let role = element.role;

			for (let n = 0; n < 10 && !STANDARD.has(role); n++)
				role = map[`/${role}`]?.slice(1);
			if (role === undefined || !STANDARD.has(role))
				yield `${describe(element)} is no standard element`;
		}
	},
	*'UA 02-004 no standard role is mapped'(doc) {
		for (const role of Object.keys(doc.pdf.get(doc.root['/RoleMap']) ?? {}))
			if (STANDARD.has(role.slice(1)))
				yield role;
	},
	*'UA 06-001 there is XMP'(doc) {
		if (!doc.xmp)
			yield 'the catalogue has no metadata';
	},
	*'UA 06-002 XMP names PDF/UA-1'(doc) {
		if (!/xmlns:pdfuaid="http:\/\/www\.aiim\.org\/pdfua\/ns\/id\/"/.test(doc.xmp) || !/<pdfuaid:part>1<\/pdfuaid:part>/.test(doc.xmp))
			yield 'no pdfuaid:part 1';
	},
	*'UA 06-003 XMP has a title'(doc) {
		if (!/<dc:title><rdf:Alt><rdf:li xml:lang="x-default">[^<]+</.test(doc.xmp))
			yield 'no dc:title';
	},
	*'UA 07-001 07-002 the window shows the title'(doc) {
		if (doc.pdf.get(doc.pdf.root['/ViewerPreferences'])?.['/DisplayDocTitle'] !== true)
			yield 'DisplayDocTitle is not true';
	},
	*'UA 09-004 tables are made of rows, rows of cells'(doc) {
		const sections = ['THead', 'TBody', 'TFoot'];

		yield* misplaced(doc, { Table: ['TR', 'Caption', ...sections], THead: ['TR'], TBody: ['TR'], TFoot: ['TR'], TR: ['TH', 'TD'] },
			{ TR: ['Table', ...sections], TH: ['TR'], TD: ['TR'], THead: ['Table'], TBody: ['Table'], TFoot: ['Table'] });
	},
	*'UA 09-005 lists are made of items, items of label and body'(doc) {
		yield* misplaced(doc, { L: ['LI', 'L', 'Caption'], LI: ['Lbl', 'LBody'] }, { LI: ['L'], LBody: ['LI'] });
	},
	*'UA 09-006 contents are made of their entries'(doc) {
		yield* misplaced(doc, { TOC: ['TOCI', 'TOC', 'Caption'], TOCI: ['Lbl', 'Reference', 'NonStruct', 'P', 'TOC'] }, { TOCI: ['TOC'] });
	},
	*'UA 10-001 every code reads as some text'(doc) {
		for (const font of doc.fonts)
			for (const code of font.used)
				if (!font.unicode?.get(code))
					yield `${font.dict['/BaseFont']}: code ${code}`;
	},
	*'UA 11-001 content is in a language'(doc) { yield* unspoken(doc, '11-001'); },
	*'UA 11-002 words instead of pictures are in a language'(doc) { yield* unspoken(doc, '11-002'); },
	*'UA 11-003 bookmarks are in a language'(doc) { yield* unspoken(doc, '11-003'); },
	*'UA 11-004 annotations are in a language'(doc) { yield* unspoken(doc, '11-004'); },
	*'UA 11-006 metadata is in a language'(doc) { yield* unspoken(doc, '11-006'); },
	*'UA 13-004 a figure has words instead'(doc) {
		for (const element of doc.elements.filter(e => e.role === 'Figure'))
			if (!text(element.dict['/Alt']) && !text(element.dict['/ActualText']))
				yield describe(element);
	},
	*'UA 14-002 the first heading is H1'(doc) {
		if (headings(doc).length > 0 && headings(doc)[0].role !== 'H1')
			yield describe(headings(doc)[0]);
	},
	*'UA 14-003 no level of heading is skipped'(doc) {
		let level = 0;

		for (const heading of headings(doc)) {
			if (heading.role[1] > level + 1)
				yield `${describe(heading)} below H${level}`;
			level = Number(heading.role[1]);
		}
	},
	*'UA 14-006 14-007 headings are numbered'(doc) {
		for (const element of doc.elements.filter(e => e.role === 'H'))
			yield describe(element);
	},
	*'UA 15-003 a heading of a table says of what'(doc) {
		for (const element of doc.elements.filter(e => e.role === 'TH'))
			if (!['/Row', '/Column', '/Both'].includes(attributes(doc.pdf, element, '/Table')['/Scope']))
				yield describe(element);
	},
	*'UA 16-001 16-002 a list with labels says of what kind'(doc) {
		const kinds = ['/Disc', '/Circle', '/Square', '/Decimal', '/UpperRoman', '/LowerRoman', '/UpperAlpha', '/LowerAlpha'];

		for (const list of doc.elements.filter(e => e.role === 'L' && e.elements.some(item => item.elements.some(part => part.role === 'Lbl'))))
			if (!kinds.includes(attributes(doc.pdf, list, '/List')['/ListNumbering']))
				yield describe(list);
	},
	*'UA 18-003 heads and feet say which they are'(doc) {
		for (const page of doc.pages)
			for (const { mark } of page.opened)
				if (isArtifact(mark) && mark.properties['/Type'] === '/Pagination' && !['/Header', '/Footer'].includes(mark.properties['/Subtype']))
					yield `page ${page.page.index + 1}`;
	},
	*'UA 19-003 a note has an ID'(doc) {
		const listed = new Map([...doc.pdf.tree(doc.root['/IDTree'], '/Names')].map(([id, reference]) => [text(id), reference]));

		for (const element of doc.elements.filter(e => e.role === 'Note'))
			if (!text(element.dict['/ID']) || listed.get(text(element.dict['/ID'])) !== element.reference)
				yield `${describe(element)}, or the tree of IDs does not have it`;
	},
	*'UA 19-004 no two elements have one ID'(doc) {
		const ids = doc.elements.map(e => text(e.dict['/ID'])).filter(Boolean);

		yield* ids.filter((id, i) => ids.indexOf(id) !== i);
	},
	*'UA 20-001 20-002 20-003 nothing is optional'(doc) {
		if (doc.pdf.root['/OCProperties'] !== undefined)
			yield 'OCProperties';
	},
	*'UA 21-001 no files are embedded'(doc) {
		if (doc.pdf.get(doc.pdf.root['/Names'])?.['/EmbeddedFiles'] !== undefined)
			yield 'EmbeddedFiles';
	},
	*'UA 25-001 there are no forms'(doc) {
		if (doc.pdf.root['/AcroForm'] !== undefined)
			yield 'AcroForm';
	},
	*'UA 26-001 26-002 nothing is encrypted'(doc) {
		if (doc.pdf.trailer['/Encrypt'] !== undefined)
			yield 'Encrypt';
	},
	*'UA 28-002 28-006 28-007 annotations are links'(doc) {
		for (const a of doc.annotations)
			if (a.dict['/Subtype'] !== '/Link')
				yield `${a.reference} is ${a.dict['/Subtype']}`;
	},
	*'UA 28-004 28-012 a link says what it is'(doc) {
		for (const a of doc.annotations)
			if (!text(a.dict['/Contents']))
				yield a.reference;
	},
	*'UA 28-008 28-009 the order of a page with annotations is its structure'(doc) {
		for (const { page, annotations } of doc.pages)
			if (annotations.length > 0 && page.dict['/Tabs'] !== '/S')
				yield `page ${page.index + 1}`;
	},
	*'UA 28-011 a link stands in a Link'(doc) {
		for (const a of doc.annotations) {
			const element = parentOf(doc, a.dict['/StructParent']);

			if (element?.role !== 'Link' || !element.objects.includes(a.reference))
				yield `${a.reference} stands in ${element && describe(element)}`;
		}
	},
	*'UA 30-001 nothing is taken from another file'(doc) {
		for (const { dict, reference } of doc.pdf.dictionaries())
			if (dict['/Subtype'] === '/Form' && dict['/Ref'] !== undefined)
				yield reference;
	},
	*'UA 30-002 what is painted twice holds no tagged content'(doc) {
		for (const { reference, mcids } of doc.pages.flatMap(page => page.forms))
			if (mcids > 0)
				yield reference;
	},
	*'UA 31-001 31-002 31-003 CIDs of CMap and font are of one collection'(doc) {
		for (const font of doc.fonts.filter(f => f.cmap)) {
			const [a, b] = [font.cid, font.cmapDict].map(dict => doc.pdf.get(dict['/CIDSystemInfo']) ?? {});

			if (text(a['/Registry']) !== text(b['/Registry']) || text(a['/Ordering']) !== text(b['/Ordering']) || a['/Supplement'] < b['/Supplement']
				|| font.cmap.Registry !== text(b['/Registry']) || font.cmap.Ordering !== text(b['/Ordering']))
				yield font.dict['/BaseFont'];
		}
	},
	*'UA 31-004 31-005 TrueType has a map from CIDs to glyphs'(doc) {
		for (const font of doc.fonts.filter(f => f.cid['/Subtype'] === '/CIDFontType2'))
			if (font.cid['/CIDToGIDMap'] !== '/Identity' && !doc.pdf.data(font.cid['/CIDToGIDMap']))
				yield font.dict['/BaseFont'];
	},
	*'UA 31-006 31-008 CMaps are embedded, and whole'(doc) {
		for (const font of doc.fonts)
			if (!font.cmap ? font.dict['/Encoding'] !== '/Identity-H' : font.cmap.uses)
				yield `${font.dict['/BaseFont']}: ${font.cmap?.uses ?? font.dict['/Encoding']}`;
	},
	*'UA 31-007 a CMap and its dictionary write in one direction'(doc) {
		for (const font of doc.fonts.filter(f => f.cmap))
			if ((font.cmapDict['/WMode'] ?? 0) !== font.cmap.wmode)
				yield font.dict['/BaseFont'];
	},
	*'UA 31-009 fonts are embedded'(doc) {
		for (const font of doc.fonts)
			if (!font.program)
				yield font.dict['/BaseFont'];
	},
	*'UA 31-011 fonts have the glyphs that are shown'(doc) {
		for (const font of doc.fonts.filter(f => f.program))
			for (const code of font.used)
				if (!(font.glyphOf(code) >= 0 && font.glyphOf(code) < font.program.glyphs))
					yield `${font.dict['/BaseFont']}: code ${code}`;
	},
	*'UA 31-014 31-015 no font lists its CIDs'(doc) {
		for (const font of doc.fonts)
			if (font.descriptor['/CIDSet'] !== undefined)
				yield font.dict['/BaseFont'];
	},
	*'UA 31-016 glyphs are as wide as the font has them'(doc) {
		for (const font of doc.fonts.filter(f => f.program))
			for (const code of font.used) {
				const [said, is] = [font.widthOf(code), attemptWidth(font, code)];

				if (!(Math.abs(said - is) <= 1))
					yield `${font.dict['/BaseFont']}: code ${code} is ${is}, not ${said}`;
			}
	},
	*'UA 31-027 fonts say what codes read as'(doc) {
		for (const font of doc.fonts)
			if (!font.unicode)
				yield font.dict['/BaseFont'];
	},
	*'UA 31-028 31-029 no code reads as nothing'(doc) {
		for (const font of doc.fonts)
			for (const [code, string] of font.unicode ?? [])
				if (/[\0\ufeff\ufffe]/.test(string))
					yield `${font.dict['/BaseFont']}: code ${code}`;
	},
	*'UA 31-030 no box instead of a letter'(doc) {
		for (const font of doc.fonts)
			for (const code of font.used)
				if (code === 0 || font.glyphOf(code) === 0)
					yield `${font.dict['/BaseFont']}: code ${code}`;
	},

	*'PDF 14.7.4 content belongs to the elements that say so'(doc) {
		for (const { page, opened } of doc.pages) {
			const mcids = opened.map(o => o.mark.mcid).filter(n => n !== undefined);

			if (mcids.some((mcid, i) => mcid !== i))
				yield `page ${page.index + 1} numbers its content ${mcids.join(' ')}`;
			for (const mcid of mcids) {
				const element = parentOf(doc, page.dict['/StructParents'], mcid);

				if (!element?.contents.some(c => c.mcid === mcid && c.page === page.reference))
					yield `page ${page.index + 1}: MCID ${mcid} belongs to ${element && describe(element)}, which knows nothing of it`;
			}
			if ((doc.pdf.get(doc.parents.find(([k]) => k === page.dict['/StructParents'])?.[1])?.length ?? 0) !== mcids.length)
				yield `page ${page.index + 1}: the parent tree has another number of entries`;
		}
		for (const element of doc.elements)
			for (const { mcid, page } of element.contents) {
				const reader = doc.pages.find(p => p.page.reference === page);

				if (!reader?.opened.some(o => o.mark.mcid === mcid) || parentOf(doc, reader.page.dict['/StructParents'], mcid) !== element)
					yield `${describe(element)} lays claim to MCID ${mcid}`;
			}
	},
	*'PDF 14.7.4.4 the parent tree has no holes'(doc) {
		const keys = doc.parents.map(([key]) => key);
		const tagged = doc.pages.filter(p => p.opened.some(o => isTagged(o.mark)));
		const users = [...tagged.map(p => p.page.dict['/StructParents']), ...doc.annotations.map(a => a.dict['/StructParent'])];

		if (keys.some((key, i) => key !== i))
			yield `keys ${keys.join(' ')}`;
		if (new Set(users).size !== keys.length || users.length !== keys.length || users.some(key => !keys.includes(key)))
			yield `pages and annotations have the keys ${users.join(' ')}`;
		if (doc.root['/ParentTreeNextKey'] !== keys.length)
			yield `the next key is ${doc.root['/ParentTreeNextKey']}`;
		for (const [key, value] of doc.parents)
			for (const reference of Array.isArray(doc.pdf.get(value)) ? doc.pdf.get(value) : [value])
				if (!doc.elements.some(e => e.reference === reference))
					yield `key ${key}: ${reference} is no element`;
	},
	*'PDF 14.7.2 elements know what they stand in'(doc) {
		for (const element of doc.elements)
			if (element.dict['/P'] !== (element.parent?.reference ?? doc.pdf.root['/StructTreeRoot']))
				yield describe(element);
		if (doc.elements[0]?.role !== 'Document')
			yield 'the first element is no Document';
	},
	*'PDF 14.6 marked content is well nested, and what it names is there'(doc) {
		yield* doc.pages.flatMap(page => page.problems);
	},
	*'PDF 14.8.2.2 artifacts say of what kind'(doc) {
		for (const page of doc.pages)
			for (const { mark } of page.opened.filter(o => isArtifact(o.mark)))
				if (!['/Pagination', '/Layout', '/Page', '/Background'].includes(mark.properties['/Type']))
					yield `page ${page.page.index + 1}: ${mark.properties['/Type']}`;
				else if (mark.properties['/Type'] === '/Background' && mark.properties['/BBox']?.length !== 4)
					yield `page ${page.page.index + 1}: a background without a box`;
	},
	*'PDF 14.8.5.4 a figure says where it is'(doc) {
		for (const element of doc.elements.filter(e => e.role === 'Figure')) {
			const box = attributes(doc.pdf, element, '/Layout')['/BBox'];

			if (box?.length !== 4 || box[0] >= box[2] || box[1] >= box[3])
				yield `${describe(element)}: ${box}`;
		}
	},
};

function attemptWidth(font, code) {
	const glyph = font.glyphOf(code);

	return glyph >= 0 && glyph < font.program.glyphs ? font.program.width(glyph) : NaN;
}

const readable = 'PDF 7.8 the file can be read';

export const conditions = Object.entries({ [readable]: () => [], ...accessible, ...archive });

// What is wrong with a file: Map of condition to its problems.
export function judge(path) {
	const found = new Map();
	let doc;

	try {
		doc = read(new Pdf(path));
	} catch (e) {
		return new Map([[readable, [e.message]]]);
	}
	for (const [name, test] of conditions) {
		const problems = [...test(doc)];

		if (problems.length > 0)
			found.set(name, problems);
	}
	return found;
}

function main(paths) {
	const verdicts = paths.map(path => [basename(path), judge(path)]);
	let failed = paths.length === 0;

	if (paths.length === 0)
		console.log('not ok - matterhorn: there is no PDF to read');
	for (const [name] of paths.length > 0 ? conditions : []) {
		const wrong = verdicts.filter(([, found]) => found.has(name));

		for (const [file, found] of wrong.slice(0, 5))
			console.log(`${file}: ${name}: ${found.get(name).slice(0, 3).join('; ')}`);
		console.log(wrong.length > 0 ? `not ok - ${name}: ${wrong.length} of ${paths.length} files` : `ok - ${name}`);
		failed ||= wrong.length > 0;
	}
	process.exitCode = failed ? 1 : 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url))
	main(process.argv.slice(2));
