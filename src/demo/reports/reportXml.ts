import { xmlFragment, XML_DECLARATION, type XmlElement } from '../api/xml.ts';
import type { SiteTime } from '../sim/siteTime.ts';

const NAMESPACE = 'https://www.beyondtrust.com/namespaces/API/reporting';

/** A point in time as reports write it: ISO 8601 by the site's clocks, and seconds since the epoch. */
export function reportTime(seconds: number, time: SiteTime): XmlElement {
  return { '@timestamp': seconds, '#text': time.iso(seconds) };
}

/** A duration as `HH:MM:SS`. */
export function clockTime(seconds: number): string {
  const two = (number: number) => String(number).padStart(2, '0');
  return [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60].map(two).join(':');
}

/** A report's error; status 200, as all of them. */
export function reportError(message: string): string {
  return `\n${XML_DECLARATION}\n${xmlFragment('error', { '@xmlns': NAMESPACE, '#text': message })}\n`;
}

/** How a report with repeated elements is written. */
export interface ReportList {
  readonly root: string;
  /** Stands before the items. */
  readonly head?: Readonly<Record<string, XmlElement>>;
  /** Around the items, inside of the root. */
  readonly inner?: string;
  /** The items in portions, each of them made only when it is sent. */
  readonly portions: Iterable<readonly (readonly [name: string, element: XmlElement])[]>;
  /** What there is none of, for the answer that says so. */
  readonly subject: string;
}

/** Writes a report piece by piece; without any item it is the error that says so. */
export function* writeReport({ root, head, inner, portions, subject }: ReportList): Generator<string, void, void> {
  let any = false;
  for (const portion of portions) {
    const items = portion.map(([name, element]) => `${xmlFragment(name, element)}\n`).join('');
    if (!any && items !== '') {
      any = true;
      yield `\n${XML_DECLARATION}\n<${root} xmlns="${NAMESPACE}">\n${headOf(head)}${inner ? `<${inner}>\n` : ''}`;
    }
    // A portion with nothing in it gives others their turn all the same.
    yield items;
  }
  yield any
    ? `${inner ? `</${inner}>\n` : ''}</${root}>\n`
    : reportError(`No ${subject} matching your chosen criteria is available.`);
}

function headOf(head: ReportList['head'] = {}): string {
  return Object.entries(head)
    .map(([name, element]) => `${xmlFragment(name, element)}\n`)
    .join('');
}
