import assert from 'node:assert/strict';
import type { SupportSession } from '../../../src/reporting/items/sessions.ts';
import { ReportStream, type Report } from '../../../src/reporting/report.ts';
import type { ReadLimits } from '../../../src/base/readLimits.ts';
import type { XmlReportType } from '../../../src/reporting/reportTypes.ts';
import { listOf } from './fixtures.ts';

/** The bytes of `xml` in pieces that end at `cuts`. */
export async function* piecesOf(xml: string, cuts: readonly number[] = []): AsyncGenerator<Buffer, void, void> {
  const bytes = Buffer.from(xml);
  const ends = [...cuts.map((cut) => cut % (bytes.length + 1)).sort((a, b) => a - b), bytes.length];
  let start = 0;
  for (const end of ends) {
    await Promise.resolve();
    yield bytes.subarray(start, end);
    start = end;
  }
}

/** A report whose answer is `xml`. */
export function streamOf<T extends XmlReportType>(
  type: T,
  xml: string,
  { cuts, limits, errorText }: { cuts?: readonly number[]; limits?: ReadLimits; errorText?: string } = {},
): ReportStream<T> {
  const stream = { body: piecesOf(xml, cuts), close: () => undefined, ...(errorText !== undefined && { errorText }) };
  return new ReportStream({ type, host: 'support.example.com', stream, ...(limits && { limits }) });
}

/** The report that `xml` is. */
export function reportOf<T extends XmlReportType>(type: T, xml: string): Promise<Report<T>> {
  return streamOf(type, xml).collect();
}

/** The one session that `xml`, a `<session>`, is. */
export async function sessionOf(xml: string): Promise<SupportSession> {
  const { items } = await reportOf('SupportSession', listOf('session_list', xml));
  assert.equal(items.length, 1);
  assert.ok(items[0]);
  return items[0];
}
