import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { ItemCutter } from '../../../src/reporting/itemCutter.ts';
import { SiteError } from '../../../src/site/errors.ts';
import { parseXml } from '../../../src/site/xml/xml.ts';
import type { XmlElement } from '../../../src/base/xmlElement.ts';
import { listOf, SESSION_XML } from './fixtures.ts';
import { reportOf, streamOf } from './reading.ts';

const XML = listOf(
  'session_list',
  `${SESSION_XML}<session lsid="ü😀"><external_key>€ &amp; 😀</external_key></session>`,
);

/** Characters that XML can carry, line ends aside: those of attributes are normalised. */
const text = fc
  .string({ unit: 'binary', maxLength: 12 })
  .map((value) => value.replace(/[^\u0020-\ud7ff\u{10000}-\u{10fffd}]/gu, '.'));
const name = fc.constantFrom('a', 'b', 'n:c', 'item2', 'lsid');
const attributes = fc.dictionary(fc.constantFrom('id', 'n:type', 'x'), text, { maxKeys: 3 });

const { node } = fc.letrec<{ node: string }>((tie) => ({
  node: fc
    .tuple(
      name,
      attributes,
      fc.array(fc.oneof({ maxDepth: 4 }, text.map(escaped), text.map(cdata), tie('node')), { maxLength: 4 }),
    )
    .map(([tag, values, inside]) => element(tag, values, inside.join(''))),
}));

function element(tag: string, values: Record<string, string>, inside: string): string {
  const written = Object.entries(values).map(([key, value]) => ` ${key}="${escaped(value)}"`);
  return inside === '' ? `<${tag}${written.join('')}/>` : `<${tag}${written.join('')}>${inside}</${tag}>`;
}

function escaped(value: string): string {
  return value.replace(/[<>&"]/g, (character) => `&#${character.charCodeAt(0)};`);
}

function cdata(value: string): string {
  return `<![CDATA[${value.replaceAll(']', '.')}]]>`;
}

function cut(xml: string, cuts: readonly number[]): readonly XmlElement[] {
  const cutter = new ItemCutter(['item']);
  const ends = [...cuts.map((at) => at % (xml.length + 1)).sort((a, b) => a - b), xml.length];
  let start = 0;
  const items = ends.flatMap((end) => {
    const piece = xml.slice(start, end);
    start = end;
    return [...cutter.write(piece)];
  });
  cutter.end();
  return items;
}

describe('a report cut anywhere', () => {
  it('gives the same items wherever its bytes are cut', async () => {
    const whole = await reportOf('SupportSession', XML);
    assert.equal(whole.items.length, 2);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(), { maxLength: 40 }), async (cuts) => {
        assert.deepEqual(await streamOf('SupportSession', XML, { cuts }).collect(), whole);
      }),
      { numRuns: 60 },
    );
  });

  it('gives the same items byte by byte', async () => {
    const cuts = Array.from({ length: Buffer.byteLength(XML) }, (_, index) => index);
    assert.deepEqual(await streamOf('SupportSession', XML, { cuts }).collect(), await reportOf('SupportSession', XML));
  });

  it('gives whole items or none wherever it ends, and never claims to be complete', async () => {
    const whole = (await reportOf('SupportSession', XML)).items;
    const end = XML.indexOf('</session_list>') + '</session_list>'.length;
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: end - 1 }), async (length) => {
        const stream = streamOf('SupportSession', XML.slice(0, length).toWellFormed());
        try {
          const report = await stream.collect();
          assert.equal(report.complete, false);
          assert.deepEqual(report.items, whole.slice(0, report.items.length));
        } catch (error) {
          assert.ok(SiteError.is(error, 'cut', 'bad-answer'), String(error));
        }
      }),
      { numRuns: 200 },
    );
  });

  it('gives the elements that reading the whole document gives', () => {
    fc.assert(
      fc.property(fc.array(node, { maxLength: 4 }), fc.array(fc.nat(), { maxLength: 10 }), (nodes, cuts) => {
        const items = nodes.map((inside) => `<item xmlns:n="u">${inside}</item>`);
        const xml = `<list>\n${items.join('\n')}</list>`;
        assert.deepEqual(
          cut(xml, cuts),
          items.map((item) => parseXml(item)),
        );
      }),
      { numRuns: 500 },
    );
  });

  it('throws nothing but a SiteError, whatever comes', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        '<',
        '>',
        '</',
        '/>',
        '<item',
        '<list>',
        '&',
        ';',
        '<!',
        '<![CDATA[',
        ']]>',
        '<?xml ',
        '?>',
        '"',
        '=',
        '--',
        '<!DOCTYPE',
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        try {
          cut(pieces.join(''), []);
        } catch (error) {
          assert.ok(SiteError.is(error, 'cut', 'bad-answer', 'too-large'), String(error));
        }
      }),
      { numRuns: 3000 },
    );
  });
});
