import type { ReadLimits } from '../../base/readLimits.ts';
import { htmlPage, htmlTitle, looksLikeHtml } from '../answers.ts';
import { ElementBuilder, localName } from './elementBuilder.ts';
import { SiteError } from '../errors.ts';
import type { XmlElement } from '../../base/xmlElement.ts';
import { bad, XML_LIMITS, XmlEvents, type XmlHandler } from './xmlEvents.ts';

/**
 * Parses a site's XML answer into elements. DTDs are refused; only XML's five entities and references to single
 * characters are expanded.
 * @throws SiteError `cut` if the end is missing, `html` for a web page, `too-large`, else `bad-answer`.
 */
export function parseXml(text: string, limits: ReadLimits = XML_LIMITS): XmlElement {
  if (text.length > limits.length) {
    throw new SiteError('too-large', 'The XML answer is too large. Ask for less at once, a shorter time for example.');
  }
  const xml = text.replace(/^\uFEFF/, '').trim();
  if (looksLikeHtml(xml)) {
    const title = htmlTitle(xml);
    throw htmlPage(title === undefined ? {} : { siteMessage: title });
  }
  if (!xml.startsWith('<')) {
    throw bad('The answer is not XML.');
  }
  const reader = new RootReader();
  new XmlEvents(reader, limits).write(xml);
  return reader.root;
}

/** Builds the root element of a document. */
class RootReader implements XmlHandler {
  readonly #builder = new ElementBuilder();
  #root: XmlElement | undefined;

  /** @throws SiteError `cut`, or `bad-answer` where there was none. */
  get root(): XmlElement {
    if (this.#root !== undefined) {
      return this.#root;
    }
    throw this.#builder.depth > 0
      ? new SiteError('cut', 'The XML answer ends in the middle. Try again.')
      : bad('The answer is not XML with one root element.');
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    this.#builder.open(localName(name), attributes);
  }

  text(text: string): void {
    this.#builder.text(text);
  }

  close(): void {
    this.#root = this.#builder.close();
  }

  breach(error: Error): void {
    throw bad('The answer is not well-formed XML.', error);
  }
}
