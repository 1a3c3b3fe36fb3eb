import { jsonError } from '../answers.ts';
import { SiteError } from '../errors.ts';
import { collectBytes } from '../http/growingBuffer.ts';
import type { SiteStream } from '../http/siteRequest.ts';
import type { XmlElement } from '../../base/xmlElement.ts';

/** The size of a site's error at most. */
const MAX_LENGTH = 64 * 1024;

/** True if an answer is XML, JSON or a web page, by its type, instead of a file. */
export function isDocument({ contentType }: Pick<SiteStream, 'contentType'>): boolean {
  return /^[^;]*\b(?:xml|json|html)\b/i.test(contentType);
}

/**
 * Reads why a site sent a document instead of a file, and closes the exchange. Returns `refused` for the text of an
 * `<error>` anywhere in it, or of a JSON error; else a `bad-answer`.
 */
export async function refusalIn(
  stream: SiteStream,
  action: string,
  refused: (errorText: string) => SiteError,
): Promise<SiteError> {
  const text = await beginningOf(stream);
  const reason = (await xmlErrorIn(text)) ?? jsonError({ status: 400, headers: {}, text })?.message;
  if (reason !== undefined) {
    return refused(reason);
  }
  const message = `The site answered ${action} with ${stream.contentType} instead of a file. Try again later.`;
  return new SiteError('bad-answer', message, { action });
}

async function beginningOf(stream: SiteStream): Promise<string> {
  const beginning = await collectBytes(stream.body, MAX_LENGTH);
  stream.close();
  return beginning.toString('utf8');
}

async function xmlErrorIn(text: string): Promise<string | undefined> {
  const { parseXml } = await import('../xml/xml.ts');
  try {
    return errorTextIn(parseXml(text));
  } catch {
    // No XML, or an incomplete document.
    return undefined;
  }
}

function errorTextIn(element: XmlElement): string | undefined {
  if (element.name === 'error') {
    return element.text.trim();
  }
  for (const child of element.children) {
    const found = errorTextIn(child);
    if (found !== undefined) {
      return found;
    }
  }
  return undefined;
}
