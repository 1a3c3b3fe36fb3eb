import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { SiteError } from '../../../../src/site/errors.ts';
import { collectBytes } from '../../../../src/site/http/growingBuffer.ts';
import { peek } from '../../../../src/site/http/peek.ts';

const KB = 1024;

interface Peeked {
  /** The beginning that was read, as text. */
  readonly text: string;
  readonly isXmlError: boolean;
  /** Number of pieces read before peek returned. */
  readonly asked: number;
  readonly isClosed: boolean;
  /** The body that is handed on. */
  readonly whole: string;
}

/** Peeks at an answer that comes in these pieces. */
async function peeked(
  pieces: readonly string[],
  { status = 200, contentType }: { readonly status?: number; readonly contentType?: string } = {},
): Promise<Peeked> {
  let asked = 0;
  let isClosed = false;
  async function* body(): AsyncGenerator<Buffer, void, void> {
    for (const piece of pieces) {
      asked += 1;
      yield await Promise.resolve(Buffer.from(piece));
    }
  }
  const result = await peek({
    status,
    headers: contentType === undefined ? {} : { 'content-type': contentType },
    body: body(),
    close: () => (isClosed = true),
    over: Promise.resolve(),
  });
  assert.ok('answer' in result);
  const { answer } = result;
  assert.equal(answer.status, status);
  const before = { text: answer.text, isXmlError: answer.isXmlError, asked, isClosed };
  return { ...before, whole: (await collectBytes(answer.body)).toString() };
}

describe('peek', () => {
  const DATA = ['<session_list>', '</session_list>'];

  it('reads only until the answer is recognized as data, and passes all of it on', async () => {
    assert.deepEqual(await peeked(DATA), {
      text: '<session_list>',
      isXmlError: false,
      asked: 1,
      isClosed: false,
      whole: DATA.join(''),
    });
  });

  it('reads the whole answer if it may be an error', async () => {
    for (const [first, isXmlError] of [
      ['{"error":', false],
      ['<html>', false],
      ['<!DOCTYPE html>', false],
      ['<!doctype ', false],
      ['<error>', true],
      ['<error/>', true],
      ['<error xmlns="x">', true],
      ['<r:error>', true],
      [`<${'r'.repeat(80)}:error>`, true],
      ['\uFEFF \n<?xml version="1.0"?><!-- <a> --> <error>', true],
    ] as const) {
      const { text, whole, ...rest } = await peeked([first, 'x', 'y']);
      assert.deepEqual([text, whole], [`${first}xy`.replace('\uFEFF', ''), `${first}xy`], first);
      assert.deepEqual(rest, { isXmlError, asked: 3, isClosed: false }, first);
    }
  });

  it('recognizes data as soon as it cannot become an error', async () => {
    for (const first of [
      '<errors>',
      '<error_count>',
      '<session_list>',
      'x<error>',
      '[1',
      '"{"',
      'PK\u0003\u0004',
      '<aaaaaaaaaaaaaaaaaaa',
      `<${'r'.repeat(81)}:error>`,
      '<:error>',
      '<!doctypes>',
      '<!-- x --> <a>',
      'text {',
    ]) {
      const { asked, isXmlError } = await peeked([first, 'x']);
      assert.deepEqual([asked, isXmlError], [1, false], first);
    }
  });

  it('reads on if the beginning is too short to decide', async () => {
    for (const pieces of [
      ['', '<session_list>'],
      [' \n', '<session_list>'],
      ['<', 'session_list>'],
      ['<aaaaaaaaaaaaaaaaaa', '>'.padEnd(40, 'x')],
      ['<?xml version', '="1.0"?><session_list>'],
      ['<!-- x', ' --><session_list>'],
    ]) {
      const { asked, text } = await peeked([...pieces, 'more']);
      assert.deepEqual([asked, text], [2, pieces.join('')]);
    }
  });

  it('reads 64 KiB of a web page, an error or a failing status, however long that is', async () => {
    const pieces = ['<error>'.padEnd(KB, 'x'), ...Array.from({ length: 99 }, () => 'x'.repeat(KB))];
    for (const [given, head] of [
      [pieces, {}],
      [pieces.slice(1), { status: 500 }],
      [pieces.slice(1), { status: 199 }],
      [pieces.slice(1), { status: 300 }],
      [pieces.slice(1), { contentType: 'text/html' }],
    ] as const) {
      const { text, asked, whole, isClosed } = await peeked(given, head);
      const { status } = { status: 200, ...head };
      assert.deepEqual([text.length, asked], [64 * KB, 64], JSON.stringify(head));
      assert.equal(isClosed, status !== 200);
      assert.equal(whole, given.join(''));
    }
    for (const status of [200, 299]) {
      assert.equal((await peeked(pieces.slice(1), { status })).asked, 1);
    }
    assert.equal((await peeked([`{${'x'.repeat(100 * KB)}`])).text.length, 64 * KB);
  });

  it('returns an empty text for an answer without a body', async () => {
    assert.deepEqual(await peeked([]), { text: '', isXmlError: false, asked: 0, isClosed: false, whole: '' });
  });

  it('reports why the answer could not be read, and rethrows errors of other kinds', async () => {
    const failing = (error: Error) =>
      peek({
        status: 200,
        headers: {},
        body: (async function* (): AsyncGenerator<Buffer> {
          await Promise.reject(error);
        })(),
        close: () => undefined,
        over: Promise.resolve(),
      });
    const failure = new SiteError('cut', 'Cut.');
    assert.deepEqual(await failing(failure), { failure, mayHaveArrived: true });
    const other = new Error('x');
    await assert.rejects(failing(other), other);
  });

  it('cancels the exchange when its reader leaves', async () => {
    let isLeft = false;
    async function* body(): AsyncGenerator<Buffer, void, void> {
      try {
        for (const text of ['<a>', 'b', 'c']) {
          yield await Promise.resolve(Buffer.from(text));
        }
      } finally {
        isLeft = true;
      }
    }
    const stream = { status: 200, headers: {}, body: body(), close: () => undefined, over: Promise.resolve() };
    const result = await peek(stream);
    assert.ok('answer' in result);
    const read: string[] = [];
    for await (const piece of result.answer.body) {
      read.push(piece.toString());
      if (read.length === 2) {
        break;
      }
    }
    assert.deepEqual([read, isLeft], [['<a>', 'b'], true]);
  });
});
