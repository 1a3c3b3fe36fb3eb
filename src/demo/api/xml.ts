import type { Answer } from '../http/answer.ts';

/** An element: text, or child elements by name. A name that starts with @ is an attribute, `#text` the text beside. */
export type XmlContent = string | number | XmlElement | readonly XmlElement[];
export interface XmlElement {
  readonly [name: string]: XmlContent;
}

export const XML_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>';

const NAMESPACE = 'https://www.beyondtrust.com/namespaces/API/command';

/** What XML has no characters for. */
export const NOT_XML = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;

/** An element as XML. Texts are escaped; what no XML can hold becomes a question mark. */
export function xmlFragment(name: string, element: XmlElement): string {
  return writeContent(name, element).toWellFormed().replace(NOT_XML, '\uFFFD');
}

function writeContent(name: string, content: XmlContent): string {
  if (typeof content !== 'object') {
    return `<${name}>${escaped(String(content))}</${name}>`;
  }
  if (isList(content)) {
    return content.map((element) => writeContent(name, element)).join('');
  }
  let [attributes, inner] = ['', ''];
  for (const [key, value] of Object.entries(content)) {
    if (key.startsWith('@')) {
      attributes += ` ${key.slice(1)}="${escaped(textOf(value))}"`;
    } else {
      inner += key === '#text' ? escaped(textOf(value)) : writeContent(key, value);
    }
  }
  return `<${name}${attributes}>${inner}</${name}>`;
}

function textOf(content: XmlContent): string {
  return typeof content === 'object' ? '' : String(content);
}

function isList(content: XmlElement | readonly XmlElement[]): content is readonly XmlElement[] {
  return Array.isArray(content);
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** `text` as it stands in XML and HTML. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

/** An answer of the command API with `root` around `content`. Texts are escaped. */
export function xmlAnswer(root: string, content: XmlElement | string): Answer {
  const element = typeof content === 'string' ? { '#text': content } : content;
  const body = XML_DECLARATION + xmlFragment(root, { '@xmlns': NAMESPACE, ...element });
  return { status: 200, type: 'text/xml; charset=utf-8', body };
}

/** An error of the command API: status 200, and the root element says what is wrong, as real sites do. */
export function xmlError(message: string): Answer {
  return xmlAnswer('error', message);
}

/** A point in time as the command API writes it: ISO 8601, and seconds since the epoch as the attribute `ts`. */
export function xmlTime(seconds: number): XmlElement {
  const iso = new Date(seconds * 1000).toISOString().replace('.000Z', '+00:00');
  return { '@ts': seconds, '#text': iso };
}
