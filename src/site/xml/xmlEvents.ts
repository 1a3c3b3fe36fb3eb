import { SaxesParser } from 'saxes';
import { READ_LIMITS, type ReadLimits } from '../../base/readLimits.ts';
import { SiteError } from '../errors.ts';

/** Elements of a site's answers are nested less deeply than JSON. */
export const XML_LIMITS: ReadLimits = { ...READ_LIMITS, depth: 64 };

/** What becomes of the elements and texts of an XML document, in its order. */
export interface XmlHandler {
  /** `name` and the names of attributes with their prefixes. Declarations of namespaces are among the attributes. */
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  /** A piece of text or CDATA. */
  text(text: string): void;
  close(): void;
  /** Told of breaches of XML that leave a doubt about the elements. Going on is possible. */
  breach(error: Error): void;
}

/** No element of the guide has a tenth of these. */
const MOST_ATTRIBUTES = 2000;
/** What is written to the parser at once, so that limits are found to be passed in time. */
const SLICE = 64 * 1024;

/**
 * Breaches of XML that leave no doubt about the elements: control characters that somebody typed, entities nobody
 * declared. The texts are those of saxes, which has no codes; an unknown one counts as a breach that matters.
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

/** A text may have a million breaches, and a stack for each would take longer than all the rest. */
class QuietParser extends SaxesParser<Options> {
  override makeError(message: string): Error {
    return HARMLESS.get(message) ?? super.makeError(message);
  }
}

/** Reads XML that comes in pieces, cut anywhere, within limits. A DTD is refused, and so nothing can be expanded. */
export class XmlEvents {
  readonly #parser = new QuietParser({ position: false, xmlns: false });
  readonly #limits: ReadLimits;
  #depth = 0;
  #nodes = 0;
  /** Of the element that is about to be opened. */
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
   * Takes the next piece of text.
   * @throws SiteError `bad-answer` for a DTD and what is nested too deeply, `too-large` for too many elements; and what
   * the handler throws.
   */
  write(text: string): void {
    for (let at = 0; at < text.length; at += SLICE) {
      this.#parser.write(text.slice(at, at + SLICE));
    }
  }

  /** Forgets the elements that were read so far, which nobody keeps. */
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

/** The failure for an answer that is no XML to read. */
export function bad(message: string, cause?: unknown): SiteError {
  return new SiteError('bad-answer', message, {}, { cause });
}
