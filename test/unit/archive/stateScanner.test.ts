import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { StateScanner } from '../../../src/reporting/archive/reading/stateScanner.ts';
import { SiteError } from '../../../src/site/errors.ts';

type Part = [table: string, json: string];

function scanned(text: string, size = Infinity): Part[] {
  const found: Part[] = [];
  const scanner = new StateScanner((table, json) => void found.push([table, json]));
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += size) {
    scanner.push(bytes.subarray(at, at + size));
  }
  scanner.end();
  return found;
}

function failure(text: string): string {
  try {
    return `read: ${JSON.stringify(scanned(text))}`;
  } catch (error) {
    return SiteError.is(error) ? `${error.reason}: ${error.message}` : String(error);
  }
}

describe('a snapshot that is read in parts', () => {
  it('gives each small table as a whole under its name, cut anywhere', () => {
    const texts: readonly (readonly [text: string, parts: Part[]])[] = [
      ['{}', []],
      [
        '{"a":{},"b":null,"c":[]}',
        [
          ['a', '{}'],
          ['c', '[]'],
        ],
      ],
      [
        '\ufeff {"a": {"1": {"x": 1}, "2" : {"y": [1, {"z": 2}]}}} \n',
        [['a', '{"1": {"x": 1}, "2" : {"y": [1, {"z": 2}]}}']],
      ],
      [
        '{"a":[{"id":1},{"id":2}],"b":{"3":{}},"c":{"4":[5]}}',
        [
          ['a', '[{"id":1},{"id":2}]'],
          ['b', '{"3":{}}'],
          ['c', '{"4":[5]}'],
        ],
      ],
      // Brackets, quotes and escapes inside of texts are text.
      [
        '{"a\\"}{":{"1\\\\":{"x":"}]\\"{[\\\\"},"\\u00e4Zoë":{"y":"\\\\\\""}}}',
        [['a"}{', '{"1\\\\":{"x":"}]\\"{[\\\\"},"\\u00e4Zoë":{"y":"\\\\\\""}}']],
      ],
      // A name whose value is no table is none of the next one's.
      ['{"a":5,"t":"text","b":[{"c":1}],"u":"v"}', [['b', '[{"c":1}]']]],
    ];
    for (const [text, parts] of texts) {
      for (const size of [1, 2, 3, 5, 1000]) {
        assert.deepEqual(scanned(text, size), parts, `${text} in pieces of ${size}`);
      }
    }
  });

  it('gives a large table in parts of some rows, each as JSON of the kind of the table', () => {
    const rows = Array.from({ length: 20_000 }, (_, at) => ({ id: String(at), name: '},{' }));
    const tables = { keyed: Object.fromEntries(rows.map((row) => [`r${row.id}`, row])), listed: rows, last: [] };
    for (const size of [1000, 65_536, Infinity]) {
      const parts = scanned(JSON.stringify(tables), size);
      const read = (table: string) =>
        parts.filter(([name]) => name === table).map(([, json]) => JSON.parse(json) as object);
      assert.deepEqual(Object.assign({}, ...read('keyed')), tables.keyed);
      assert.deepEqual(read('listed').flat(), rows);
      assert.deepEqual(parts.at(-1), ['last', '[]']);
      const lengths = parts.map(([, json]) => json.length);
      assert.ok(Math.max(...lengths) < 66_000 && parts.length < 40, `${parts.length} parts`);
    }
  });

  it('has no name where one is no text that JSON has', () => {
    assert.deepEqual(scanned('{"a\\x":{"1":{}}}'), [['', '{"1":{}}']]);
    assert.deepEqual(scanned('{"a\tb":{"1":{}}}'), [['', '{"1":{}}']]);
  });

  it('is one object and nothing else', () => {
    const notAnObject = 'bad-answer: The state archive is not one JSON object.';
    for (const text of ['[]', '5', 'x', '}', ']', '{}{}', '{}x', '{}]', '{}[', 'x{}', '\u0001!{}']) {
      assert.equal(failure(text), notAnObject, text);
    }
    const cut = 'cut: The state archive ends in the middle. Download it again.';
    for (const text of ['', ' ', '\ufeff', '{', '{"a":{', '{"a":{"1":{}}', '{"a":{"1":{"x":"}}}']) {
      assert.equal(failure(text), cut, text);
    }
    for (const text of ['{},', ' ,{} \r\n', '\ufeff{}\ufeff']) {
      assert.equal(failure(text), 'read: []', text);
    }
  });

  it('has no row and no name of more than 64 MiB', () => {
    const most = 64 * 1024 * 1024;
    const piece = Buffer.alloc(1024 * 1024, 'x');
    /** Reads what is before, and then a name or a row that begins and ends so, with as many bytes. */
    const reading = (before: string, begin: string, end: string, bytes: number): number => {
      let length = 0;
      const scanner = new StateScanner((_table, json) => (length = json.length));
      scanner.push(Buffer.from(before + begin));
      for (let left = bytes - begin.length - end.length; left > 0; left -= piece.length) {
        scanner.push(piece.subarray(0, left));
      }
      scanner.push(Buffer.from(end));
      return length;
    };
    const tooLarge = (error: unknown) =>
      SiteError.is(error, 'too-large') && error.message === 'The state archive holds a row that is too large to read.';
    assert.equal(reading('{"a":{', '"1":{"x":"', '"}}', most), most + 1);
    assert.throws(() => reading('{"a":{', '"1":{"x":"', '"}}', most + 1), tooLarge);
    assert.doesNotThrow(() => reading('{', '"', '"', most));
    assert.throws(() => reading('{', '"', '"', most + 1), tooLarge);
  });
});
