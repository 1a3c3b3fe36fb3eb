import * as vscode from 'vscode';
import type { Log } from '../../../base/log.ts';
import type { CommandCache } from '../../../command-api/cache.ts';
import { MissingLists } from '../missingLists.ts';
import { problemText } from '../../platform/problems.ts';
import { showInputBox, showQuickPick } from '../../platform/prompts.ts';
import type { ActiveSite } from '../../sites/siteAccess.ts';
import { ownRepresentative } from '../rows/ownRepresentative.ts';
import { requestProblem } from './keyRequest.ts';
import type { QueueChoice } from './queueOrder.ts';
import { issueItems, representativeItems, teamItems } from './queueItems.ts';

const { t } = vscode.l10n;

/**
 * Asks for the queue of a session: one's own, a team, a representative, an issue, the general queue.
 * @returns a `queue_id` (guide: generate_session_key); undefined when cancelled.
 * @throws SiteError `credentials-missing` if there is no site.
 */
export async function pickQueue(
  active: ActiveSite,
  log: Log,
  title = t('Generate Session Key'),
): Promise<string | undefined> {
  const { cache } = active.access();
  const choice = await showQuickPick(choices(active, cache, log), {
    title,
    placeHolder: t('Select a queue or representative'),
    matchOnDescription: true,
  });
  return choice?.ask ? askForQueue(choice.ask, title) : choice?.queueId;
}

/** The live rows are there at once; the site's lists are requested, and missing ones are marked. */
async function choices(active: ActiveSite, cache: CommandCache, log: Log): Promise<QueueChoice[]> {
  const missing = new MissingLists();
  const { model } = active;
  const hasLiveReps = model.rows('representative').size > 0;
  const [teams, reps] = await Promise.all([
    missing.orNone(cache.supportTeams()),
    hasLiveReps ? [] : missing.orNone(cache.loggedInReps()),
  ]);
  for (const { label } of missing.lines) {
    log.warn(`The list of queues: ${label}`);
  }
  return [
    ...ownQueue(active),
    ...section(t('Teams'), teamItems(model, teams)),
    ...section(t('Representatives'), [
      ...representativeItems(model, reps),
      { icon: 'person', label: t('Representative by Username…'), ask: 'rep_username', alwaysShow: true },
    ]),
    ...section(t('Issues'), [
      ...issueItems(model),
      { icon: 'tag', label: t('Issue by Code Name…'), ask: 'issue', alwaysShow: true },
    ]),
    ...section(t('Everybody'), [{ icon: 'inbox', label: t('General'), queueId: 'general' }]),
    ...missing.lines,
  ];
}

function ownQueue({ model, site }: ActiveSite): QueueChoice[] {
  if (!site?.rep) {
    return [];
  }
  const userId = ownRepresentative(model, site.rep)?.row.user_id;
  const queueId = userId ? `rep:${userId}` : `rep_username:${site.rep}`;
  return [{ icon: 'account', label: t('Me'), description: site.rep, queueId }];
}

function section(label: string, items: readonly QueueChoice[]): QueueChoice[] {
  return items.length > 0 ? [{ label, kind: vscode.QuickPickItemKind.Separator }, ...items] : [];
}

/**
 * Asks for a queue that no list has.
 * @returns a `queue_id`; undefined when cancelled.
 */
export async function askForQueue(form: 'issue' | 'rep_username', title: string): Promise<string | undefined> {
  const text = await showInputBox({
    title,
    prompt:
      form === 'issue'
        ? t('The issue’s code name (in /login > Public Portals > Support Issues)')
        : t('The representative’s username, as used to log in'),
    validateInput: (input) => {
      const problem = input.trim() === '' ? undefined : requestProblem({ queueId: `${form}:${input.trim()}` });
      return problem && problemText(problem);
    },
  });
  const rest = text?.trim();
  return rest ? `${form}:${rest}` : undefined;
}
