// damage.mjs - does matterhorn.mjs see what is wrong? A sound PDF is damaged in many ways, one at a time.
//
//     node tests/readers/damage.mjs SAMPLE
//
// SAMPLE is what tests/unit/test_pdf_sample.c writes. Prints a line "ok - ..." or "not ok - ..." for each damage.
//
// SPDX-License-Identifier: GPL-3.0-or-later
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { conditions, judge } from './matterhorn.mjs';

const OBJECT = '\\d+ 0 R';

// A form that is shown instead of the second image.
const form = (entries, content) => [[/\/I2 \d+ 0 R/, '/I2 NEW 0 R'],
	[/\nxref\n/, `\nNEW 0 obj\n<<\n  /BBox [ 0 0 1 1 ]\n  /Subtype /Form\n  /Type /XObject\n  ${entries}\n  /Length ${content.length}\n>>\nstream\n${content}\nendstream\nendobj\n\nxref\n`]];

const inCatalogue = entry => [/ {2}\/PageMode/, `  ${entry}\n  /PageMode`];

// Condition, and what to replace by what in the file as qpdf writes it for editors, one after the other.
const edited = [
	['UA 01-003', [/(\/H1<<\/MCID \d+>>BDC\n)/, '$1/Artifact<</Type/Layout>>BDC EMC\n']],
	['UA 01-004', [/(\/Artifact<<\/Type\/Layout>>BDC\n)/, '$1/P<</MCID 99>>BDC EMC\n']],
	['UA 01-005', [/\/Artifact<<\/Type\/Layout>>BDC\n([^]*?)EMC\n/, '$1']],
	['UA 01-006', [/\/S \/TD/, '/A << /O /Table /ColSpan 2 >> /S /TD']],
	['UA 01-007', [/\/Marked true/, '/Marked true /Suspects true']],
	['UA 02-001', [/\/S \/BlockQuote/, '/S /Zitat']],
	['UA 02-001', [/\/S \/BlockQuote/, '/S /Zitat'], [/\/ParentTreeNextKey/, '/RoleMap << /Zitat /Citat /Citat /Zitat >> /ParentTreeNextKey']],
	['UA 02-004', [/\/ParentTreeNextKey/, '/RoleMap << /P /H1 >> /ParentTreeNextKey']],
	['UA 06-001', [new RegExp(`/Metadata ${OBJECT}`), '']],
	['UA 06-002', [/<pdfuaid:part>1/, '<pdfuaid:part>2']],
	['UA 06-002', [/xmlns:pdfuaid="[^"]*"/, 'xmlns:pdfuaid="http://example.org/"']],
	['UA 06-003', [/<(\/?)dc:title>/g, '<$1dc:subject>']],
	['UA 07-001', [/\/DisplayDocTitle true/, '']],
	['UA 07-001', [/\/DisplayDocTitle true/, '/DisplayDocTitle false']],
	['UA 09-004', [/\/S \/TR/, '/S /Sect']],
	['UA 09-004', [/\/S \/TD/, '/S /P']],
	['UA 09-005', [/\/S \/LI\n/, '/S /P\n']],
	['UA 09-005', [/\/S \/LBody/, '/S /P']],
	['UA 09-006', [/\/S \/TOCI/, '/S /P']],
	['UA 09-006', [/\/S \/TOC\n/, '/S /Sect\n']],
	['UA 10-001', [/<0005> <[0-9A-F]+>\n/, '']],
	['UA 11-001', [/\/Lang \(nb\)/, '']],
	['UA 11-002', [/\/Lang \(nb\)/, '']],
	['UA 11-003', [/\/Lang \(nb\)/, '']],
	['UA 11-004', [/\/Lang \(nb\)/, '']],
	['UA 11-006', [/\/Lang \(nb\)/, '']],
	['UA 13-004', [/\/Alt \(Kart\)/, '']],
	['UA 13-004', [/\/Alt \(Kart\)/, '/Alt ()']],
	['UA 14-002', [/\/S \/H1/, '/S /P']],
	['UA 14-003', [/\/S \/H2/, '/S /P']],
	['UA 14-006', [/\/S \/H3/, '/S /H']],
	['UA 15-003', [/\/Scope \/Row/, '']],
	['UA 16-001', [/\/ListNumbering \/Decimal/, '']],
	['UA 16-001', [/\/ListNumbering \/Disc/, '/ListNumbering /None']],
	['UA 18-003', [/\/Subtype\/Header/, '']],
	['UA 19-003', [/\/ID \(note-000001\)/, '']],
	['UA 19-003', [/\(note-000001\)\s+\d+ 0 R/, '']],
	['UA 19-004', [/\/ID \(note-000002\)/, '/ID (note-000001)']],
	['UA 20-001', inCatalogue('/OCProperties << /D << >> /OCGs [ ] >>')],
	['UA 21-001', inCatalogue('/Names << /EmbeddedFiles << /Names [ ] >> >>')],
	['UA 25-001', inCatalogue('/AcroForm << /Fields [ ] >>')],
	['UA 28-002', [/\/Subtype \/Link/, '/Subtype /Text']],
	['UA 28-004', [/\/Contents \(Ring ROSA\)/, '']],
	['UA 28-008', [/\/Tabs \/S/, '']],
	['UA 28-008', [/\/Tabs \/S/, '/Tabs /R']],
	['UA 28-011', [/\/S \/Link/, '/S /Span']],
	['UA 28-011', [/\/StructParent 2/, '/StructParent 3']],
	['UA 28-011', [new RegExp(`<<\\s+/Obj ${OBJECT}[^>]*>>`), '']],
	['UA 30-001', ...form('/Ref << /F (other.pdf) /Page 0 >>', 'q Q')],
	['UA 30-002', ...form('', '/P<</MCID 0>>BDC EMC')],
	['UA 31-001', [/\/Ordering \(Identity\)(\s+\/Registry \(Adobe\)\s+\/Supplement 0\s+>>\s+\/CMapName)/, '/Ordering (Japan1)$1']],
	['UA 31-001', [/\/Registry \(Adobe\) \/Ordering \(Identity\)/, '/Registry (Somebody) /Ordering (Identity)']],
	['UA 31-001', [/\/Supplement 0(\s+>>\s+\/CMapName)/, '/Supplement 1$1']],
	['UA 31-004', [new RegExp(`/CIDToGIDMap ${OBJECT}`), '']],
	['UA 31-004', [new RegExp(`/CIDToGIDMap ${OBJECT}`), '/CIDToGIDMap /None']],
	['UA 31-006', [/\/Encoding \/Identity-H/, '/Encoding /Unknown-H']],
	['UA 31-006', [/\/WMode 0 def/, '/Other-H usecmap\n/WMode 0 def']],
	['UA 31-007', [/\/WMode 0 def/, '/WMode 1 def']],
	['UA 31-009', [new RegExp(`/FontFile2 ${OBJECT}`), '']],
	['UA 31-009', [new RegExp(`/FontFile3 ${OBJECT}`), '']],
	['UA 31-011', [/(begincidchar\n<0001> )\d+/, '$165000']],
	['UA 31-014', [/\/FontFile2/, '/CIDSet 3 0 R /FontFile2']],
	['UA 31-016', [/(\/W \[\s+1\s+\[\s+)\d+/, '$1998']],
	['UA 31-016', [/(\/W \[\s+1\s+\[\s+\d+\s+\]\s+\d+\s+\[\s+)1000/, '$1998']],
	['UA 31-027', [new RegExp(`/ToUnicode ${OBJECT}`), '']],
	['UA 31-028', [/<0005> <[0-9A-F]+>/, '<0005> <0000>']],
	['UA 31-028', [/<0005> <[0-9A-F]+>/, '<0005> <0041FEFF>']],
	['UA 31-030', [/\[<[0-9A-F]{4}/, '[<0000']],
	['PDF 14.7.4 ', [/\/H1<<\/MCID 0>>/, '/H1<</MCID 1>>'], [/\/P<<\/MCID 1>>/, '/P<</MCID 0>>']],
	['PDF 14.7.4 ', [/\/Note<<\/MCID 17>>/, '/Note<</MCID 18>>']],
	['PDF 14.7.4 ', [/(\/K \[\n {4})0\n/, '$11\n']],
	['PDF 14.7.4 ', [/(\/Nums \[\s+0\s+\[\s+\d+ 0 R)\s+\d+ 0 R/, '$1']],
	['PDF 14.7.4.4', [/\n {4}1\n {4}\[/, '\n    5\n    [']],
	['PDF 14.7.4.4', [/\n {4}3\n {4}\d+ 0 R/, '']],
	['PDF 14.7.4.4', [/\/ParentTreeNextKey 4/, '/ParentTreeNextKey 3']],
	['PDF 14.7.4.4', [/(\/Nums \[\s+0\s+\[\s+)\d+ 0 R/, '$1null']],
	['PDF 14.7.2', [/(\/S \/Note[^]*?)\/P \d+ 0 R|\/P \d+ 0 R(\s+\/Pg \d+ 0 R\s+\/S \/Note)/, '$1/P 3 0 R$2']],
	['PDF 14.7.2', [/\/S \/Document/, '/S /Part']],
	['PDF 7.8', [/BT\n/, 'BT]/F1 ']],
	['PDF 14.6', [/EMC\n/, '']],
	['PDF 14.6', [/EMC\n/, 'EMC\nEMC\n']],
	['PDF 14.6', [/\/F1 /, '/F7 ']],
	['PDF 14.6', [/ET\nEMC\n/, 'EMC\nET\n']],
	['PDF 14.8.2.2', [/\/Artifact<<\/Type\/Page>>BDC/, '/Artifact BMC']],
	['PDF 14.8.2.2', [/\/Background\/BBox\[[^\]]*\]/, '/Background']],
	['PDF 14.8.5.4', [/(\/A <<\s+)\/BBox \[[^\]]*\]/, '$1']],
	['A 6.1.13', [/\/Title \(Rettigheter\)/, `/Title (${'Rettigheter'.repeat(3000)})`]],
	['A 6.1.13', [/\/TrimBox \[\s+0\s+0\s+\S+\s+\S+/, '/TrimBox [ 0 0 1 1']],
	['A 6.1.13', [/\[<[0-9A-F]{4}/, `[<${'0001'.repeat(17000)}`]],
	['A 6.1.13', [/\nq /, '\nq '.repeat(30)]],
	['A 6.2.2', [/ rg\n/, ' rg\n0 shine\n']],
	['A 6.2.2', [/\/Type \/Pages([^]*?)\/Resources (\d+ 0 R)/, '/Resources $2 /Type /Pages$1']],
	['A 6.2.3', [/\/S \/GTS_PDFA1/, '/DestOutputProfileRef << >> /S /GTS_PDFA1']],
	['A 6.2.3', [/\/S \/GTS_PDFA1/, '/S /GTS_PDFX']],
	['A 6.2.3', [/\/N 3\n/, '/N 4\n']],
	['A 6.2.3', [/acspMSFT/, 'xxxxMSFT']],
	['A 6.2.3', [/\/OutputIntents \[[^\]]*\]/, '']],
	['A 6.2.4.3', [/[\d.]+ [\d.]+ [\d.]+ rg\n/, '0 0 0 1 k\n']],
	['A 6.2.4.3', [/\/ColorSpace \/DeviceGray/, '/ColorSpace /DeviceCMYK']],
	['A 6.2.5', [/ rg\n/, ' rg\n/Odd ri\n']],
	['A 6.2.5', [/\/Subtype \/Image/, '/Intent /Perceptual /Subtype /Image']],
	['A 6.2.8', [/\/BitsPerComponent 8/, '/BitsPerComponent 12']],
	['A 6.2.8', [/ rg\n/, ' rg\nBI /W 1 /H 1 /BPC 8 /CS /G ID 0 EI\n']],
	['A 6.2.8', [/\/Subtype \/Image/, '/Interpolate true /Subtype /Image']],
	['A 6.2.10', [/\/CS \/DeviceRGB/, '']],
	['A 6.2.11.2', [/\/Subtype \/Type0/, '/Subtype /Type3']],
	['A 6.2.11.2', [/\/Subtype \/CIDFontType2/, '/Subtype /CIDFontType0']],
	['A 6.2.11.2', [/\/Type \/Font\n/, '']],
	['A 6.2.11.2', [/\/Type \/FontDescriptor/, '']],
	['A 6.2.11.2', [/\/Subtype \/CIDFontType0C/, '/Subtype /Type1C']],
	['A 6.2.11.3.3', [/\d+ beginbfchar/, '99 beginbfchar']],
	['A 6.2.11.3.3', [/<0000> <FFFF>/, '<00> <FF>']],
	['A 6.2.11.3.3', [/\/CMapName \/\S+ def\n(.*\n)\/WMode/, '/CMapName /Other def\n$1/WMode']],
	['A 6.2.11.4', [/\/FontName \/[A-Z]{6}\+/, '/FontName /']],
	['A 6.2.11.7.3', [/<0005> <[0-9A-F]+>/, '<0005> <E001>']],
	['A 6.3.2', [/\/F 4\n/, '']],
	['A 6.3.2', [/\/F 4\n/, '/F 6\n']],
	['A 6.5.1', [/\/S \/URI/, '/S /Launch']],
	['A 6.5.1', inCatalogue('/OpenAction << /S /JavaScript /JS (app.beep\\(\\)) >>')],
	['A 6.4.2', inCatalogue('/Requirements [ ]')],
	['A 6.4.2', [/\/Tabs \/S/, '/PresSteps << >> /Tabs /S']],
	['A 6.6.2.1', [/(xml:lang="x-default">)/, '$1\x01']],
	['A 6.6.2.1', [/(xml:lang="x-default">)/, '$1\xff']],
	['A 6.6.2.3.1', [/xmp:CreatorTool>/g, 'xmp:Tool>']],
	['A 6.6.2.3.1', [/elements\/1\.1\//, 'elements/1.0/']],
	['A 6.6.2.1', [/<\/dc:title>/, '']],
	['A 6.6.2.1', [/<\?xpacket end="r"\?>/, '']],
	['A 6.6.2.1', [/\/Subtype \/XML/, '']],
	['A 6.6.2.3.3', [/<pdfaProperty:category>.*\n/, '']],
	['A 6.6.2.3.3', [/(<pdfaProperty:name>)part/, '$1rev']],
	['A 6.6.3', [/\/Producer \(lykt 0\)/, '/Producer (lykt 1)']],
	['A 6.6.3', [/\/Producer \(lykt 0\)/, '/Producer (lykt 0) /CreationDate (D:20200101)']],
	['A 6.6.4', [/<pdfaid:part>2/, '<pdfaid:part>3']],
	['A 6.6.4', [/<pdfaid:conformance>A/, '<pdfaid:conformance>B']],
	['A 6.7.2', [/\/Marked true/, '/Marked false']],
	['A 6.7.3.3', [/\/Type \/StructElem/, '']],
	['A 6.7.3.3', [/\/Type \/StructTreeRoot/, '']],
	['A 6.7.4', [/\/Lang \(uk\)/, '/Lang (ukrainian_UA)']],
	['PDF 12.3.2', [/(\/Contents \(Rettigheter, side 2\)\s+\/Dest \[\s+)\d+ 0 R/, '$13 0 R']],
	['PDF 12.3.2', [/\/URI \(tel:/, '/URI (ring ']],
	['PDF 12.3.3', [/\/Count -1/, '/Count -2']],
	['PDF 12.3.3', [new RegExp(`/Parent ${OBJECT}(\\s+/Title \\(Rettigheter\\))`), '/Parent 3 0 R$1']],
	['PDF 12.3.3', [new RegExp(`/Last ${OBJECT}`), '']],
	['PDF 12.4.2', [/(\/PageLabels <<\s+\/Nums \[\s+)0/, '$11']],
	['PDF 12.4.2', [/\/PageLabels <<[^]*?\]\s+>>/, '']],
	['PDF 14.11.2', [/(\/TrimBox \[\s+\S+\s+\S+\s+\S+\s+)\S+/, '$1842']],
	['PDF 14.11.2', [/841\.89\n/, '841.8900146\n']],
];

// The same in the file as it was written, of which no byte may move.
const written = [
	['A 6.1.2', [/\n%[\x80-\xff]{4}\n/, '\n%ascii\n'.slice(0, 6) + '\n']],
	['A 6.1.3', [/\/ID \[/, '/IX [']],
	['A 6.1.3', [/%%EOF\n$/, '%%EOF\nx']],
	['A 6.1.4', [/\nxref\n0 /, '\nxref 0 ']],
	['A 6.1.6', [/(<FEFF[0-9A-F]+)[0-9A-F]>/, '$1 >']],
	['A 6.1.7 ', [/stream\r\n<\?xpacket/, 'stream\r <?xpacket']],
	['A 6.1.7 ', [/(\n\d+ 0 obj\n\d+)(\d\nendobj)/, '$1 $2']],
	['A 6.1.8', [/\/FontName \/[A-Z]{3}/, '/FontName /#ff']],
	['A 6.1.7.2', [/\/Filter \/FlateDecode/, '/Filter /LZWDecode  ']],
	['A 6.1.9', [/\nendobj/, ' endobj']],
];

const scratch = mkdtempSync(join(tmpdir(), 'lykt-damage-'));
const file = join(scratch, 'damaged.pdf');
let failures = 0;

function report(name, problem) {
	if (problem)
		failures++;
	console.log(problem ? `not ok - ${name}: ${problem}` : `ok - ${name}`);
}

function replace(source, edits) {
	for (const [from, to] of edits) {
		const changed = source.replace(from, to);

		if (changed === source)
			throw new Error(`there is no ${from} to replace`);
		source = changed;
	}
	return source;
}

// The condition is found to be broken.
function expect(prefix, what) {
	const found = judge(file);

	report(`damage: ${what}`, [...found.keys()].some(name => name.startsWith(prefix)) ? '' : `not found; found: ${[...found.keys()].join('; ') || 'nothing'}`);
}

function damage(prefix, edits, apply) {
	const name = conditions.map(([n]) => n).find(n => n.startsWith(prefix));
	const what = `${name} (${edits.map(([from]) => from.source.slice(0, 40).replaceAll('\n', ' ')).join(', ')})`;

	try {
		apply(edits);
		expect(prefix, what);
	} catch (e) {
		report(`damage: ${what}`, e.message);
	}
}

const sample = process.argv[2];
report('the sample is sound', [...judge(sample)].map(([name, problems]) => `${name}: ${problems[0]}`).join('; '));
execFileSync('qpdf', ['--qdf', '--object-streams=disable', '--newline-before-endstream', sample, file]);
const source = readFileSync(file, 'latin1');
report('the sample as it is edited is sound', [...judge(file)].map(([name, problems]) => `${name}: ${problems[0]}`).join('; '));

const next = String(Math.max(...[...source.matchAll(/\n(\d+) 0 obj\n/g)].map(m => Number(m[1]))) + 1);
for (const [prefix, ...edits] of edited)
	damage(prefix, edits, () => {
		const fixed = spawnSync('fix-qdf', [], { input: Buffer.from(replace(source, edits).replaceAll('NEW 0', `${next} 0`), 'latin1'), maxBuffer: 1 << 28 });
		if (fixed.status !== 0)
			throw new Error(String(fixed.stderr));
		writeFileSync(file, fixed.stdout);
	});
for (const [prefix, ...edits] of written)
	damage(prefix, edits, () => writeFileSync(file, replace(readFileSync(sample, 'latin1'), edits), 'latin1'));
execFileSync('qpdf', ['--encrypt', '', 'owner', '256', '--', sample, file]);
expect('UA 26-001', 'UA 26-001 26-002 (encrypted)');

const tried = [...edited, ...written, ['UA 26-001']].map(([prefix]) => prefix);
for (const [name] of conditions)
	if (!tried.some(prefix => name.startsWith(prefix)))
		report(name, 'no damage tries it');
rmSync(scratch, { recursive: true });
process.exitCode = failures > 0 ? 1 : 0;
