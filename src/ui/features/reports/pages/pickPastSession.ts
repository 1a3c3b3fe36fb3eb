import * as vscode from 'vscode';
import type { FoundSession, SessionSearch } from '../../../../reporting/findSessions.ts';
import { momentText } from '../../../platform/durations.ts';
import { dotted, oneLine } from '../../../platform/plainText.ts';
import { showQuickPick, type PickItem } from '../../../platform/prompts.ts';
import type { ActiveSite } from '../../../sites/siteAccess.ts';
import { standings } from './liveness.ts';
import { companyOf, customerOf, ownerOf } from './foundSessions.ts';
import { reportsOf } from '../../../shared/reports/reportAccess.ts';
import { timesOf } from '../../../shared/reports/reportPeriod.ts';
import { askedCalendar } from '../../../shared/reports/siteCalendar.ts';

const { t } = vscode.l10n;
/** The most sessions to list; the finder goes further back. */
const MOST = 300;

interface PastItem extends PickItem {
  readonly lsid: string;
}

/** Asks for one of the sessions that ended today or yesterday, the latest first. Undefined when cancelled. */
export async function pickPastSession(active: ActiveSite, title: string): Promise<string | undefined> {
  const placeHolder = t('Sessions of today and yesterday. Find Sessions looks further back.');
  const options = { title, placeHolder, matchOnDescription: true };
  return (await showQuickPick(pastSessions(active), options))?.lsid;
}

/**
 * Returns the sessions that ended today or yesterday, the latest first.
 * @throws Error if there are none.
 */
export async function pastSessions(active: ActiveSite): Promise<readonly PastItem[]> {
  const reports = reportsOf(active, 'SupportSessionListing', 'SupportSession');
  const { from } = timesOf('yesterday', await askedCalendar(active));
  const ended = await firstEnded(reports.findSessions({ from }), standings(active));
  if (ended.length === 0) {
    throw new Error(t('No session has ended today or yesterday. Find Sessions looks further back.'));
  }
  return ended.toSorted((a, b) => (b.startTime ?? 0) - (a.startTime ?? 0)).map(itemOf);
}

/** Reads until enough sessions are found; the latest come first. */
async function firstEnded(
  search: SessionSearch,
  standing: ReturnType<typeof standings>,
): Promise<readonly FoundSession[]> {
  const ended: FoundSession[] = [];
  for await (const session of search) {
    if (standing(session) !== 'inProgress') {
      ended.push(session);
    }
    if (ended.length === MOST) {
      search.close();
      break;
    }
  }
  return ended;
}

function itemOf(session: FoundSession): PastItem {
  const { lsid, startTime } = session;
  const name = [companyOf(session), customerOf(session)].map(oneLine).filter(Boolean).join(' / ');
  const start = startTime === null ? '' : momentText(startTime);
  return { icon: 'history', label: name, description: dotted(start, oneLine(ownerOf(session))), lsid };
}
