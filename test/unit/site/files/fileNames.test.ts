import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { numberedFileName, proposedFileName, safeFileName } from '../../../../src/site/files/fileNames.ts';

const MAX_BYTES = 255;

describe('safeFileName and proposedFileName', () => {
  it('fit into 255 bytes with a number and a further extension, cut between two characters, and keep the extension', () => {
    for (const character of [
      'x',
      'é',
      '文',
      '😀',
      'e\u0301',
      '👍🏽',
      '🇩🇪',
      'กำ',
      '\ud800',
      ' ',
      '.',
      'x\u0301\u0302\u0303',
    ]) {
      for (const length of [50, 66, 67, 99, 119, 120, 200, 250, 255, 5000]) {
        for (const extension of ['', '.mp4', '.tar.gz', '.brcs-example', '.0123456789']) {
          const name = safeFileName(`a${character.repeat(length)}${extension}`, 'fallback');
          const shown = `${character} × ${length}${extension}: ${name}`;
          const longest = `${numberedFileName(name, 9999)}.sha256`;
          assert.ok(Buffer.byteLength(longest) <= MAX_BYTES, `${Buffer.byteLength(longest)} bytes: ${shown}`);
          assert.ok(name.isWellFormed() && name.endsWith(extension), shown);
          const stem = name.slice(1, name.length - extension.length);
          const units = character.toWellFormed();
          if (/\S/.test(units) && units !== '.') {
            assert.equal(stem.replaceAll(units, '').replaceAll('_', ''), '', shown);
          }
        }
      }
    }
  });

  it('cut between code points if a single character is too long', () => {
    const name = safeFileName(`a${'\u0301'.repeat(5000)}.mp4`, 'fallback.mp4');
    assert.ok(Buffer.byteLength(name) <= MAX_BYTES);
    assert.ok(name.endsWith('.mp4'));
  });

  it('return no reserved name of Windows, and no path', () => {
    for (const name of ['CON', 'con.mp4', 'NUL .txt', 'Lpt9.tar.gz', 'COM¹', 'CONIN$', 'CLOCK$', 'aux  ', ' prn.a.b']) {
      assert.match(safeFileName(name, 'fallback'), /^_/, name);
    }
    for (const [name, safe] of [
      ['../../etc/passwd', '_.._etc_passwd'],
      ['C:\\a\\b:stream', 'C_a_b_stream'],
      ['video.mp4. . .', 'video.mp4'],
      ['  .hidden', 'hidden'],
      ['a\u202egnp.exe', 'a_gnp.exe'],
      ['a\u0000b\nc', 'a_b_c'],
      ['…', '…'],
      ['console.txt', 'console.txt'],
      ['a \u3000 b  .mp4', 'a b.mp4'],
      [' .. a', 'a'],
      ['a?', 'a_'],
      [`${'a'.repeat(1000)}${'/'.repeat(5)}${'b'.repeat(995)}.mp4`, `${'a'.repeat(196)}.mp4`],
      [`${'a'.repeat(100)}${' '.repeat(3000)}b.mp4`, `${'a'.repeat(100)} b.mp4`],
      ['a'.repeat(200), 'a'.repeat(200)],
      ['a'.repeat(201), 'a'.repeat(200)],
      [`${'a'.repeat(196)}.mp4`, `${'a'.repeat(196)}.mp4`],
      [`${'a'.repeat(197)}.mp4`, `${'a'.repeat(196)}.mp4`],
      ['_-_', 'fallback'],
      ['..', 'fallback'],
      ['///', 'fallback'],
      ['', 'fallback'],
    ] as const) {
      assert.equal(safeFileName(name, 'fallback'), safe);
    }
  });

  it('read the name that a site proposes, in either form', () => {
    const named = (header: string) => proposedFileName({ 'content-disposition': header });
    assert.equal(named('attachment; filename="a \\"b\\".mp4"'), 'a "b".mp4');
    assert.equal(named("attachment; filename=x.mp4; filename*=UTF-8''%E2%82%AC.mp4"), '€.mp4');
    assert.equal(named("attachment; filename=x.mp4; filename*=UTF-8''%E2%82.mp4"), 'x.mp4');
    assert.equal(named('attachment;  FileName = "a\\\\b;c"'), 'a\\b;c');
    assert.equal(named('attachment;filename=a.mp4; size=3'), 'a.mp4');
    assert.equal(named("attachment;  filename* = utf-8'en'%E2%82%AC"), '€');
    assert.equal(named('attachment; filename=""'), undefined);
    assert.equal(named('attachment; xfilename=a'), undefined);
    assert.equal(named('inline'), undefined);
    assert.equal(proposedFileName({}), undefined);
  });
});
