import * as vscode from 'vscode';
import type { FoundSession } from '../../../../reporting/findSessions.ts';
import type { Standing } from '../../../../reporting/models/session/sessionEnd.ts';
import { recordingsOf } from '../../../../reporting/recordings.ts';
import type { Fact, TableRow } from '../../../../webviews/kit/messages.ts';
import type { Section } from '../../../../webviews/report/messages.ts';
import { collected } from '../../../shared/collected.ts';

const { t } = vscode.l10n;

/** The state of a session, as far as its report shows it without events. */
export type Outcome = Standing | 'notTaken';

/** Returns how a session ended, or that it has not. */
export function outcomeOf({ primaryRep, repList }: FoundSession, standing: Standing): Outcome {
  return standing === 'ended' && primaryRep === undefined && repList.length === 0 ? 'notTaken' : standing;
}

/** Returns the outcome in one or two words. */
export function outcomeWord(outcome: Outcome): string {
  const words: Readonly<Record<Outcome, string>> = {
    ended: t('ended'),
    notTaken: t('nobody took it'),
    inProgress: t('in progress'),
    noEnd: t('no end recorded'),
  };
  return words[outcome];
}

/** Returns the customer of a session, by the first name that is known. */
export function customerOf({ primaryCustomer, customerList }: FoundSession): string {
  const [customer] = customerList;
  const names = [primaryCustomer?.name, customer?.username, customer?.info?.name];
  return names.map(collected).find(Boolean) ?? t('Unnamed customer');
}

/** Returns the company that the customer entered. */
export function companyOf({ customerList }: FoundSession): string {
  return collected(customerList[0]?.info?.company);
}

/** Returns the title of a page about the session: the customer and the company. */
export function titleOf(session: FoundSession): string {
  return [customerOf(session), companyOf(session)].filter(Boolean).join(' · ');
}

/** Returns the issue that the customer chose; '' for a bare number, which means nothing to people. */
export function issueOf({ customerList }: FoundSession): string {
  const issue = customerList[0]?.info?.issue ?? '';
  return /^\d+$/.test(issue) ? '' : issue;
}

/** Returns the last representative of the session. */
export function ownerOf({ primaryRep, repList }: FoundSession): string {
  const [rep] = repList;
  return primaryRep?.name || rep?.privateDisplayName || rep?.displayName || '';
}

/** Returns the last team of the session. */
export function teamOf({ primaryTeam, teamList }: FoundSession): string {
  return primaryTeam?.name || (teamList.at(-1)?.name ?? '');
}

/** The index of the column with the start of a session. */
export const START_COLUMN = 1;

/** Returns the table of sessions; opening a row does `open`. */
export function foundSection(): Section {
  return {
    id: 'sessions',
    title: t('Sessions'),
    content: {
      kind: 'table',
      columns: [
        { title: t('Customer'), kind: 'text', share: 2 },
        { title: t('Start'), kind: 'time', share: 2.2 },
        { title: t('Duration'), kind: 'duration', share: 1.2 },
        { title: t('Company'), kind: 'text', share: 1.6, isFilter: true },
        { title: t('Representative'), kind: 'text', share: 1.8, isFilter: true },
        { title: t('Team'), kind: 'text', share: 1.4, isFilter: true },
        { title: t('Outcome'), kind: 'text', share: 1.4, isFilter: true },
        { title: t('External key'), kind: 'text', share: 1.4 },
        { title: t('Public site'), kind: 'text', share: 1.4, isFilter: true },
        { title: t('Recording'), kind: 'text', isFilter: true },
      ],
      rowAction: 'open',
      rowActionTitle: t('Open Session Report'),
      sorted: { column: START_COLUMN, falling: true },
      empty: t('No sessions found. Widen the dates or remove a filter.'),
    },
  };
}

/** Returns a session as a row whose id is its lsid; `hasRecording` is known from a listing only. */
export function foundRow(session: FoundSession, standing: Standing, hasRecording: boolean): TableRow {
  const { lsid, startTime, endTime, duration, externalKey, publicSite } = session;
  const lasted = duration ?? (startTime !== null && endTime !== null ? endTime - startTime : null);
  return {
    id: lsid,
    cells: [
      customerOf(session),
      startTime,
      lasted,
      companyOf(session),
      ownerOf(session),
      teamOf(session),
      outcomeWord(outcomeOf(session, standing)),
      externalKey,
      publicSite?.name ?? '',
      hasRecording || recordingsOf(session).length > 0 ? t('yes') : t('no'),
    ],
    details: detailsOf(session),
  };
}

function detailsOf(session: FoundSession): readonly Fact[] {
  const { lsid, customerList, customAttributes, repList, teamList } = session;
  const info = customerList[0]?.info;
  const facts: readonly Fact[] = [
    { label: t('Issue'), value: issueOf(session) },
    { label: t('Details'), value: info?.details ?? '' },
    { label: t('Representatives'), value: repList.map((rep) => rep.privateDisplayName || rep.username).join(', ') },
    { label: t('Queues'), value: teamList.map(({ name }) => name).join(' → ') },
    { label: t('Files transferred'), value: session.fileTransferCount },
    { label: t('Files moved'), value: session.fileMoveCount },
    { label: t('Files deleted'), value: session.fileDeleteCount },
    { label: t('Number (LSEQ)'), value: session.lseq === null ? '' : String(session.lseq) },
    ...customAttributes.map(({ displayName, codeName, value }) => ({ label: displayName || codeName, value })),
    { label: t('Session ID (LSID)'), value: lsid },
  ];
  return facts.filter(({ value }) => value !== '' && value !== null && value !== 0);
}
