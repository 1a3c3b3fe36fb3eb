import { isSet } from '../../../schema/fields.ts';
import { bbCodeText, parseBbCode, type BbNode } from '../../../command-api/bbCode.ts';
import type { ReportEvent } from '../../items/events.ts';
import type { TeamEvent } from '../../items/events.ts';
import { filesOf, fileText } from './eventFiles.ts';
import { SessionPeople, type PeopleSource, type Person } from '../people/sessionPeople.ts';

/** One message of a session's chat. */
export interface ChatMessage {
  /** The place of its event in the report. */
  readonly index: number;
  /** Seconds since the epoch; null where the site tells none. */
  readonly timestamp: number | null;
  readonly from: Person;
  /** Those it was meant for; empty for everybody. */
  readonly to: readonly Person[];
  /** As it was sent, with its BBCode. */
  readonly body: string;
  /** Files that were shared with it, or that the message is about. */
  readonly files: readonly string[];
  /** From the system itself. */
  readonly isSystem: boolean;
  /** From one representative to another, so that the customer did not see it. */
  readonly isPrivate: boolean;
  /** Of the API account that sent it (guide: send_chat_message, Logging); undefined for what a person typed. */
  readonly apiAccount?: string;
}

/** What a transcript is made from: a session, a presentation or a team's activity. */
export interface ChatSource extends PeopleSource {
  readonly events: readonly (ReportEvent | TeamEvent)[];
}

/** The events that show in a chat. */
const CHAT_EVENTS = new Set(['chat message', 'files shared']);

/** The chat of a session, in the order of the report; `people` are those of the session. */
export function transcriptOf(source: ChatSource, people = new SessionPeople(source)): readonly ChatMessage[] {
  return source.events.flatMap((event, index) => {
    const isChat = CHAT_EVENTS.has(event.eventType.toLowerCase());
    return isChat ? [messageOf(event, index, people)] : [];
  });
}

/** The formatting of a message's body. */
export function messageNodes(body: string): readonly BbNode[] {
  return parseBbCode(body);
}

/** The body of a message without its formatting. */
export function messageText(body: string): string {
  return bbCodeText(parseBbCode(body));
}

function messageOf(event: ReportEvent | TeamEvent, index: number, people: SessionPeople): ChatMessage {
  const from = people.performer(index);
  const to = people.recipients(index);
  const apiAccount = apiAccountOf(event);
  const isPrivate = from.kind === 'representative' && to.length > 0 && to.every(({ kind }) => kind === from.kind);
  return {
    index,
    timestamp: event.timestamp,
    from,
    to,
    body: event.body,
    files: filesOf(event).map(fileText),
    isSystem: from.kind === 'system',
    isPrivate: isPrivate || event.data.some(({ name, value }) => /^(?:is_)?private$/i.test(name) && isSet(value)),
    ...(apiAccount !== undefined && { apiAccount }),
  };
}

/** The guide calls it "a special attribute" and names it nowhere. */
function apiAccountOf({ data, others = {} }: ReportEvent | TeamEvent): string | undefined {
  const values = [...data.map(({ name, value }) => [name, value] as const), ...Object.entries(others)];
  return values.find(([name]) => /(?:^|[^a-z])api(?:[^a-z]|$)/i.test(name))?.[1];
}
