import type { ReportEvent } from '../items/events.ts';
import { messageText } from './transcript.ts';

/** Values of a note that are not its text. */
const NOT_TEXT = /(?:^|_)(?:id|number|user|username|name|timestamp)$/i;

/** What a representative noted in a session; undefined for an event that is no note. */
export function noteText({
  eventType,
  body,
  data,
}: Pick<ReportEvent, 'eventType' | 'body' | 'data'>): string | undefined {
  if (!/^session[\s_]note(?:[\s_]|$)/i.test(eventType)) {
    return undefined;
  }
  const values = data.filter(({ name, value }) => value !== '' && !NOT_TEXT.test(name)).map(({ value }) => value);
  return messageText(body) || values.join('\n');
}
