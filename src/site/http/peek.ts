import { isHtml, looksLikeHtml } from '../answers.ts';
import type { ExchangeResult, HttpAnswer, HttpStream } from './exchange.ts';
import { SiteError } from '../errors.ts';
import { GrowingBuffer } from './growingBuffer.ts';

/** How much of an answer is read to learn what is wrong with it. */
const ENOUGH = 64 * 1024;

/** White space, the XML declaration, processing instructions and comments. */
const PROLOG = /^\uFEFF?(?:\s|<\?[^]*?\?>|<!--[^]*?-->)*/;

/** An answer whose beginning has been looked at. */
export interface PeekedAnswer extends HttpAnswer {
  /** The beginning of the body as text; the whole body, up to 64 KiB, of anything that may be an error. */
  readonly text: string;
  /** Whether the body is an XML document whose root is `<error>`. */
  readonly isXmlError: boolean;
  /** The whole body, beginning included. */
  readonly body: AsyncIterable<Buffer>;
  readonly close: HttpStream['close'];
}

type Beginning = 'undecided' | 'error' | 'data';

/** Reads as much of an answer as it takes to see whether it is an error. Other answers than 2xx are closed after that. */
export async function peek(stream: HttpStream): Promise<ExchangeResult<PeekedAnswer>> {
  const { status, headers, close } = stream;
  const pieces = stream.body[Symbol.asyncIterator]();
  const first = new GrowingBuffer();
  const ok = status >= 200 && status < 300;
  const html = isHtml(headers['content-type'] ?? '', '');
  let text = '';
  try {
    for (let looked = 0; first.length < ENOUGH && (!ok || html || beginningOf(text) !== 'data');) {
      const next = await pieces.next();
      if (next.done === true) {
        text = textOf(first);
        break;
      }
      first.add(next.value);
      // Looking at each of many small pieces anew would take time by the square of their number.
      if (first.length >= Math.min(2 * looked, ENOUGH)) {
        looked = first.length;
        text = textOf(first);
      }
    }
  } catch (error) {
    if (SiteError.is(error)) {
      return { failure: error, mayHaveArrived: true };
    }
    throw error;
  }
  if (!ok) {
    close();
  }
  const isXmlError = startsWithErrorElement(text);
  return { answer: { status, headers, text, isXmlError, body: resumed(first.bytes, pieces), close } };
}

function textOf(beginning: GrowingBuffer): string {
  return new TextDecoder().decode(beginning.bytes.subarray(0, ENOUGH));
}

async function* resumed(first: Buffer, rest: AsyncIterator<Buffer>): AsyncGenerator<Buffer, void, void> {
  try {
    if (first.length > 0) {
      yield first;
    }
    for (let next = await rest.next(); next.done !== true; next = await rest.next()) {
      yield next.value;
    }
  } finally {
    await rest.return?.();
  }
}

/** JSON and HTML count as errors here: an error is in its first 64 KiB, and data loses nothing by being looked at. */
function beginningOf(text: string): Beginning {
  const start = text.replace(PROLOG, '');
  if (/^(?:$|<\?|<!--)/.test(start) || (start.length < 20 && /^<[^\s>/]*$/.test(start))) {
    return 'undecided';
  }
  const mayBeHtml = looksLikeHtml(start) || (start.length < 20 && /^<!doctype\s/i.test(start));
  return start.startsWith('{') || mayBeHtml || startsWithErrorElement(start) ? 'error' : 'data';
}

function startsWithErrorElement(text: string): boolean {
  return /^<(?:[\w.-]{1,80}:)?error[\s/>]/.test(text.replace(PROLOG, ''));
}
