import * as vscode from 'vscode';
import {
  attendeesOf,
  attributesOf,
  availableFor,
  clientsOf,
  isWaiting,
  presenceOf,
  presentersOf,
  sessionsOf,
  skillsOf,
  skillsOfRepresentative,
  teamsOf,
  unplacedAttendees,
  waitingCount,
  waitingIn,
  waitingSince,
  type Presence,
} from '../../../state/facts.ts';
import { TABLES, type Row, type TableName, type TableRow } from '../../../state/tables.ts';
import { collected } from '../../shared/collected.ts';
import { dateTimeText, durationText, timeText } from '../../platform/durations.ts';
import { dotted } from '../../platform/plainText.ts';
import { withSitesTime } from '../../platform/siteTimes.ts';
import { personKey } from '../../shared/rows/idleTimes.ts';
import { addressIn } from './liveDetails.ts';
import {
  customerOf,
  queueName,
  representativeName,
  representativeNames,
  sessionQueueName,
} from '../../shared/rows/names.ts';
import { resolveNode } from '../../platform/trees/nodeKeys.ts';
import { presenceLook } from '../../shared/rows/presenceWords.ts';
import { waitText, type Moment } from '../../shared/rows/sessionRow.ts';
import { tooltip, type Fact } from '../../platform/trees/tooltipText.ts';
import { clientTypeWord, priorityWord, roleWord, startMethodWord, yesOrNo } from '../../shared/rows/words.ts';

const { t } = vscode.l10n;
const HALF_A_DAY = 43_200;

/**
 * Returns the tooltip of a row: its important fields that the row does not show. All names are plain text in it, never
 * markup.
 */
export function nodeTooltip(moment: Moment, key: string): vscode.MarkdownString | undefined {
  const node = resolveNode(key);
  switch (node?.kind) {
    case 'session':
      return sessionTooltip(moment, node.id);
    case 'rep':
      return representativeTooltip(moment, node.id);
    case 'queue':
      return queueTooltip(moment, node.id);
    case 'presentation':
      return presentationTooltip(moment, node.id);
    case 'attendee':
      return attendeeTooltip(moment, node.id);
    default:
      return undefined;
  }
}

function sessionTooltip(moment: Moment, id: string): vscode.MarkdownString | undefined {
  const { model, now } = moment;
  const session = model.rows('support_session').get(id);
  if (!session) {
    return undefined;
  }
  const { priority, start_method: method = '', created_timestamp: began } = session;
  const since = waitingSince(model, id);
  const pickup = isWaiting(model, id) ? session.estimated_pickup_timestamp || undefined : undefined;
  const attributes = attributesOf(model, id).map((row) => ({ label: row.code_name ?? '', value: row.value ?? '' }));
  const isKey = ({ label }: Fact): boolean => label === 'external_key';
  return tooltip(
    customerOf(model, id),
    [
      { label: t('Issue'), value: session.issue_description || (session.issue_code_name ?? '') },
      { label: t('Description'), value: session.customer_description ?? '' },
      { label: t('Priority'), value: priority === undefined ? '' : priorityWord(priority) },
      { label: t('Waiting'), value: spanText(moment, since) },
      ...pickupFacts(now, pickup),
      ...whereFacts(moment, id, session),
      { label: t('Age'), value: since === began ? '' : spanText(moment, began) },
      { label: t('Skills'), value: skillsOf(model, id).join(', ') },
      ...attributes.filter(isKey).map(({ value }) => ({ label: t('External key'), value })),
      { label: t('Start method'), value: startMethodWord(method) },
      { label: t('Public site'), value: namedId(session.public_site_name, session.public_site_id) },
      { label: t('Company code'), value: session.customer_company_code ?? '' },
      ...clientsOf(model, id).map(({ row }) => ({ label: t('Client'), value: clientText(moment, row) })),
      ...othersOf('support_session', session),
      { label: t('LSID'), value: session.lsid ?? '' },
    ],
    { title: t('Attributes'), facts: attributes.filter((fact) => !isKey(fact)) },
  );
}

