import * as vscode from 'vscode';
import { requireAvailable } from '../../../command-api/availability.ts';
import { findQueue } from '../../../state/findRow.ts';
import { callCommand } from '../../platform/commands/callCommand.ts';
import type { CommandCall } from '../../platform/commands/commandCall.ts';
import { showInformationMessage } from '../../platform/notifications.ts';
import { oneLine } from '../../platform/plainText.ts';
import { showResult } from '../../platform/resultLine.ts';
import { ownUserId } from '../../shared/pickers/people.ts';
import { sessionTarget } from '../../shared/pickers/sessionTargets.ts';
import { inOrderOfService, longestWaits } from '../../shared/rows/longestWaits.ts';
import { queueName } from '../../shared/rows/names.ts';
import { ownQueues } from '../../shared/rows/ownRepresentative.ts';
import type { ActiveSite, SiteAccess } from '../../sites/siteAccess.ts';
import type { NextArgument } from './contributions.ts';

const { t } = vscode.l10n;

/** The sessions joined by this command, by LSID, until the rows show it, which takes some seconds. */
const joined = new WeakMap<SiteAccess, Set<string>>();

/**
 * Joins the next customer (guide: join_session) of a queue, or of the queues of one's own teams and one's personal
 * queue: the highest priority first, then the longest wait.
 * @returns the session; undefined if a person started the command and nobody waits.
 */
export async function joinNextCustomer(
  active: ActiveSite,
  { argument, row }: CommandCall<NextArgument, 'queue'>,
): Promise<{ lsid: string } | undefined> {
  const access = active.access();
  requireAvailable('join_session', access.account);
  const repId = await ownId(active, argument === undefined);
  if (repId === undefined) {
    return undefined;
  }
  const queue = row?.id ?? queueNamed(active, argument?.queueId);
  const queues = queue === undefined ? [...ownQueues(active.model, active.site?.rep)] : [queue];
  const lsid = nextIn(active, access, queues);
  if (lsid === undefined) {
    const nobody =
      queue === undefined
        ? t('Nobody is waiting in the queues of your teams.')
        : t('Nobody is waiting in {0}.', queueName(active.model.rows('queue').get(queue)));
    if (argument) {
      throw new Error(nobody);
    }
    void showInformationMessage(nobody);
    return undefined;
  }
  const { name } = sessionTarget(active.model, lsid);
  await access.commands.runArgument('join_session', { lsid, repId });
  joinedAt(access).add(lsid);
  showResult(t('Joined {0}', name), { title: t('Show'), run: () => callCommand('openSessionReport', { lsid }) });
  return { lsid };
}

function nextIn(active: ActiveSite, access: SiteAccess, queues: readonly string[]): string | undefined {
  const { model } = active;
  const waits = inOrderOfService(model, longestWaits({ model, now: active.siteNow() }, queues));
  const taken = joinedAt(access);
  for (const lsid of taken) {
    if (!waits.some((wait) => wait.lsid === lsid)) {
      // The rows now show that it was joined: if it waits again later, that is another wait.
      taken.delete(lsid);
    }
  }
  return waits.find(({ lsid }) => !taken.has(lsid))?.lsid;
}

function joinedAt(access: SiteAccess): Set<string> {
  const known = joined.get(access) ?? new Set<string>();
  joined.set(access, known);
  return known;
}

/** Returns one's own user ID; asks for the representative if none is selected yet. Undefined when cancelled. */
async function ownId(active: ActiveSite, byHand: boolean): Promise<string | undefined> {
  if (byHand && active.site?.rep === undefined && (await callCommand('chooseRepresentative')) === undefined) {
    return undefined;
  }
  const id = ownUserId(active);
  if (id === undefined) {
    throw new Error(
      active.site?.rep === undefined
        ? t('Select your representative first.')
        : t('{0} is not logged in to the representative console.', active.site.rep),
    );
  }
  return id;
}

function queueNamed({ model }: ActiveSite, queueId: string | undefined): string | undefined {
  const row = queueId === undefined ? undefined : findQueue(model, queueId);
  if (queueId !== undefined && row === undefined) {
    throw new Error(t('queueId: no queue is named {0} at present.', oneLine(queueId)));
  }
  return row;
}
