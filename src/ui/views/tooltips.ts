import * as vscode from 'vscode';
import {
  attendeesOf,
  attributesOf,
  availableFor,
  clientsOf,
  presentersOf,
  sessionsOf,
  skillsOf,
  teamsOf,
  waitingIn,
} from '../../state/facts.ts';
import type { Row } from '../../state/tables.ts';
import { durationText } from '../durations.ts';
import { factsOf, type Fact } from './fieldLabels.ts';
import { customerName, queueName, representativeName, representativeNames } from './names.ts';
import { resolveNode } from './nodeKeys.ts';
import type { Moment } from './sessionRow.ts';
import { roleWord } from './words.ts';

const { t } = vscode.l10n;
/** Longer values are cut; who needs all of one opens the session's report. */
const LONGEST_VALUE = 500;

/** Everything the site tells of what a row stands for. What others wrote is text in it, never markup. */
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

/** What a session is about: told first. */
const FIRST_FIELDS: ReadonlySet<string> = new Set([
  'issue_description',
  'customer_description',
  'priority',
  'start_method',
]);
/** What the title says. */
const TITLE_FIELDS: ReadonlySet<string> = new Set(['customer_name', 'customer_company']);

function fieldsOf(row: Row, fits: (field: string) => boolean): Row {
  return Object.fromEntries(Object.entries(row).filter(([field]) => fits(field)));
}

function sessionTooltip({ model, now }: Moment, id: string): vscode.MarkdownString | undefined {
  const session = model.rows('support_session').get(id);
  if (!session) {
    return undefined;
  }
  const pickup = session.estimated_pickup_timestamp;
  const queue = queueName(model.rows('queue').get(session.queue_id ?? ''));
  const team = session.primary_team_queue_id;
  const teamName = team === undefined ? '' : queueName(model.rows('queue').get(team));
  const reps = representativeNames(model, id);
  const facts: Fact[] = [
    ...factsOf(
      'support_session',
      fieldsOf(session, (field) => FIRST_FIELDS.has(field)),
    ),
    { label: t('Representatives'), value: reps.join(', ') },
    // The personal queue of who is in the session, and the team of a team's queue, say nothing new.
    { label: t('Queue'), value: reps.includes(queue) ? '' : queue },
    { label: t('Team'), value: teamName === queue ? '' : teamName },
    { label: t('Age'), value: durationText(now - (session.created_timestamp ?? now)) },
    { label: t('Pickup expected in'), value: pickup === undefined || pickup <= now ? '' : durationText(pickup - now) },
    { label: t('Skills'), value: skillsOf(model, id).join(', ') },
  ];
  const rest = fieldsOf(session, (field) => !FIRST_FIELDS.has(field) && !TITLE_FIELDS.has(field));
  const details = { title: t('Details'), facts: factsOf('support_session', rest) };
  const clients = clientsOf(model, id).map(({ row }) => ({
    title: t('Customer client'),
    facts: factsOf('customer_client', row),
  }));
  const attributes = attributesOf(model, id).map((row) => ({
    label: row.code_name === 'external_key' ? t('External key') : (row.code_name ?? ''),
    value: row.value ?? '',
  }));
  return tooltip(customerName(session), facts, { title: t('Attributes'), facts: attributes }, ...clients, details);
}

function representativeTooltip({ model, now }: Moment, id: string): vscode.MarkdownString | undefined {
  const row = model.rows('representative').get(id);
  if (!row) {
    return undefined;
  }
  const teams = teamsOf(model, id).map(({ queueId, role }) => {
    const name = queueName(model.rows('queue').get(queueId));
    return role ? t('{0} ({1})', name, roleWord(role)) : name;
  });
  const sessions = sessionsOf(model, id).map((session) =>
    customerName(model.rows('support_session').get(session) ?? {}),
  );
  return tooltip(representativeName(row), [
    {
      label: t('Logged in for'),
      value: row.created_timestamp === undefined ? '' : durationText(now - row.created_timestamp),
    },
    { label: t('Teams'), value: teams.join(', ') },
    { label: t('Sessions'), value: sessions.join(', ') },
    ...factsOf('representative', row),
  ]);
}

function queueTooltip({ model, now }: Moment, id: string): vscode.MarkdownString | undefined {
  const row = model.rows('queue').get(id);
  if (!row) {
    return undefined;
  }
  const names = availableFor(model, id).map((rep) => representativeName(model.rows('representative').get(rep)));
  const pickups = waitingIn(model, id)
    .map((session) => model.rows('support_session').get(session)?.estimated_pickup_timestamp)
    .filter((pickup) => pickup !== undefined && pickup > now);
  const next = pickups.length > 0 ? Math.min(...pickups.map((pickup) => pickup ?? Infinity)) : undefined;
  return tooltip(queueName(row), [
    { label: t('Waiting'), value: String(waitingIn(model, id).length) },
    { label: t('Available'), value: names.join(', ') },
    { label: t('Next pickup expected in'), value: next === undefined ? '' : durationText(next - now) },
    ...factsOf('queue', row),
  ]);
}

function presentationTooltip({ model }: Moment, id: string): vscode.MarkdownString | undefined {
  const row = model.rows('presentation_session').get(id);
  if (!row) {
    return undefined;
  }
  const presenters = presentersOf(model, id).map((presenter) =>
    representativeName(model.rows('representative').get(presenter.row.representative_id ?? '')),
  );
  return tooltip(row.presentation_name ?? t('Presentation'), [
    { label: t('Presenter'), value: presenters.join(', ') },
    { label: t('Attendees'), value: String(attendeesOf(model, id).length) },
    ...factsOf('presentation_session', row),
  ]);
}

function attendeeTooltip({ model }: Moment, id: string): vscode.MarkdownString | undefined {
  const row = model.rows('attendee').get(id);
  return row && tooltip(row.name ?? t('Unnamed attendee'), factsOf('attendee', row));
}

/** A part of a tooltip under a heading of its own. */
export interface TooltipSection {
  readonly title: string;
  readonly facts: readonly Fact[];
}

/** A title, facts a line each, and sections; those without facts are left out. All of it is text, never markup. */
export function tooltip(
  title: string,
  facts: readonly Fact[],
  ...sections: readonly TooltipSection[]
): vscode.MarkdownString {
  const text = new vscode.MarkdownString();
  heading(text, title);
  lines(text, facts);
  for (const section of sections.filter((known) => known.facts.length > 0)) {
    text.appendMarkdown('\n\n---\n\n');
    heading(text, section.title);
    lines(text, section.facts);
  }
  return text;
}

function heading(text: vscode.MarkdownString, title: string): void {
  text.appendMarkdown('**').appendText(oneParagraph(title)).appendMarkdown('**');
}

function lines(text: vscode.MarkdownString, facts: readonly Fact[]): void {
  for (const { label, value } of facts.filter((fact) => fact.value.trim() !== '')) {
    text.appendMarkdown('  \n').appendText(`${oneParagraph(label)}: ${oneParagraph(value)}`);
  }
}

/** Line breaks would end the tooltip's line, and bold text must not begin or end with a space. */
function oneParagraph(value: string): string {
  const line = value.replace(/\s+/g, ' ').trim();
  return line.length > LONGEST_VALUE ? `${line.slice(0, LONGEST_VALUE)}…` : line;
}
