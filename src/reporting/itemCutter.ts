import type { ReadLimits } from '../base/readLimits.ts';
import { ElementBuilder, localName } from '../site/xml/elementBuilder.ts';
import { SiteError } from '../site/errors.ts';
import type { XmlElement } from '../base/xmlElement.ts';
import { bad, XML_LIMITS, XmlEvents } from '../site/xml/xmlEvents.ts';

/** No report of the guide has more than three elements beside its items. */
const MOST_HEAD_ELEMENTS = 100;
/** What is written to the parser at once, so that no piece of an answer holds up the thread for long. */
const SLICE = 64 * 1024;

/** An element around the items, or beside them. */
interface OuterElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  isLeaf: boolean;
}

/**
 * Cuts the repeated elements out of a report that comes in pieces, and keeps none of them. Namespaces, prefixes and the
 * elements around the items are passed over; a DTD is refused.
 */
export class ItemCutter {
  /** The root's local name, once it has come. */
  root: string | undefined;
  /** Whether the root has been closed; what follows it is ignored. */
  done = false;
  /** The text of the `<error>` that stands among the items or is the root. */
  errorText: string | undefined;
  /** The other elements without children that stand beside the items; the first hundred. */
  readonly head: XmlElement[] = [];
  readonly #names: ReadonlySet<string>;
  readonly #limits: ReadLimits;
  readonly #events: XmlEvents;
  /** Builds the item or the error that is open. */
  readonly #builder = new ElementBuilder();
  readonly #outer: OuterElement[] = [];
  #outerText = '';
  #found: XmlElement[] = [];
  #written = 0;
  /** Where the last item ended. */
  #lastEnd = 0;

  /** @param limits those of one item, and of what stands between two. */
  constructor(names: readonly string[], limits: ReadLimits = XML_LIMITS) {
    this.#names = new Set([...names, ERROR]);
    this.#limits = limits;
    const handler = {
      open: (name: string, attributes: Readonly<Record<string, string>>) => this.#onOpen(localName(name), attributes),
      text: (text: string) => this.#onText(text),
      close: () => this.#onClose(),
      breach: (error: Error) => this.#onBreach(error),
    };
    this.#events = new XmlEvents(handler, limits);
  }

  /**
   * Takes the next piece of text, cut anywhere, and yields the items that are complete with it.
   * @throws SiteError `bad-answer` for what is not well-formed or too deep, `too-large` for an item beyond the limit.
   */
  *write(text: string): Generator<XmlElement, void, void> {
    const xml = this.#written === 0 ? text.trimStart() : text;
    for (let at = 0; at < xml.length && !this.done; at += SLICE) {
      const slice = xml.slice(at, at + SLICE);
      this.#written += slice.length;
      const failure = this.#parse(slice);
      const found = this.#found;
      this.#found = [];
      yield* found;
      if (failure !== undefined) {
        throw failure;
      }
      if (this.#written - this.#lastEnd > this.#limits.length) {
        throw new SiteError('too-large', 'A part of the report is too large. Ask for less at once.');
      }
    }
  }

  /** Tells that nothing follows. @throws SiteError `cut` where the root is not closed, `bad-answer` where none came. */
  end(): void {
    if (!this.done) {
      throw this.#written === 0 ? bad('The answer is empty.') : new SiteError('cut', CUT);
    }
  }

  /** Gives what is wrong, so that the items before it are not lost. */
  #parse(slice: string): SiteError | undefined {
    try {
      this.#events.write(slice);
      return undefined;
    } catch (error) {
      if (error === PAST_ROOT) {
        return undefined;
      }
      if (SiteError.is(error)) {
        return error;
      }
      throw error;
    }
  }

  #onOpen(name: string, attributes: Readonly<Record<string, string>>): void {
    if (this.done) {
      throw PAST_ROOT;
    }
    this.root ??= name;
    if (this.#builder.depth > 0 || this.#names.has(name)) {
      this.#builder.open(name, attributes);
      return;
    }
    const parent = this.#outer.at(-1);
    if (parent !== undefined) {
      parent.isLeaf = false;
    }
    this.#outer.push({ name, attributes, isLeaf: true });
    this.#outerText = '';
  }

  #onText(text: string): void {
    if (this.#builder.depth > 0) {
      this.#builder.text(text);
    } else {
      this.#outerText += text;
    }
  }

  #onClose(): void {
    if (this.done) {
      return;
    }
    if (this.#builder.depth === 0) {
      this.#closeOuter();
    } else {
      const element = this.#builder.close();
      if (element !== undefined) {
        this.#keep(element);
      }
    }
    this.done = this.#outer.length === 0 && this.#builder.depth === 0;
  }

  #keep(element: XmlElement): void {
    const parent = this.#outer.at(-1);
    if (parent !== undefined) {
      parent.isLeaf = false;
    }
    if (element.name === ERROR) {
      this.errorText ??= element.text.trim();
    } else {
      this.#found.push(element);
    }
    this.#outerText = '';
    this.#lastEnd = this.#written;
    this.#events.startCountingAnew();
  }

  #closeOuter(): void {
    const element = this.#outer.pop();
    if (element?.isLeaf === true && this.head.length < MOST_HEAD_ELEMENTS) {
      const attributes = { ...element.attributes };
      this.head.push({ name: element.name, attributes, text: this.#outerText, children: [] });
    }
    this.#outerText = '';
  }

  #onBreach(error: Error): void {
    // A root closed by another tag is done, too, before its breach is told.
    if (this.done && error.message !== 'unexpected close tag.') {
      throw PAST_ROOT;
    }
    if (this.root === undefined) {
      throw bad('The answer is not XML.', error);
    }
    throw bad('The answer is not well-formed XML.', error);
  }
}

const ERROR = 'error';
/** Ends the parsing at the first thing after the root: each breach of XML there would cost as much as many elements. */
const PAST_ROOT = new Error('The root has ended.');
const CUT = 'The report ends in the middle. Try again.';
