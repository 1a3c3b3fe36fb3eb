import { XMLBuilder } from 'fast-xml-parser';
import type { Answer } from './answer.ts';

/** An element: text, or child elements by name. A name that starts with @ is an attribute, `#text` the text beside. */
export type XmlContent = string | number | XmlElement | readonly XmlElement[];
export interface XmlElement {
  readonly [name: string]: XmlContent;
}

const NAMESPACE = 'https://www.beyondtrust.com/namespaces/API/command';

// The package that is to replace it comes with this one and is no dependency of ours.
// eslint-disable-next-line @typescript-eslint/no-deprecated
const builder = new XMLBuilder({ ignoreAttributes: false, attributeNamePrefix: '@' });

/** An answer of the command API with `root` around `content`. Texts are escaped. */
export function xmlAnswer(root: string, content: XmlElement | string): Answer {
  const element = typeof content === 'string' ? { '#text': content } : content;
  const body = builder.build({
    '?xml': { '@version': '1.0', '@encoding': 'UTF-8' },
    [root]: { '@xmlns': NAMESPACE, ...element },
  });
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
