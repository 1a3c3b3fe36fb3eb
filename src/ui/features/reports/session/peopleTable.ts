import * as vscode from 'vscode';
import type { Representative } from '../../../../reporting/items/people.ts';
import { SessionPeople } from '../../../../reporting/models/people/sessionPeople.ts';
import { timelineOf, type TimelineSource } from '../../../../reporting/models/session/timeline.ts';
import type { Column, TableRow } from '../../../../webviews/kit/messages.ts';
import type { Section } from '../../../../webviews/report/messages.ts';

const { t } = vscode.l10n;

/** A session or a presentation. */
type PeopleSource = TimelineSource & { readonly repList: readonly Representative[] };

/** Returns the table of all participants with its rows, without empty columns. */
export function peopleSection(source: PeopleSource, now: number): { section: Section; rows: readonly TableRow[] } {
  const rows = rowsOf(source, presenceOf(source, now));
  const known = columns().flatMap((column, at) =>
    at === 0 || rows.some(({ cells }) => (cells[at] ?? '') !== '') ? [{ column, at }] : [],
  );
  return {
    section: {
      id: 'people',
      title: t('People'),
      content: { kind: 'table', columns: known.map(({ column }) => column), empty: t('The report names nobody.') },
    },
    rows: rows.map((row) => ({ ...row, cells: known.map(({ at }) => row.cells[at] ?? null) })),
  };
}

function columns(): readonly Column[] {
  return [
    { title: t('Name'), kind: 'text', share: 2 },
    { title: t('Role'), kind: 'text', share: 1.9, isFilter: true },
    { title: t('In the session'), kind: 'duration' },
    { title: t('Computer'), kind: 'text', share: 1.5 },
    { title: t('System'), kind: 'text', share: 1.7 },
    { title: t('Public IP'), kind: 'text', share: 2 },
    { title: t('Private IP'), kind: 'text', share: 1.4 },
  ];
}

/**
 * Returns the seconds for which each person was there, by the keys of a timeline; without people for whom that is not
 * known.
 */
function presenceOf(source: PeopleSource, now: number): ReadonlyMap<string, number> {
  const { lanes } = timelineOf(source, now);
  const lengths = lanes.map(
    ({ key, spans }) => [key, spans.reduce((sum, { from, to }) => sum + to - from, 0)] as const,
  );
  return new Map(lengths.filter(([, seconds]) => seconds > 0));
}

/** Returns the rows of customers or attendees, then of representatives. */
function rowsOf(source: PeopleSource, presence: ReadonlyMap<string, number>): readonly TableRow[] {
  const { customerList = [], attendeeList = [], repList } = source;
  const people = new SessionPeople(source);
  const customers = customerList.map((customer, index) => ({
    id: `customer:${index}`,
    cells: [
      customer.username || (customer.info?.name ?? ''),
      customer.primaryCust ? t('Customer') : t('Further customer'),
      presence.get(people.customers[index]?.key ?? '') ?? null,
      customer.hostname,
      customer.os,
      customer.publicIp,
      customer.privateIp,
    ],
    details: factsOf({ ...customer.info, ...customer.others }),
  }));
  const attendees = attendeeList.map((attendee, index) => ({
    id: `attendee:${index}`,
    cells: [
      attendee.username || (attendee.info?.name ?? ''),
      t('Attendee'),
      presence.get(people.attendees[index]?.key ?? '') ?? null,
      ...['', '', attendee.publicIp, ''],
    ],
    details: factsOf({ ...attendee.info, ...attendee.others }),
  }));
  return [...customers, ...attendees, ...repList.map(representativeRow)];
}

function representativeRow(rep: Representative, index: number): TableRow {
  return {
    id: `representative:${index}`,
    cells: [
      rep.privateDisplayName || rep.displayName || rep.publicDisplayName || rep.username,
      roleOf(rep),
      rep.secondsInvolved,
      rep.hostname,
      rep.os,
      rep.publicIp,
      rep.privateIp,
    ],
    details: factsOf({
      [t('Username')]: rep.username,
      [t('Public name')]: rep.publicDisplayName,
      [t('Display number')]: rep.displayNumber,
      ...rep.others,
    }),
  };
}

/** By the guide, an owner had the session; others only took part in it. */
function roleOf({ primaryRep, sessionOwner, invited }: Representative): string {
  if (primaryRep) {
    return t('Primary representative');
  }
  return sessionOwner ? t('Owner for a time') : invited ? t('Invited') : t('Representative');
}

function factsOf(values: Readonly<Record<string, unknown>>): { label: string; value: string }[] {
  return Object.entries(values).flatMap(([label, value]) =>
    typeof value === 'string' && value !== '' ? [{ label, value }] : [],
  );
}
