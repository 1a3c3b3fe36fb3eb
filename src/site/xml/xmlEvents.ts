import { SaxesParser } from 'saxes';
import { READ_LIMITS, type ReadLimits } from '../../base/readLimits.ts';
import { SiteError } from '../errors.ts';

/** Limits for XML: a site's elements are nested less deeply than JSON. */
export const XML_LIMITS: ReadLimits = { ...READ_LIMITS, depth: 64 };

/** Receives the elements and texts of an XML document, in document order. */
export interface XmlHandler {
  /** Starts an element. Names keep their prefixes; namespace declarations are among the attributes. */
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  /** Adds a piece of text or CDATA. */
  text(text: string): void;
  close(): void;
  /** Reports a breach of XML syntax that may have changed the elements. Reading can go on. */
  breach(error: Error): void;
}

/** Limit for one element; no element of the guide has a tenth of these. */
const MOST_ATTRIBUTES = 2000;
/** The most characters written to the parser at once, so that exceeded limits are noticed in time. */
const SLICE = 64 * 1024;

/**
 * Breaches of XML syntax that do not affect the elements: typed control characters, undeclared entities. By message,
 * because saxes has no codes; an unknown message counts as harmful.
 */
const HARMLESS: ReadonlyMap<string, Error> = new Map(
  [
    'disallowed character.',
    'undefined entity.',
    'malformed character entity.',
    'the string "]]>" is disallowed in char data.',
  ].map((text) => [text, new Error(text)]),
);

interface Options {
  position: false;
  xmlns: false;
}

/** Reports harmless breaches without a stack trace: a text may have a million of them. */
class QuietParser extends SaxesParser<Options> {
  override makeError(message: string): Error {
    return HARMLESS.get(message) ?? super.makeError(message);
  }
}

/** Reads XML in pieces, cut anywhere, within limits. DTDs are refused, so no entity can expand. */
export class XmlEvents {
  readonly #parser = new QuietParser({ position: false, xmlns: false });
  readonly #limits: ReadLimits;
  #depth = 0;
  #nodes = 0;
  /** Number of attributes of the element being opened. */
  #attributes = 0;

  constructor(handler: XmlHandler, limits: ReadLimits = XML_LIMITS) {
    this.#limits = limits;
    this.#parser.on('attribute', () => {
      this.#count();
      if (++this.#attributes > MOST_ATTRIBUTES) {
        throw tooLarge();
      }
    });
    this.#parser.on('opentag', ({ name, attributes }) => {
      this.#count();
      this.#attributes = 0;
      if (++this.#depth > limits.depth) {
        throw bad('The answer is nested too deeply.');
      }
      handler.open(name, attributes);
    });
    this.#parser.on('text', (text) => handler.text(text));
    this.#parser.on('cdata', (text) => handler.text(text));
    this.#parser.on('closetag', () => {
      this.#depth--;
      handler.close();
    });
    this.#parser.on('doctype', () => {
      throw bad('The answer contains a DTD, which is not accepted.');
    });
    this.#parser.on('error', (error) => {
      if (!HARMLESS.has(error.message)) {
        handler.breach(error);
      }
    });
  }

  /**
   * Reads the next piece of text.
   * @throws SiteError `bad-answer` for a DTD or too deep nesting, `too-large` for too many elements; and errors of the
   * handler.
   */
  write(text: string): void {
    for (let at = 0; at < text.length; at += SLICE) {
      this.#parser.write(text.slice(at, at + SLICE));
    }
  }

  /** Restarts the count of elements, after the caller has dropped those read so far. */
  startCountingAnew(): void {
    this.#nodes = 0;
  }

  #count(): void {
    if (++this.#nodes > this.#limits.nodes) {
      throw tooLarge();
    }
  }
}

function tooLarge(): SiteError {
  return new SiteError('too-large', 'The answer has too many parts to be read. Ask for less at once.');
}

/** Creates the error for an answer that is not readable XML. */
export function bad(message: string, cause?: unknown): SiteError {
  return new SiteError('bad-answer', message, {}, { cause });
}
