import * as vscode from 'vscode';
import * as v from 'valibot';
import { readRepStatuses, type RepStatus } from '../../command-api/repStatuses.ts';
import type { TableRow } from '../../state/tables.ts';
import { commandArgument } from '../commands/commandArgument.ts';
import { oneLine } from '../plainText.ts';
import { asProblem } from '../problems.ts';
import { showQuickPick } from '../prompts.ts';
import { setting } from '../settings.ts';
import type { ActiveSite, SiteAccess } from '../sites/siteAccess.ts';
import { representativeName } from '../views/names.ts';
import { resolveNode } from '../views/nodeKeys.ts';
import { ownRepresentative } from '../views/ownRepresentative.ts';
import type { GivenStatuses } from './givenStatuses.ts';

const { t } = vscode.l10n;

const argumentSchema = v.object({
  repId: v.optional(v.pipe(v.union([v.string(), v.number()]), v.transform(String))),
  codeName: v.optional(v.string()),
});

/**
 * Sets a representative's status (guide: set_rep_status): of the one in the given row, of the one with `repId` (the
 * `user_id`), else one's own. The feed brings the effect back to the views.
 */
export async function setRepStatus(
  active: ActiveSite,
  given: GivenStatuses,
  argument?: unknown,
): Promise<{ success: string } | undefined> {
  const row = rowOf(active, argument);
  const { repId, codeName } = commandArgument(row ? {} : argument, argumentSchema);
  try {
    const access = active.access();
    const id = row?.user_id ?? repId ?? ownUserId(active);
    const chosen = codeName ?? (await pickStatus(access, row ? representativeName(row) : undefined));
    if (chosen === undefined) {
      return undefined;
    }
    const answer = await access.commands.setRepStatus({ repId: id, codeName: chosen });
    const status = (await known.get(access)?.catch(() => undefined))?.find((each) => each.codeName === chosen);
    given.note(id, status?.name ?? chosen, chosen === AVAILABLE.codeName ? '' : status?.displayAs);
    return answer;
  } catch (error) {
    throw asProblem(error);
  }
}

function rowOf(active: ActiveSite, element: unknown): TableRow<'representative'> | undefined {
  const node = resolveNode(element);
  return node?.kind === 'rep' ? active.model.rows('representative').get(node.id) : undefined;
}

function ownUserId(active: ActiveSite): string {
  const username = active.site?.rep;
  if (username === undefined) {
    throw new Error(t('Choose first who you are among the logged-in representatives.'));
  }
  const id = ownRepresentative(active.model, username)?.row.user_id;
  if (id === undefined) {
    throw new Error(t('{0} is not logged in to the representative console.', username));
  }
  return id;
}

async function pickStatus(access: SiteAccess, name: string | undefined): Promise<string | undefined> {
  const title = name === undefined ? t('Set My Status') : t('Set Status of {0}', name);
  const items = statuses(access).then((known) =>
    known.map(({ codeName, name: word, displayAs }) => ({
      label: oneLine(word),
      description: displayAs && displayAs.toLowerCase() !== word.toLowerCase() ? t('shown as {0}', displayAs) : '',
      codeName,
    })),
  );
  return (await showQuickPick(items, { title, placeHolder: t('Which status?') }))?.codeName;
}

/** Sites list the ways of not being available only. */
const AVAILABLE: RepStatus = { id: 'available', name: t('Available'), codeName: 'available', displayAs: '' };

/** What was read of a site's statuses; they seldom change, and the account's limit of requests is worth keeping. */
const known = new WeakMap<SiteAccess, Promise<readonly RepStatus[] | undefined>>();

async function statuses(access: SiteAccess): Promise<readonly RepStatus[]> {
  const reading = known.get(access) ?? readRepStatuses(access.client);
  known.set(access, reading);
  try {
    const read = await reading;
    if (!read) {
      return setting('presence.statuses').map((codeName) => ({ ...AVAILABLE, id: codeName, name: codeName, codeName }));
    }
    return read.some(({ codeName }) => codeName === AVAILABLE.codeName) ? read : [AVAILABLE, ...read];
  } catch (error) {
    known.delete(access);
    throw error;
  }
}
