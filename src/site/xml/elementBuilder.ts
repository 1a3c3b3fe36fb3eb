import type { XmlElement } from '../../base/xmlElement.ts';

/** An element under construction. */
type OpenElement = { -readonly [P in keyof XmlElement]: XmlElement[P] } & { children: XmlElement[] };

/** Shared by elements without children: a list for each would take more memory than everything else. */
const NO_CHILDREN: XmlElement[] = [];
Object.freeze(NO_CHILDREN);
const NO_ATTRIBUTES: Readonly<Record<string, string>> = Object.freeze({});

/** Builds an XmlElement, as `parseXml` returns it, from a parser's events. */
export class ElementBuilder {
  readonly #open: OpenElement[] = [];
  /** The text of each open element, without pieces that are only white space. */
  readonly #solidTexts: string[] = [];

  /** Number of open elements. */
  get depth(): number {
    return this.#open.length;
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    this.#open.push({ name, attributes: withoutNamespaces(attributes), text: '', children: NO_CHILDREN });
    this.#solidTexts.push('');
  }

  text(piece: string): void {
    const last = this.#open.length - 1;
    const element = this.#open[last];
    if (element !== undefined) {
      element.text += piece;
      if (piece.trim() !== '') {
        this.#solidTexts[last] = (this.#solidTexts[last] ?? '') + piece;
      }
    }
  }

  /** Closes the innermost element; returns it if it was the root. */
  close(): XmlElement | undefined {
    const element = this.#open.pop();
    const solidText = this.#solidTexts.pop();
    if (element === undefined || solidText === undefined) {
      return undefined;
    }
    if (element.children.length > 0) {
      element.text = solidText;
    }
    const parent = this.#open.at(-1);
    if (parent === undefined) {
      return element;
    }
    if (parent.children === NO_CHILDREN) {
      parent.children = [];
    }
    parent.children.push(element);
    return undefined;
  }
}

/** Removes the prefix of a name. */
export function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function withoutNamespaces(attributes: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  let local: Record<string, string> | undefined;
  for (const name in attributes) {
    if (name !== 'xmlns' && !name.startsWith('xmlns:')) {
      setOwn((local ??= {}), localName(name), attributes[name] ?? '');
    }
  }
  return local ?? NO_ATTRIBUTES;
}

/** Sets an own property: plain assignment would lose an attribute called `__proto__`. */
function setOwn(record: Record<string, string>, name: string, value: string): void {
  if (name === '__proto__') {
    Object.defineProperty(record, name, { value, enumerable: true, configurable: true, writable: true });
  } else {
    record[name] = value;
  }
}
