import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { StateScanner } from '../../../src/reporting/archive/stateScanner.ts';
import { SiteError } from '../../../src/site/errors.ts';

type Member = [table: string, id: string, text: string];

function scanned(text: string, size = Infinity): Member[] {
  const found: Member[] = [];
  const scanner = new StateScanner((table, id, row) => void found.push([table, id, row]));
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

describe('a snapshot that is read row by row', () => {
  it('gives each row with its table and its id, cut anywhere', () => {
    const texts: readonly (readonly [text: string, members: Member[]])[] = [
      ['{}', []],
      ['{"a":{},"b":null,"c":[]}', []],
      [
        '\ufeff {"a": {"1": {"x": 1}, "2" : {"y": [1, {"z": 2}]}}} \n',
        [
          ['a', '1', '{"x": 1}'],
          ['a', '2', '{"y": [1, {"z": 2}]}'],
        ],
      ],
      [
        '{"a":[{"id":1},{"id":2}],"b":{"3":{}},"c":{"4":[5]}}',
        [
          ['a', '', '{"id":1}'],
          ['a', '', '{"id":2}'],
          ['b', '3', '{}'],
          ['c', '4', '[5]'],
        ],
      ],
      // Brackets, quotes and escapes inside of texts are text.
      [
        '{"a\\"}{":{"1\\\\":{"x":"}]\\"{[\\\\"},"\\u00e4Zoë":{"y":"\\\\\\""}}}',
        [
          ['a"}{', '1\\', '{"x":"}]\\"{[\\\\"}'],
          ['a"}{', 'äZoë', '{"y":"\\\\\\""}'],
        ],
      ],
      // The name of a value that is no row is none of the next table's row.
      [
        '{"a":{"n":5},"b":[{"c":1},{"d":2}]}',
        [
          ['b', '', '{"c":1}'],
          ['b', '', '{"d":2}'],
        ],
      ],
      // Values that are no rows, and a row after one that has a name.
      [
        '{"a":{"n":5,"1":{}},"t":"text","b":[{"c":1}],"u":"v"}',
        [
          ['a', '1', '{}'],
          ['b', '', '{"c":1}'],
        ],
      ],
    ];
    for (const [text, members] of texts) {
      for (const size of [1, 2, 3, 5, 1000]) {
        assert.deepEqual(scanned(text, size), members, `${text} in pieces of ${size}`);
      }
    }
  });

  it('has no name where one is no text that JSON has', () => {
    assert.deepEqual(scanned('{"a\\x":{"1\\x":{}}}'), [['', '', '{}']]);
    assert.deepEqual(scanned('{"a\tb":{"1":{}}}'), [['', '1', '{}']]);
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
      const scanner = new StateScanner((_table, _id, text) => (length = text.length));
      scanner.push(Buffer.from(before + begin));
      for (let left = bytes - begin.length - end.length; left > 0; left -= piece.length) {
        scanner.push(piece.subarray(0, left));
      }
      scanner.push(Buffer.from(end));
      return length;
    };
    const tooLarge = (error: unknown) =>
      SiteError.is(error, 'too-large') && error.message === 'The state archive holds a row that is too large to read.';
    assert.equal(reading('{"a":{"1":', '{"x":"', '"}', most), most);
    assert.throws(() => reading('{"a":{"1":', '{"x":"', '"}', most + 1), tooLarge);
    assert.doesNotThrow(() => reading('{', '"', '"', most));
    assert.throws(() => reading('{', '"', '"', most + 1), tooLarge);
  });
});
