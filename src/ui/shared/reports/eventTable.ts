import * as vscode from 'vscode';
import type { ReportEvent } from '../../../reporting/items/events.ts';
import { eventKind, type EventKind } from '../../../reporting/models/session/eventKinds.ts';
import { filesOf, fileText, type EventWithFiles } from '../../../reporting/models/session/eventFiles.ts';
import type { SessionPeople, Person } from '../../../reporting/models/people/sessionPeople.ts';
import { messageText } from '../../../reporting/models/session/transcript.ts';
import type { Fact, TableRow } from '../../../webviews/kit/messages.ts';
import type { Section } from '../../../webviews/report/messages.ts';
import { isOneDay } from '../oneDay.ts';
import { fieldWords } from './fieldWords.ts';

const { t } = vscode.l10n;

/** Returns the name of a kind of event. */
export function eventKindWord(kind: EventKind): string {
  const words: Readonly<Record<EventKind, string>> = {
    chat: t('Chat'),
    file: t('Files'),
    shell: t('Command shell'),
    recording: t('Recording'),
    transfer: t('Transfer'),
    people: t('People'),
    survey: t('Survey'),
    system: t('System'),
    registry: t('Registry'),
    session: t('Session'),
    other: t('Other'),
  };
  return words[kind];
}

/** Returns the table of a session's events; its rows are those of `eventRows`. */
export function eventSection(events: readonly ReportEvent[]): Section {
  return {
    id: 'events',
    title: t('Events ({0})', events.length),
    content: {
      kind: 'table',
      columns: [
        { title: t('Time'), kind: 'time', isOneDay: isOneDay(events.map(({ timestamp }) => timestamp)) },
        { title: t('About'), kind: 'text', isFilter: true },
        { title: t('Event'), kind: 'text', share: 3, isFilter: true },
        { title: t('By'), kind: 'text', share: 1.5, isFilter: true },
        { title: t('To'), kind: 'text' },
        { title: t('Text'), kind: 'text', share: 4 },
      ],
      empty: t('The report has no events.'),
    },
  };
}

/** Returns a row for each event, with names instead of numbers; the other fields are in the details. */
export function eventRows(events: readonly ReportEvent[], people: SessionPeople): readonly TableRow[] {
  return events.map((event, index) => {
    const text = messageText(event.body) || filesText(event) || dataText(event);
    const to = people.recipients(index).map(({ name }) => name);
    const kind = eventKindWord(eventKind(event.eventType));
    const details = detailsOf(event);
    return {
      id: String(index),
      cells: [
        event.timestamp,
        kind,
        eventWord(event.eventType),
        performerText(people.performer(index)),
        to.join(', '),
        text,
      ],
      ...(details.length > 0 && { details }),
    };
  });
}

/** The words for events whose names in the guide only make sense to readers who know its conferences. */
const EVENT_WORDS: ReadonlyMap<string, string> = new Map([
  ['Conference Member Added', t('Joined')],
  ['Conference Member Departed', t('Left')],
  ['Conference Member Removed', t('Removed')],
  ['Conference Member State Changed', t('Status Changed')],
  ['Conference Owner Changed', t('Transferred to')],
  ['Session Foreground Window Changed', t('Window Changed')],
]);

function eventWord(eventType: string): string {
  return EVENT_WORDS.get(eventType) ?? eventType;
}

/** Returns the performer of an event; '' if the site does not send one. */
export function performerText({ kind, name }: Person): string {
  return kind === 'system' ? t('System') : name;
}

function dataText(event: ReportEvent): string {
  return dataFacts(event)
    .map(({ label, value }) => `${label}: ${value}`)
    .join(' · ');
}

/** Returns the fields of an event beside its person and time, as labels and values. */
export function dataFacts({ data }: Pick<ReportEvent, 'data'>): readonly { label: string; value: string }[] {
  return data.map(({ name, value }) => ({
    label: fieldWords(name),
    // By the guide, this list of teams has an extra delimiter at its beginning.
    value: name === 'support_teams' ? value.replace(/^;/, '') : value,
  }));
}

/** Returns the names of an event's files. */
export function filesText(event: EventWithFiles): string {
  return filesOf(event).map(fileText).join(', ');
}

function detailsOf(event: ReportEvent): Fact[] {
  const { body, data, systemInformation = [], others = {} } = event;
  return [
    ...(body.length > 80 || body.includes('\n') ? [{ label: t('Text'), value: messageText(body) }] : []),
    ...filesOf(event).map((file) => ({ label: fileText(file), value: file.size, kind: 'bytes' as const })),
    ...dataFacts({ data }),
    ...systemInformation.map(({ name, data: rows }) => ({ label: name, value: t('{0} rows', rows.length) })),
    ...Object.entries(others).map(([name, value]) => ({ label: fieldWords(name), value })),
  ];
}
