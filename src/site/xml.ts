import { XMLParser } from 'fast-xml-parser';
import { htmlPage, htmlTitle, looksLikeHtml } from './answers.ts';
import { SiteError } from './errors.ts';
import type { XmlElement } from './xmlElement.ts';

/** How much XML is read. */
export interface XmlLimits {
  /** Characters in all. */
  readonly length: number;
  /** Elements inside each other. */
  readonly depth: number;
}

const LIMITS: XmlLimits = { length: 64 * 1024 * 1024, depth: 64 };

/**
 * Reads a site's XML answer into elements, with a DTD refused and nothing expanded but the five entities of XML and
 * references to single characters.
 * @throws SiteError `cut` where the end is missing, `html` for a web page, `too-large`, else `bad-answer`.
 */
export function parseXml(text: string, limits: XmlLimits = LIMITS): XmlElement {
  if (text.length > limits.length) {
    throw new SiteError('too-large', 'The XML answer is too large. Ask for less at once, a shorter time for example.');
  }
  const xml = text.replace(/^\uFEFF/, '').trim();
  if (looksLikeHtml(xml)) {
    const title = htmlTitle(xml);
    throw htmlPage(title === undefined ? {} : { siteMessage: title });
  }
  const start = endOfProlog(xml);
  if (/^<!doctype/i.test(xml.slice(start, start + 9))) {
    throw bad('The answer contains a DTD, which is not accepted.');
  }
  if (xml[start] !== '<') {
    throw bad('The answer is not XML.');
  }
  const roots = elementsIn(parsed(xml, start, limits.depth));
  if (roots.length !== 1 || roots[0] === undefined) {
    throw bad('The answer is not XML with one root element.');
  }
  return roots[0];
}

/** Where the XML declaration, comments and white space end. */
function endOfProlog(xml: string): number {
  let at = 0;
  for (;;) {
    at += /^\s*/.exec(xml.slice(at, at + 10_000))?.[0].length ?? 0;
    const close = xml.startsWith('<?', at) ? '?>' : xml.startsWith('<!--', at) ? '-->' : undefined;
    const end = close === undefined ? -1 : xml.indexOf(close, at + 2);
    if (close === undefined || end === -1) {
      return at;
    }
    at = end + close.length;
  }
}

/** A node of fast-xml-parser with `preserveOrder`: one key is the name, `:@` holds the attributes. */
type Node = Readonly<Record<string, unknown>>;

const ATTRIBUTES = ':@';
const TEXT = '#text';
const CDATA = '#cdata';

function parsed(xml: string, start: number, depth: number): unknown {
  try {
    return new XMLParser({
      preserveOrder: true,
      removeNSPrefix: true,
      ignoreAttributes: false,
      attributeNamePrefix: '',
      textNodeName: TEXT,
      cdataPropName: CDATA,
      parseTagValue: false,
      trimValues: false,
      ignoreDeclaration: true,
      ignorePiTags: true,
      // Entities are replaced below instead: the parser's own way leaves out character references and has bounds that a
      // few hundred sessions reach. Replacing each by one character, once, can expand nothing.
      processEntities: false,
      maxNestedTags: depth - 1,
      onDangerousProperty: (name) => name,
      // `true` validates first: by itself the parser overlooks missing and crossed tags.
    }).parse(xml, true);
  } catch (error) {
    const root = /^<([^\s<>/]{1,200})/.exec(xml.slice(start, start + 202))?.[1];
    throw root !== undefined && !xml.endsWith(`</${root}>`)
      ? new SiteError('cut', 'The XML answer ends in the middle. Try again.', {}, { cause: error })
      : bad('The answer is not well-formed XML, or is nested too deeply.', error);
  }
}

function elementsIn(nodes: unknown): XmlElement[] {
  const list: readonly Node[] = Array.isArray(nodes) ? nodes : [];
  return list.flatMap((node) => {
    const name = nameOf(node);
    return name === undefined || name === TEXT || name === CDATA ? [] : [elementOf(name, node)];
  });
}

function elementOf(name: string, node: Node): XmlElement {
  const children = elementsIn(node[name]);
  return { name, attributes: attributesOf(node[ATTRIBUTES]), text: textIn(node[name], children.length > 0), children };
}

function nameOf(node: Node): string | undefined {
  return Object.keys(node).find((key) => key !== ATTRIBUTES);
}

function attributesOf(attributes: unknown): Readonly<Record<string, string>> {
  const entries = typeof attributes === 'object' && attributes !== null ? Object.entries(attributes) : [];
  return Object.fromEntries(
    entries.flatMap(([name, value]) =>
      name === 'xmlns' || typeof value !== 'string' ? [] : [[name, resolveEntities(value)]],
    ),
  );
}

function textIn(nodes: unknown, hasChildren: boolean): string {
  const list: readonly Node[] = Array.isArray(nodes) ? nodes : [];
  const pieces = list.map((node) => {
    const text = node[TEXT];
    const cdata = node[CDATA];
    return typeof text === 'string' ? resolveEntities(text) : cdata === undefined ? '' : verbatim(cdata);
  });
  return pieces.filter((piece) => !hasChildren || piece.trim() !== '').join('');
}

function verbatim(cdata: unknown): string {
  const list: readonly Node[] = Array.isArray(cdata) ? cdata : [];
  return list.map((node) => (typeof node[TEXT] === 'string' ? node[TEXT] : '')).join('');
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** Unknown entities stay as they were sent. */
function resolveEntities(text: string): string {
  return text.replace(/&(?:(lt|gt|amp|quot|apos)|#(\d{1,7})|#x([\da-f]{1,6}));/gi, (whole, name, decimal, hex) => {
    if (typeof name === 'string') {
      return ENTITIES[name] ?? whole;
    }
    const code = typeof decimal === 'string' ? Number(decimal) : Number.parseInt(String(hex), 16);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

function bad(message: string, cause?: unknown): SiteError {
  return new SiteError('bad-answer', message, {}, { cause });
}
