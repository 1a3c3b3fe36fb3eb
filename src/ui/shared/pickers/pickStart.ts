import * as vscode from 'vscode';
import { checkStart, type StartParams } from '../../../session-start/checkStart.ts';
import { MissingLists } from '../missingLists.ts';
import { problemIn } from '../../platform/problems.ts';
import { showInputBox, showQuickPick } from '../../platform/prompts.ts';
import type { ActiveSite } from '../../sites/siteAccess.ts';
import {
  startItems,
  type StartItem,
  type StartLists,
  type StartMethodParams,
  type StartPurpose,
  type TypedStart,
} from './startItems.ts';

const { t } = vscode.l10n;

/**
 * Asks for the start method of a session: a representative, an issue, or a session key, as far as `purpose` allows.
 * Undefined when cancelled.
 */
export async function pickStart(
  active: ActiveSite,
  title: string,
  purpose: StartPurpose,
): Promise<StartMethodParams | undefined> {
  const missing = new MissingLists();
  const items = startLists(active, missing).then((lists): readonly StartItem[] => {
    return [...startItems(purpose, lists), ...missing.lines];
  });
  const picked = await showQuickPick(items, {
    title,
    placeHolder: t('Where is the session to go?'),
    matchOnDescription: true,
    ignoreFocusOut: true,
  });
  return picked?.ask ? ASK[picked.ask](title) : picked?.params;
}

/** Returns the start with the representative of this `userId`; undefined if the public name is not known. */
export async function representativeStart(active: ActiveSite, userId: string): Promise<StartMethodParams | undefined> {
  const live = [...active.model.rows('representative').values()].find(({ user_id }) => user_id === userId);
  const listed = live?.public_display_name
    ? undefined
    : (await active.access().cache.loggedInReps()).find(({ id }) => id === userId);
  const name = live?.public_display_name || listed?.publicDisplayName || listed?.displayName;
  return name ? { id: userId, name } : undefined;
}

/** Without a connection the live rows may still be there, and everything can be typed. */
async function startLists(active: ActiveSite, missing: MissingLists): Promise<StartLists> {
  const { model } = active;
  try {
    const { cache } = active.access();
    const isLive = model.rows('representative').size > 0;
    const [teams, reps] = await Promise.all([
      missing.orNone(cache.supportTeams()),
      isLive ? [] : missing.orNone(cache.loggedInReps()),
    ]);
    return { model, teams, reps };
  } catch {
    return { model, teams: [], reps: [] };
  }
}

const ASK: Readonly<Record<TypedStart, (title: string) => Promise<StartMethodParams | undefined>>> = {
  key: (title) => askOne(title, t('The seven characters of the session key'), (short_key) => ({ short_key })),
  codeName: (title) => {
    const prompt = t('The issue’s code name (in /login > Public Portals > Support Issues)');
    return askOne(title, prompt, (codeName) => ({ issue_menu: 1, codeName }));
  },
  issueId: (title) => askOne(title, t('The issue’s ID, a number'), (id) => ({ issue_menu: 1, id })),
  menuRep: (title) => askOne(title, t('The representative’s ID, a number'), (id) => ({ issue_menu: 1, id })),
  rep: async (title) => {
    const id = await ask(title, t('The representative’s ID, a number'), (text) => ({ id: text, name: 'x' }));
    const prompt = t('The representative’s public display name');
    return id === undefined ? undefined : askOne(title, prompt, (name) => ({ id, name }));
  },
  form: async (title) => {
    const prompt = t('The id of the form element');
    const id = await showInputBox({ title, prompt, value: 'issue', ignoreFocusOut: true });
    return id?.trim() ? { form: id.trim() } : undefined;
  },
};

async function askOne(
  title: string,
  prompt: string,
  params: (text: string) => StartMethodParams,
): Promise<StartMethodParams | undefined> {
  const text = await ask(title, prompt, params);
  return text === undefined ? undefined : params(text);
}

/** Undefined when cancelled or left empty. */
async function ask(title: string, prompt: string, params: (text: string) => StartParams): Promise<string | undefined> {
  const text = await showInputBox({
    title,
    prompt,
    ignoreFocusOut: true,
    validateInput: (input) => (input.trim() === '' ? undefined : startProblem(params(input.trim()))),
  });
  return text?.trim() || undefined;
}

/** Returns what is wrong with the parameters by the guide's table; undefined if they are valid. */
export function startProblem(params: StartParams): string | undefined {
  return problemIn(() => checkStart(params));
}
