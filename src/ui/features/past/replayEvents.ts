import * as vscode from 'vscode';
import type { ReplayNames } from '../../../reporting/archive/replay/replayNames.ts';
import {
  SESSION_EVENTS,
  type EventFieldKind,
  type SessionEvent,
} from '../../../reporting/archive/reading/sessionEvents.ts';
import type { Span } from '../../../reporting/archive/span.ts';
import { eventKind } from '../../../reporting/models/session/eventKinds.ts';
import { withoutAnySignature } from '../../../reporting/models/text/signedAddresses.ts';
import { messageText } from '../../../reporting/models/session/transcript.ts';
import type { Fact, TableContent, TableRow } from '../../../webviews/kit/messages.ts';
import { isOneDay } from '../../shared/oneDay.ts';
import { oneLine } from '../../platform/plainText.ts';
import { eventKindWord } from '../../shared/reports/eventTable.ts';
import { fieldWords } from '../../shared/reports/fieldWords.ts';
import { customerName } from '../../shared/rows/names.ts';

const { t } = vscode.l10n;
const FIELDS: ReadonlyMap<string, Readonly<Record<string, EventFieldKind>>> = new Map(Object.entries(SESSION_EVENTS));
const LONGEST = 300;
/** The action of opening a row of the list. */
export const GO_TO_EVENT = 'goToEvent';

/** Returns the list of the sessions' events from `from` to `to`. */
export function eventTable({ from, to }: Span): TableContent {
  return {
    kind: 'table',
    columns: [
      { title: t('Time'), kind: 'time', isOneDay: isOneDay([from, to - 1]) },
      { title: t('About'), kind: 'text', isFilter: true },
      { title: t('Event'), kind: 'text', share: 3, isFilter: true },
      { title: t('Session'), kind: 'text', share: 2 },
      { title: t('By'), kind: 'text', share: 1.5, isFilter: true },
      { title: t('Text'), kind: 'text', share: 4 },
    ],
    rowAction: GO_TO_EVENT,
    rowActionTitle: t('Go to This Time'),
    empty: t('The archives tell of no event in sessions.'),
  };
}

/** Returns the rows of that list. A row's id is its number and its time. */
export function eventRows(events: readonly SessionEvent[], names: ReplayNames, first: number): readonly TableRow[] {
  return events.map((event, index) => {
    const text = event.name === '' ? t('Unnamed event') : titleOf(event.name);
    const about = eventKindWord(eventKind(event.name));
    return {
      id: `${first + index}@${event.timestamp ?? 0}`,
      cells: [
        event.timestamp ?? null,
        about,
        text,
        sessionName(event, names),
        doer(event, names),
        detail(event, names),
      ],
      details: details(event, names),
    };
  });
}

/** Returns an event's name as in the reports: Chat Message for `chat_message`. */
function titleOf(name: string): string {
  const words = oneLine(name.replaceAll('_', ' ')).split(' ');
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(' ');
}

/** Returns the time in a row's id. */
export function timeOfRow(id: string): number | undefined {
  const time = Number(/^\d+@(\d+)$/.exec(id)?.[1]);
  return Number.isSafeInteger(time) ? time : undefined;
}

function sessionName({ lsid }: SessionEvent, names: ReplayNames): string {
  const session = names.session(lsid);
  return session?.presentation_name ? oneLine(session.presentation_name) : session ? customerName(session) : lsid;
}

function doer({ data }: SessionEvent, names: ReplayNames): string {
  const id = data['representative_id'] ?? data['presenter_id'];
  const performers = membersOf(data['performed_by']);
  return performers.length > 0 ? performers.join(', ') : typeof id === 'string' ? (names.person(id) ?? id) : '';
}

function membersOf(value: unknown): readonly string[] {
  return Array.isArray(value)
    ? value.flatMap((member: unknown) =>
        typeof member === 'object' && member !== null && 'name' in member && typeof member.name === 'string'
          ? [oneLine(member.name)]
          : [],
      )
    : [];
}

function detail(event: SessionEvent, names: ReplayNames): string {
  return oneLine(
    valuesOf(event, names)
      .map(({ text }) => text)
      .join(' · '),
  ).slice(0, LONGEST);
}

function details(event: SessionEvent, names: ReplayNames): readonly Fact[] {
  const to = membersOf(event.data['destination']).join(', ');
  return [
    ...valuesOf(event, names).map(({ field, text }) => ({ label: fieldWords(field), value: text })),
    ...(to === '' ? [] : [{ label: t('To'), value: to }]),
    { label: t('Session'), value: sessionName(event, names) },
    { label: 'LSID', value: event.lsid },
  ];
}

/** Returns the fields of an event beside its person and time, in the order of the guide; unknown fields come last. */
function valuesOf(
  event: SessionEvent,
  names: ReplayNames,
): readonly { readonly field: string; readonly text: string }[] {
  const { name, data } = event;
  const kinds = FIELDS.get(name) ?? {};
  const fields = new Set([...Object.keys(kinds), ...Object.keys(data)]);
  return [...fields].flatMap((field) => {
    const kind = Object.hasOwn(kinds, field) ? kinds[field] : undefined;
    const value = kind === 'id' || kind === 'member' ? '' : textOf(withoutAnySignature(data[field]));
    // By the guide a message may hold its author's name as a macro.
    const text = field === 'body' ? messageText(value.replaceAll('%name%', doer(event, names))) : value;
    return text === '' ? [] : [{ field, text }];
  });
}

function textOf(value: unknown): string {
  if (typeof value === 'string' || typeof value === 'number') {
    return String(value);
  }
  if (Array.isArray(value)) {
    return value.map((part: unknown) => namedText(part) ?? textOf(part)).join(', ');
  }
  return value === undefined || value === null ? '' : JSON.stringify(value).slice(0, LONGEST);
}

/** Returns the name of a file, the category of a table, or the question and answer of a survey. */
function namedText(part: unknown): string | undefined {
  if (typeof part !== 'object' || part === null) {
    return undefined;
  }
  if ('question' in part && 'answer' in part) {
    return `${String(part.question)}: ${String(part.answer)}`;
  }
  const named = 'name' in part ? part.name : 'category' in part ? part.category : undefined;
  return typeof named === 'string' ? named : undefined;
}
