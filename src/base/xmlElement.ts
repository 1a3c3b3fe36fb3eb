/** One element of a site's XML answer, without namespaces. All values stay the strings that the site sent. */
export interface XmlElement {
  /** The local name, without a prefix. */
  readonly name: string;
  /** By local name; namespace declarations are left out. */
  readonly attributes: Readonly<Record<string, string>>;
  /** The element's own text, CDATA included. White space between child elements is left out, else it is kept as sent. */
  readonly text: string;
  readonly children: readonly XmlElement[];
}

/** Shared by the many elements without children, to save memory. */
const NONE: readonly XmlElement[] = [];

/** The child elements of that name, in document order. */
export function children(element: XmlElement, name: string): readonly XmlElement[] {
  return element.children.length === 0 ? NONE : element.children.filter((candidate) => candidate.name === name);
}

/** The first child element of that name. */
export function child(element: XmlElement, name: string): XmlElement | undefined {
  return element.children.find((candidate) => candidate.name === name);
}

/** The text of the first child element of that name; `undefined` where there is none, `''` where it is empty. */
export function textOf(element: XmlElement, name: string): string | undefined {
  return child(element, name)?.text;
}
