import { refusalFor } from '../site/siteMessages.ts';
import type { ReadLimits } from '../base/readLimits.ts';
import { decoderFor } from '../site/http/bodies.ts';
import { SiteError } from '../site/errors.ts';
import type { SiteStream } from '../site/http/siteRequest.ts';
import type { XmlElement } from '../base/xmlElement.ts';
import { ItemCutter } from './itemCutter.ts';
import type { ItemSource } from './itemStream.ts';
import { itemReaderOf, type ReportItem } from './reportItems.ts';
import { REPORT_TYPES, type XmlReportType } from './reportTypes.ts';

/** How long items are read before others get their turn, in milliseconds. */
const TURN_MS = 12;

/** What to read, and where it comes from. */
export interface ReportSource<T extends XmlReportType> {
  readonly type: T;
  readonly host: string;
  readonly stream: Pick<SiteStream, 'body' | 'close' | 'errorText'> & Partial<Pick<SiteStream, 'contentType'>>;
  /** Whether an error that is not known to mean so says that nothing matches, in the site's language for example. */
  readonly meansNothing?: (text: string) => Promise<boolean>;
  /** Told the elements beside the items as soon as there are any: `start_time`, `end_time`, `group_by`. */
  readonly onHead?: (head: readonly XmlElement[]) => void;
  /** Told each item as it came, before it is read. */
  readonly onItem?: (item: XmlElement) => void;
  readonly limits?: ReadLimits;
}

/**
 * Reads a report as it comes, one item in memory at a time. "Nothing matches" is an empty report.
 * @throws SiteError (while reading) `site-error` or `not-permitted` for an `<error>`, wherever it stands, `cut`,
 * `bad-answer`, `too-large`, and what the body throws.
 */
export function readReport<T extends XmlReportType>(source: ReportSource<T>): ItemSource<ReportItem<T>> {
  return { items: itemsOf(source), close: () => source.stream.close() };
}

async function* itemsOf<T extends XmlReportType>(source: ReportSource<T>): AsyncGenerator<ReportItem<T>, void, void> {
  const { type, stream, limits } = source;
  if (stream.errorText !== undefined) {
    await refuseUnlessEmpty(source, stream.errorText);
    return;
  }
  const { items } = REPORT_TYPES[type].answer;
  const cutter = new ItemCutter(items, limits);
  const read = itemReaderOf(type);
  let any = false;
  let turn = performance.now();
  for await (const text of decoded(stream)) {
    for (const element of cutter.write(text)) {
      any = true;
      source.onItem?.(element);
      yield read(element);
      if (performance.now() - turn > TURN_MS) {
        await new Promise<void>((resolve) => setImmediate(resolve));
        turn = performance.now();
      }
    }
    if (cutter.errorText !== undefined) {
      await refuseUnlessEmpty(source, cutter.errorText);
      return;
    }
    source.onHead?.(cutter.head);
    if (cutter.done) {
      break;
    }
  }
  cutter.end();
  checkRoot(type, cutter.root, any);
}

/** A character may be cut in two between pieces. */
async function* decoded({
  body,
  contentType = '',
}: ReportSource<XmlReportType>['stream']): AsyncGenerator<string, void> {
  const decoder = decoderFor(contentType);
  for await (const piece of body) {
    yield decoder.decode(piece, { stream: true });
  }
  yield decoder.decode();
}

async function refuseUnlessEmpty<T extends XmlReportType>(source: ReportSource<T>, text: string): Promise<void> {
  const { type, host, stream, meansNothing } = source;
  const error = refusalFor(type, text, host);
  if (error === undefined) {
    return;
  }
  // Its place is needed for asking.
  stream.close();
  if (!SiteError.is(error, 'site-error') || (await meansNothing?.(text)) !== true) {
    throw error;
  }
}

/** Sites differ in the root's name, so that counts only when there are no items. */
function checkRoot(type: XmlReportType, root: string | undefined, any: boolean): void {
  const { root: expected } = REPORT_TYPES[type].answer;
  if (!any && root !== expected && root?.endsWith('_list') !== true) {
    const message = `The site answered with <${root?.slice(0, 80) ?? ''}> where <${expected}> was expected.`;
    throw new SiteError('bad-answer', message, { action: type });
  }
}