function whereFacts({ model }: Moment, id: string, session: TableRow<'support_session'>): readonly Fact[] {
  const queue = sessionQueueName(model, session);
  const team = session.primary_team_queue_id;
  const teamName = team === undefined ? '' : queueName(model.rows('queue').get(team));
  const reps = representativeNames(model, id);
  return [
    { label: t('Representatives'), value: reps.join(', ') },
    // The personal queue of a representative in the session, and the team of a team's queue, add nothing.
    { label: t('Queue'), value: reps.includes(queue) ? '' : queue },
    { label: t('Team'), value: teamName === queue ? '' : teamName },
  ];
}

/** Returns a name with its id, as `Partners (2)`; only one of them if the other is missing. */
function namedId(name = '', id = ''): string {
  return name !== '' && id !== '' ? t('{0} ({1})', name, id) : name || id;
}

function clientText(moment: Moment, row: TableRow<'customer_client'>): string {
  return dotted(
    clientTypeWord(row.client_type ?? ''),
    collected(row.hostname),
    collected(row.operating_system),
    row.elevated ? t('elevated') : '',
    spanText(moment, row.created_timestamp),
  );
}

function representativeTooltip(moment: Moment, id: string): vscode.MarkdownString | undefined {
  const { model, idleSince, statusWord } = moment;
  const row = model.rows('representative').get(id);
  if (!row) {
    return undefined;
  }
  const name = representativeName(row);
  const teams = teamsOf(model, id).map(({ queueId, role }) => {
    const team = queueName(model.rows('queue').get(queueId));
    return role ? t('{0} ({1})', team, roleWord(role)) : team;
  });
  const sessions = sessionsOf(model, id).map((session) => customerOf(model, session));
  const unlessName = (value = ''): string => (value === name ? '' : value);
  return tooltip(name, [
    { label: t('Status'), value: statusText(row, statusWord?.(row)) },
    { label: t('Idle for'), value: spanText(moment, idleSince?.get(personKey(row))) },
    { label: t('Sessions'), value: sessions.join(', ') },
    { label: t('Logged in for'), value: spanText(moment, row.created_timestamp) },
    { label: t('Teams'), value: teams.join(', ') },
    { label: t('Skills'), value: skillsOfRepresentative(row).join(', ') },
    { label: t('Public display name'), value: unlessName(row.public_display_name) },
    { label: t('Type'), value: row.type === 'normal' ? '' : (row.type ?? '') },
    ...othersOf('representative', row),
    { label: t('Username'), value: unlessName(row.username) },
    { label: t('User ID'), value: row.user_id ?? '' },
  ]);
}

/** Returns all states that apply, because the row has room for one word only. */
function statusText(row: TableRow<'representative'>, name: string | undefined): string {
  const presence = presenceOf(row);
  const holding: readonly (Presence | undefined | false)[] = [
    presence,
    row.routing_idle === true && 'idle',
    row.routing_busy === true && 'busy',
    row.routing_enabled === false && 'autoAssignOff',
  ];
  const words = holding.flatMap((known) => (known ? presenceLook(known).word : []));
  return [...new Set([name ?? '', ...words])].filter(Boolean).join(', ');
}

function queueTooltip(moment: Moment, id: string): vscode.MarkdownString | undefined {
  const { model, now } = moment;
  const row = model.rows('queue').get(id);
  if (!row) {
    return undefined;
  }
  const waiting = waitingIn(model, id);
  const count = waitingCount(model, id);
  const [first] = waiting;
  const names = availableFor(model, id).map((rep) => representativeName(model.rows('representative').get(rep)));
  const pickups = waiting.flatMap(
    (session) => model.rows('support_session').get(session)?.estimated_pickup_timestamp || [],
  );
  const overdue = pickups.filter((pickup) => pickup <= now).length;
  return tooltip(queueName(row), [
    { label: t('Waiting'), value: count === undefined || count === 0 ? '' : String(count) },
    { label: t('Longest wait'), value: first === undefined ? '' : waitText(moment, first) },
    { label: t('Next pickup expected in'), value: untilText(now, earliest(pickups.filter((pickup) => pickup > now))) },
    { label: t('Pickups overdue'), value: overdue === 0 ? '' : String(overdue) },
    { label: t('Available'), value: names.join(', ') },
    ...othersOf('queue', row),
    { label: t('Open for'), value: spanText(moment, row.created_timestamp) },
    { label: t('Support team ID'), value: row.support_team_id ?? '' },
    { label: t('Code name'), value: row.code_name ?? '' },
  ]);
}

