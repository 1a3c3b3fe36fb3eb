import type { XmlElement } from '../site/xmlElement.ts';

/** An element under construction. */
interface OpenElement {
  readonly name: string;
  readonly attributes: Record<string, string>;
  readonly children: XmlElement[];
  /** All of its own text. */
  text: string;
  /** Its own text without the pieces that are white space only. */
  solidText: string;
}

/** Builds an element of the shape that `parseXml` gives from the events of a parser. */
export class ElementBuilder {
  readonly #open: OpenElement[] = [];

  /** How many elements are open. */
  get depth(): number {
    return this.#open.length;
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    this.#open.push({ name, attributes: withoutNamespaces(attributes), children: [], text: '', solidText: '' });
  }

  text(piece: string): void {
    const element = this.#open.at(-1);
    if (element !== undefined) {
      element.text += piece;
      if (piece.trim() !== '') {
        element.solidText += piece;
      }
    }
  }

  /** Closes the innermost element; gives it when it was the outermost too. */
  close(): XmlElement | undefined {
    const open = this.#open.pop();
    if (open === undefined) {
      return undefined;
    }
    const { name, attributes, children, text, solidText } = open;
    const element = { name, attributes, text: children.length > 0 ? solidText : text, children };
    const parent = this.#open.at(-1);
    if (parent === undefined) {
      return element;
    }
    parent.children.push(element);
    return undefined;
  }
}

/** A name without its prefix. */
export function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function withoutNamespaces(attributes: Readonly<Record<string, string>>): Record<string, string> {
  const local: Record<string, string> = {};
  for (const name in attributes) {
    if (name !== 'xmlns' && !name.startsWith('xmlns:')) {
      setOwn(local, localName(name), attributes[name] ?? '');
    }
  }
  return local;
}

/** An attribute may be called `__proto__`, which an assignment would not keep. */
function setOwn(record: Record<string, string>, name: string, value: string): void {
  if (name === '__proto__') {
    Object.defineProperty(record, name, { value, enumerable: true, configurable: true, writable: true });
  } else {
    record[name] = value;
  }
}
