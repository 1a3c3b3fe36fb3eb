import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import {
  markdownLines,
  markdownLink,
  markdownTable,
  markdownText,
  plainLines,
} from '../../../../src/reporting/models/text/markdown.ts';
import { hostileText } from '../hostile.ts';

/** What a reader of Markdown (CommonMark, Backslash escapes) sees of text that is escaped throughout. */
function shown(markdown: string): string {
  return markdown.replace(/\\([!-/:-@[-`{-~])/g, '$1');
}

describe('text in Markdown', () => {
  it('shows what was typed, on one line', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        assert.equal(shown(markdownText(text)), plainLines(text).replace(/\s+/g, ' ').trim());
      }),
    );
  });

  it('begins no heading, list, quote, rule or code', () => {
    const starts = ['# a', '- a', '+ a', '* a', '1. a', '12) a', '> a', '---', '===', '```', '~~~', '    a', '| a'];
    for (const text of starts) {
      assert.match(markdownText(text), /^(?:\\|\d+\\|a)/, text);
    }
    assert.equal(markdownText('3.5 GB'), '3\\.5 GB');
    assert.equal(markdownText('1,5 GB - ok'), '1,5 GB - ok');
  });

  it('is no address that sites find by themselves', () => {
    assert.equal(markdownText('https://evil.example'), 'https\\://evil.example');
    assert.equal(markdownText('WWW.evil.example'), 'WWW\\.evil.example');
    assert.equal(markdownText('bob@evil.example'), 'bob\\@evil.example');
  });

  it('is well formed, without what cannot be seen or turns text around', () => {
    assert.equal(markdownText('a\ud800b'), 'a\ufffdb');
    assert.equal(markdownText('\u202egnp.exe\u0007\ufeff\u2066'), 'gnp.exe');
  });

  it('keeps its lines where that is asked for, with no blank one between', () => {
    assert.equal(markdownLines('\n# a\r\n\n- b\rc\u2028d\n', '  '), '\\# a\\\n  \\\n  \\- b\\\n  c\\\n  d');
    fc.assert(
      fc.property(hostileText, (text) => {
        const lines = markdownLines(text).split('\n');
        const [last] = lines.splice(-1);
        assert.ok(lines.every((line) => /(?<!\\)(?:\\\\)*\\$/.test(line)));
        assert.doesNotMatch(last ?? '', /(?<!\\)(?:\\\\)*\\$/);
      }),
    );
  });
});

describe('a table in Markdown', () => {
  it('has as many cells in each row, whatever stands in them', () => {
    fc.assert(
      fc.property(fc.array(fc.array(hostileText, { maxLength: 3 }), { maxLength: 4 }), (rows) => {
        const table = markdownTable(['a', 'b'], rows).split('\n');
        const bars = table.map((line) => line.match(/(?<!\\)(?:\\\\)*\|/g)?.length);
        assert.equal(table.length, rows.length + 2);
        assert.equal(new Set(bars).size, 1);
      }),
    );
  });

  it('is as wide as its widest row', () => {
    assert.equal(markdownTable(['a'], [['1', '2|3'], []]), '| a |  |\n| --- | --- |\n| 1 | 2\\|3 |\n|  |  |');
  });
});

describe('a link in Markdown', () => {
  it('leads to web addresses only', () => {
    for (const url of ['javascript:alert(1)', 'command:x', 'data:text/html,x', '//x.example', 'https://', '']) {
      assert.equal(markdownLink('x', url), '', url);
    }
  });

  it('ends where it ends, whatever its label and its address', () => {
    assert.equal(
      markdownLink('a](x)', 'https://x.example/a>b c\\d?<e>'),
      '[a\\](x)](<https://x.example/a%3Eb%20c/d?%3Ce%3E>)',
    );
    fc.assert(
      fc.property(hostileText, hostileText, (label, path) => {
        assert.match(markdownLink(label, `https://x.example/${path}`), /^\[(?:[^\\[\]\n]|\\.)*\]\(<[^<>\s\\]+>\)$/);
      }),
    );
  });
});
