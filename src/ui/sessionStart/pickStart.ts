import * as vscode from 'vscode';
import type { SupportTeam } from '../../command-api/answers/supportTeams.ts';
import { checkStart, type StartParams } from '../../session-start/checkStart.ts';
import { issueItems, representativeItems } from '../keys/queueItems.ts';
import { oneLine } from '../plainText.ts';
import { problemText } from '../problems.ts';
import type { ActiveSite } from '../sites/siteAccess.ts';

const { t } = vscode.l10n;

/** The parameters of start_session that say where a session is to go. */
export type StartMethodParams = Readonly<Record<string, string | number>>;

interface StartItem extends vscode.QuickPickItem {
  readonly params?: StartMethodParams;
  readonly ask?: 'key' | 'codeName' | 'rep' | 'form';
}

/** Ways to start that only a page has: by the id of a form on it, which comes as `form`. */
export const PAGE_STARTS: readonly StartItem[] = [
  { label: t('$(browser) Form on the Page…'), description: t('An issue form, by its id'), ask: 'form' },
];

/**
 * Asks where the session is to go: a representative, an issue or a session key, or one of `others`. Undefined when
 * cancelled.
 */
export async function pickStart(
  active: ActiveSite,
  title: string,
  others: readonly StartItem[] = [],
): Promise<StartMethodParams | undefined> {
  const items = startItems(active).then((known) => [...others, ...known]);
  const picked = await vscode.window.showQuickPick(items, {
    title,
    placeHolder: t('Where is the session to go?'),
    matchOnDescription: true,
    ignoreFocusOut: true,
  });
  return picked?.ask ? ASK[picked.ask](title) : picked?.params;
}

/** The start with the representative whose user ID is `userId`; undefined while nobody knows the public name. */
export async function representativeStart(active: ActiveSite, userId: string): Promise<StartMethodParams | undefined> {
  const live = [...active.model.rows('representative').values()].find(({ user_id }) => user_id === userId);
  const listed = live?.public_display_name
    ? undefined
    : (await active.access().cache.loggedInReps()).find(({ id }) => id === userId);
  const name = live?.public_display_name || listed?.publicDisplayName || listed?.displayName;
  return name ? { id: userId, name } : undefined;
}

/** The issues of a team, or of all teams, as starts. */
export function issueStarts(teams: readonly SupportTeam[], teamId?: string): readonly StartItem[] {
  return teams
    .filter(({ id }) => teamId === undefined || id === teamId)
    .flatMap(({ name, issues }) =>
      issues.map(({ id, title }) => ({
        label: `$(tag) ${oneLine(title)}`,
        description: oneLine(name),
        params: { issue_menu: 1, id },
      })),
    );
}

async function startItems(active: ActiveSite): Promise<StartItem[]> {
  const section = (label: string): StartItem => ({ label, kind: vscode.QuickPickItemKind.Separator });
  const none = (): readonly [] => [];
  // Without a connection the live rows may still be there, and everything can be typed.
  const { teams, listed } = await lists(active).catch(() => ({ teams: none(), listed: none() }));
  const names = publicNames(active, listed);
  const reps = representativeItems(active.model, listed).flatMap((item): StartItem[] => {
    const id = item.queueId.slice('rep:'.length);
    const name = names.get(id);
    return name ? [{ label: item.label, description: item.description ?? '', params: { id, name } }] : [];
  });
  const codeNames = issueItems(active.model).map(({ label, description = '', queueId }): StartItem => {
    return { label, description, params: { issue_menu: 1, codeName: queueId.slice('issue:'.length) } };
  });
  return [
    { label: t('$(key) Session Key…'), ask: 'key' },
    section(t('Representatives')),
    ...reps,
    { label: t('$(person) Representative by ID and Name…'), ask: 'rep', alwaysShow: true },
    section(t('Issues')),
    ...issueStarts(teams),
    ...codeNames,
    { label: t('$(tag) Issue by Code Name…'), ask: 'codeName', alwaysShow: true },
  ];
}

async function lists(active: ActiveSite) {
  const { cache } = active.access();
  const isLive = active.model.rows('representative').size > 0;
  const [teams, listed] = await Promise.all([
    cache.supportTeams().catch(() => []),
    isLive ? [] : cache.loggedInReps().catch(() => []),
  ]);
  return { teams, listed };
}

function publicNames({ model }: ActiveSite, listed: Awaited<ReturnType<typeof lists>>['listed']) {
  const live = [...model.rows('representative').values()].map(
    ({ user_id, public_display_name }) => [user_id ?? '', public_display_name ?? ''] as const,
  );
  return new Map([
    ...listed.map(({ id, publicDisplayName, displayName }) => [id, publicDisplayName || displayName] as const),
    ...live,
  ]);
}

const ASK = {
  key: async (title: string) => {
    const text = await ask(title, t('The seven characters of the session key'), (short_key) => ({ short_key }));
    return text === undefined ? undefined : { short_key: text };
  },
  codeName: async (title: string) => {
    const prompt = t('The issue’s code name (in /login > Public Portals > Support Issues)');
    const text = await ask(title, prompt, (codeName) => ({ issue_menu: 1, codeName }));
    return text === undefined ? undefined : { issue_menu: 1, codeName: text };
  },
  form: async (title: string) => {
    const prompt = t('The id of the form element');
    const id = await vscode.window.showInputBox({ title, prompt, value: 'issue', ignoreFocusOut: true });
    return id?.trim() ? { form: id.trim() } : undefined;
  },
  rep: async (title: string) => {
    const id = await ask(title, t('The representative’s ID, a number'), (text) => ({ id: text, name: 'x' }));
    const prompt = t('The representative’s public display name');
    const name = id === undefined ? undefined : await ask(title, prompt, (text) => ({ id, name: text }));
    return id === undefined || name === undefined ? undefined : { id, name };
  },
} satisfies Record<string, (title: string) => Promise<StartMethodParams | undefined>>;

/** Undefined when cancelled or left empty. */
async function ask(title: string, prompt: string, params: (text: string) => StartParams): Promise<string | undefined> {
  const text = await vscode.window.showInputBox({
    title,
    prompt,
    ignoreFocusOut: true,
    validateInput: (input) => (input.trim() === '' ? undefined : startProblem(params(input.trim()))),
  });
  return text?.trim() || undefined;
}

/** What is wrong with the parameters by the guide's table; undefined when they can be used. */
export function startProblem(params: StartParams): string | undefined {
  try {
    checkStart(params);
    return undefined;
  } catch (error) {
    return problemText(error);
  }
}
