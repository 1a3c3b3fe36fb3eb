import * as vscode from 'vscode';
import type { FoundSession } from '../../../../reporting/findSessions.ts';
import { recordingsOf } from '../../../../reporting/recordings.ts';
import { dateTimeText, durationText, timeText } from '../../../platform/durations.ts';
import { dotted, oneLine } from '../../../platform/plainText.ts';
import { problemText } from '../../../platform/problems.ts';
import {
  companyOf,
  customerOf,
  issueOf,
  type Outcome,
  outcomeOf,
  outcomeWord,
  ownerOf,
  teamOf,
} from '../pages/foundSessions.ts';
import { standings } from '../pages/liveness.ts';
import { periodTitle } from '../../../shared/reports/reportPeriod.ts';
import type { LiveState } from '../../../sites/liveState.ts';
import { nodeKey, parentKey, resolveNode } from '../../../platform/trees/nodeKeys.ts';
import { tooltip } from '../../../platform/trees/tooltipText.ts';
import type { TreeContent, TreeRow } from '../../../platform/trees/treeContent.ts';
import type { SavedSearches } from './savedSearches.ts';
import type { SessionDirectory, SessionGroup } from './sessionDirectory.ts';
import { DAY } from '../../../../base/units.ts';
import { SiteError, type SiteErrorReason } from '../../../../site/errors.ts';

const { t } = vscode.l10n;
/** The most rows of a group; the finder shows all. */
const MOST_ROWS = 200;
const DAYS = ['today', 'yesterday', 'thisWeek'] as const;

const ICONS: Readonly<Record<Outcome, string>> = {
  ended: 'pass',
  notTaken: 'circle-slash',
  inProgress: 'sync',
  noEnd: 'question',
};

/** The view Past Sessions: today, yesterday, this week, and the saved searches. */
export class PastSessionsContent implements TreeContent {
  readonly #live: LiveState;
  readonly #kept: SavedSearches;
  readonly #directory: SessionDirectory;

  constructor(live: LiveState, kept: SavedSearches, directory: SessionDirectory) {
    this.#live = live;
    this.#kept = kept;
    this.#directory = directory;
  }

  children(key: string | undefined): readonly string[] {
    if (key === undefined) {
      const searches = this.#kept.of(this.#live.site?.id).map(({ id }) => id);
      const groups = [...DAYS, ...searches].map((id) => nodeKey(undefined, 'group', id));
      return [...groups, nodeKey(undefined, 'message', 'find')];
    }
    const node = resolveNode(key);
    const group = node?.kind === 'group' ? this.#directory.load(node.id) : undefined;
    return group ? rowsOf(key, group) : [];
  }

  row(key: string): TreeRow | undefined {
    const node = resolveNode(key);
    switch (node?.kind) {
      case 'group':
        return this.#groupRow(node.id);
      case 'report':
        return this.#sessionRow(node.id, isOfOneDay(key));
      case 'message':
        return this.#messageRow(node.id, resolveNode(parentKey(key))?.id);
      default:
        return undefined;
    }
  }

  tooltip(key: string): vscode.MarkdownString | undefined {
    const node = resolveNode(key);
    if (node?.kind === 'report') {
      const session = this.#directory.session(node.id);
      return session && sessionTooltip(session, this.#outcomeOf(session), (time) => this.#directory.timeText(time));
    }
    const group = node?.kind === 'message' ? resolveNode(parentKey(key))?.id : undefined;
    const problem = group === undefined ? undefined : this.#directory.loaded(group)?.problem;
    return problem && tooltip(t('Past Sessions'), [{ label: t('Problem'), value: problemText(problem) }]);
  }

  #outcomeOf(session: FoundSession): Outcome {
    return outcomeOf(session, standings(this.#live)(session));
  }

  #groupRow(id: string): TreeRow | undefined {
    const group = this.#directory.loaded(id);
    const isKnown = group !== undefined && !group.isLoading && !group.problem;
    const count = isKnown ? { description: String(group.sessions.length) } : {};
    const period = DAYS.find((known) => known === id);
    if (period !== undefined) {
      return {
        label: periodTitle(period),
        ...count,
        icon: 'calendar',
        contextValue: 'archive.period',
        collapsible: 'collapsed',
      };
    }
    const kept = this.#kept.of(this.#live.site?.id).find((search) => search.id === id);
    return (
      kept && {
        label: oneLine(kept.name),
        ...count,
        icon: 'search',
        contextValue: 'archive.search',
        collapsible: 'collapsed',
      }
    );
  }

  #sessionRow(lsid: string, isToday: boolean): TreeRow | undefined {
    const session = this.#directory.session(lsid);
    if (!session) {
      return undefined;
    }
    const { startTime } = session;
    const outcome = this.#outcomeOf(session);
    const when = startTime === null ? '' : isToday ? timeText(startTime * 1000) : dateTimeText(startTime);
    const lasted = session.duration === null || outcome === 'inProgress' ? '' : durationText(session.duration);
    return {
      label: [companyOf(session), customerOf(session)].map(oneLine).filter(Boolean).join(' / '),
      description: dotted(
        when,
        outcome === 'ended' ? lasted : outcomeWord(outcome),
        oneLine(ownerOf(session)),
        oneLine(teamOf(session)),
      ),
      icon: ICONS[outcome],
      contextValue: recordingsOf(session).length > 0 ? 'report.recorded' : 'report',
      collapsible: 'no',
      command: 'openSessionReport',
    };
  }