function presentationTooltip(moment: Moment, id: string): vscode.MarkdownString | undefined {
  const { model } = moment;
  const row = model.rows('presentation_session').get(id);
  if (!row) {
    return undefined;
  }
  const presenters = presentersOf(model, id).map((presenter) =>
    representativeName(model.rows('representative').get(presenter.row.representative_id ?? '')),
  );
  return tooltip(row.presentation_name || t('Presentation'), [
    { label: t('Presenter'), value: presenters.join(', ') },
    { label: t('Attendees'), value: attendeesText(model, id) },
    { label: t('Running for'), value: spanText(moment, row.created_timestamp) },
    ...othersOf('presentation_session', row),
    { label: t('LSID'), value: row.lsid ?? '' },
  ]);
}

/** With polling and two presentations at once, it is not known who attends which. */
function attendeesText(model: Moment['model'], id: string): string {
  const { length } = attendeesOf(model, id);
  return length > 0 || unplacedAttendees(model).length === 0 ? String(length) : '';
}

function attendeeTooltip(moment: Moment, id: string): vscode.MarkdownString | undefined {
  const row = moment.model.rows('attendee').get(id);
  if (!row) {
    return undefined;
  }
  return tooltip(collected(row.name) || t('Unnamed attendee'), [
    { label: t('There for'), value: row.connected === false ? '' : spanText(moment, row.created_timestamp) },
    { label: t('Hostname'), value: collected(row.hostname) },
    { label: t('Operating system'), value: collected(row.operating_system) },
    { label: t('Public IP'), value: collected(row.public_ip) },
    { label: t('Private IP'), value: collected(row.private_ip) },
    ...othersOf('attendee', row),
  ]);
}

/** The labels of fields that are not in the state model but in the command API or the archives. */
const LABELS: Readonly<Record<string, string>> = {
  support_session_count: t('Sessions'),
  presentation_count: t('Presentations'),
  showing_on_rep_list: t('On the representative list'),
  start_session_url: t('Start session URL'),
  direct_link: t('Direct link'),
  hostname: t('Hostname'),
  operating_system: t('Operating system'),
  private_ip: t('Private IP'),
  public_ip: t('Public IP'),
};
/** The number of other fields to show; a site may send any number. */
const MOST_OTHERS = 30;

/** Returns the fields that the guide's table does not have; unknown ones under the site's own names. */
function othersOf(table: TableName, row: Row): readonly Fact[] {
  const others = Object.entries(row).filter(([field]) => !Object.hasOwn(TABLES[table], field));
  return others.slice(0, MOST_OTHERS).flatMap(([field, value]) => {
    const label = LABELS[field] ?? field;
    if (typeof value === 'boolean' && label !== field) {
      return [{ label, value: yesOrNo(value) }];
    }
    const isText = typeof value === 'string' || typeof value === 'number' || value === true;
    return isText ? [{ label, value: field === 'direct_link' ? addressIn(String(value)) : String(value) }] : [];
  });
}

/** Returns how long ago `since` was, and the time, also by the site's clocks if they differ; '' if it is unknown. */
function spanText({ now, zone }: Moment, since: number | undefined): string {
  if (since === undefined) {
    return '';
  }
  const seconds = now - since;
  const own = seconds < HALF_A_DAY ? timeText(since * 1000) : dateTimeText(since);
  return t('{0} (since {1})', durationText(seconds), withSitesTime(own, since, zone?.()));
}

/** Returns the expected pickup time of a session, which may be in the past or the future (guide: support_session). */
function pickupFacts(now: number, pickup: number | undefined): readonly Fact[] {
  const overdue = pickup === undefined || pickup > now ? '' : durationText(now - pickup);
  return [
    { label: t('Pickup expected in'), value: untilText(now, pickup) },
    { label: t('Pickup overdue for'), value: overdue },
  ];
}

function untilText(now: number, time: number | undefined): string {
  return time === undefined || time <= now ? '' : durationText(time - now);
}

function earliest(times: readonly number[]): number | undefined {
  return times.length === 0 ? undefined : times.reduce((first, time) => Math.min(first, time));
}
