import { isHtml, looksLikeHtml } from '../answers.ts';
import type { ExchangeResult, HttpAnswer, HttpStream } from './exchange.ts';
import { SiteError } from '../errors.ts';
import { GrowingBuffer } from './growingBuffer.ts';

/** The most bytes of an answer that are read to recognize an error. */
const MAX_LENGTH = 64 * 1024;

/** White space, XML declaration, processing instructions and comments before the root element. */
const PROLOG = /^\uFEFF?(?:\s|<\?[^]*?\?>|<!--[^]*?-->)*/;

/** An answer whose beginning has been read. */
export interface PeekedAnswer extends HttpAnswer {
  /** The beginning of the body; for anything that may be an error, all of it up to 64 KiB. */
  readonly text: string;
  /** True if the body is an XML document whose root is `<error>`. */
  readonly isXmlError: boolean;
  /** The whole body, including the beginning. */
  readonly body: AsyncIterable<Buffer>;
  readonly close: HttpStream['close'];
}

type Beginning = 'undecided' | 'error' | 'data';

/** Reads enough of an answer to see if it is an error. Answers other than 2xx are closed after that. */
export async function peek(stream: HttpStream): Promise<ExchangeResult<PeekedAnswer>> {
  const { status, headers, close } = stream;
  const pieces = stream.body[Symbol.asyncIterator]();
  const first = new GrowingBuffer();
  const ok = status >= 200 && status < 300;
  const html = isHtml(headers['content-type'] ?? '', '');
  let text = '';
  try {
    for (let checkedLength = 0; first.length < MAX_LENGTH && (!ok || html || beginningOf(text) !== 'data');) {
      const next = await pieces.next();
      if (next.done === true) {
        text = textOf(first);
        break;
      }
      first.add(next.value);
      // Wait until the text has doubled: checking after each small piece would take quadratic time.
      if (first.length >= Math.min(2 * checkedLength, MAX_LENGTH)) {
        checkedLength = first.length;
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
  return new TextDecoder().decode(beginning.bytes.subarray(0, MAX_LENGTH));
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

/**
 * Classifies the beginning of an answer. JSON and HTML count as errors: an error fits into 64 KiB, and data loses
 * nothing by being read ahead.
 */
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