  #messageRow(id: string, group: string | undefined): TreeRow {
    const row = { contextValue: 'archive.message', collapsible: 'no' } as const;
    const { problem, sessions = [] } = (group === undefined ? undefined : this.#directory.loaded(group)) ?? {};
    switch (id) {
      case 'find':
        return { ...row, label: t('Search…'), icon: 'search', command: 'findSessions' };
      case 'loading':
        return { ...row, label: t('Loading…'), icon: 'loading~spin' };
      case 'problem':
        return {
          ...row,
          label: problem ? problemWords(problem) : '',
          description: t('click to try again'),
          icon: 'warning',
          command: 'refreshPastSessions',
        };
      case 'more': {
        const description = t('{0} not shown', sessions.length - MOST_ROWS);
        return { ...row, label: t('Show all…'), description, icon: 'ellipsis', command: 'findSessions' };
      }
      default:
        return { ...row, label: t('No session'), icon: 'blank' };
    }
  }
}

function rowsOf(key: string, { sessions, isLoading, problem, isCut }: SessionGroup): readonly string[] {
  const message = (id: string): string => nodeKey(key, 'message', id);
  return [
    ...(isLoading ? [message('loading')] : []),
    ...(problem ? [message('problem')] : []),
    ...sessions.slice(0, MOST_ROWS).map(({ lsid }) => nodeKey(key, 'report', lsid)),
    ...(sessions.length > MOST_ROWS || isCut ? [message('more')] : []),
    ...(sessions.length === 0 && !isLoading && !problem ? [message('none')] : []),
  ];
}

function isOfOneDay(key: string): boolean {
  const group = resolveNode(parentKey(key))?.id;
  return group === 'today' || group === 'yesterday';
}

function sessionTooltip(
  session: FoundSession,
  outcome: Outcome,
  textOf: (time: number) => string,
): vscode.MarkdownString {
  const { lsid, startTime, endTime, duration, externalKey, customerList, repList, publicSite } = session;
  const info = customerList[0]?.info;
  const timeOf = (time: number | null): string => (time === null || Math.abs(time) > 1e8 * DAY ? '' : textOf(time));
  return tooltip(customerOf(session), [
    { label: t('Company'), value: companyOf(session) },
    { label: t('Outcome'), value: outcomeWord(outcome) },
    { label: t('Start'), value: timeOf(startTime) },
    { label: t('End'), value: timeOf(endTime) },
    { label: t('Duration'), value: duration === null ? '' : durationText(duration) },
    { label: t('Representatives'), value: repList.map((rep) => rep.privateDisplayName || rep.username).join(', ') },
    { label: t('Team'), value: teamOf(session) },
    { label: t('Public site'), value: publicSite?.name ?? '' },
    { label: t('Issue'), value: issueOf(session) },
    { label: t('Details'), value: info?.details ?? '' },
    { label: t('External key'), value: externalKey },
    { label: t('Session ID (LSID)'), value: lsid },
  ]);
}

/** Reasons that get the same words in a row; its tooltip has the exact one. */
const NOT_REACHED: readonly SiteErrorReason[] = [
  'host-not-found',
  'unreachable',
  'certificate',
  'proxy',
  'timeout',
  'cut',
];

/** Returns a problem in a few words for a row; the site's own words if it sent some. */
function problemWords(problem: Error): string {
  return SiteError.is(problem, ...NOT_REACHED) ? t('Cannot be reached') : oneLine(problemText(problem));
}
