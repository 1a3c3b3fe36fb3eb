import * as vscode from 'vscode';
import type { LoggedInRep } from '../../../command-api/answers/loggedInReps.ts';
import type { SupportTeam } from '../../../command-api/answers/supportTeams.ts';
import type { ReadableModel } from '../../../state/source.ts';
import { issueItems, representativeItems } from './queueItems.ts';
import { oneLine } from '../../platform/plainText.ts';
import type { PickItem } from '../../platform/prompts.ts';

const { t } = vscode.l10n;

/** The parameters of start_session that select the queue or the representative. */
export type StartMethodParams = Readonly<Record<string, string | number>>;

/** The kind of text that a start becomes a part of. */
export type StartPurpose = 'url' | 'call' | 'issueForm';

/** The groups of starts in the picker. */
type StartGroup = 'form' | 'key' | 'representative' | 'issue' | 'menu';

/**
 * The groups of starts that fit each purpose: URLs take all of start_session's, `BG.start` also a form of the page, and
 * an issue form takes issues (guide: Session Generation API, options Properties, Example Issue Form).
 */
const GROUPS: Readonly<Record<StartPurpose, readonly StartGroup[]>> = {
  url: ['key', 'representative', 'issue', 'menu'],
  call: ['form', 'key', 'representative', 'issue'],
  issueForm: ['issue'],
};

/** The kinds of starts that can be typed. */
export type TypedStart = 'key' | 'codeName' | 'issueId' | 'rep' | 'menuRep' | 'form';

/** A start to choose, or an item to type one. */
export interface StartItem extends PickItem {
  readonly params?: StartMethodParams;
  readonly ask?: TypedStart;
}

/** The lists of the site from which starts are made. */
export interface StartLists {
  readonly model: ReadableModel;
  readonly teams: readonly SupportTeam[];
  readonly reps: readonly LoggedInRep[];
}

/** Returns the starts for a purpose by group; each has the parameters that the purpose needs. */
export function startItems(purpose: StartPurpose, lists: StartLists): StartItem[] {
  return GROUPS[purpose].flatMap((group) => ITEMS[group](lists));
}

const section = (label: string): StartItem => ({ label, kind: vscode.QuickPickItemKind.Separator });

const ITEMS: Readonly<Record<StartGroup, (lists: StartLists) => readonly StartItem[]>> = {
  form: () => [
    { icon: 'browser', label: t('Form on the Page…'), description: t('An issue form, by its id'), ask: 'form' },
  ],
  key: () => [{ icon: 'key', label: t('Session Key…'), ask: 'key' }],
  representative: (lists) => [
    section(t('Representatives')),
    ...representatives(lists),
    { icon: 'person', label: t('Representative by ID and Name…'), ask: 'rep', alwaysShow: true },
  ],
  issue: ({ teams, model }) => [
    section(t('Issues')),
    ...issueStarts(teams),
    ...issueItems(model).map(({ icon, label, description = '', queueId }): StartItem => {
      return { icon, label, description, params: { issue_menu: 1, codeName: queueId.slice('issue:'.length) } };
    }),
    { icon: 'tag', label: t('Issue by Code Name…'), ask: 'codeName', alwaysShow: true },
    { icon: 'tag', label: t('Issue by ID…'), ask: 'issueId', alwaysShow: true },
  ],
  menu: (lists) => [
    section(t('Representatives in the Issues Menu, on Sites That Display Them There')),
    ...representatives(lists).map(({ params: { id }, ...item }) => ({ ...item, params: { issue_menu: 1, id } })),
    { icon: 'person', label: t('Representative in the Issues Menu by ID…'), ask: 'menuRep', alwaysShow: true },
  ],
};

/** Returns the issues of a team, or of all teams, as starts. */
export function issueStarts(teams: readonly SupportTeam[], teamId?: string): readonly StartItem[] {
  return teams
    .filter(({ id }) => teamId === undefined || id === teamId)
    .flatMap(({ name, issues }) =>
      issues.map(({ id, title }) => ({
        icon: 'tag',
        label: oneLine(title),
        description: oneLine(name),
        params: { issue_menu: 1, id },
      })),
    );
}

interface RepresentativeStart extends StartItem {
  readonly params: { readonly id: string; readonly name: string };
}

/** Returns the representatives whose public name is known, because the guide requires it beside the ID. */
function representatives({ model, reps }: StartLists): readonly RepresentativeStart[] {
  const names = new Map([
    ...reps.map(({ id, publicDisplayName, displayName }) => [id, publicDisplayName || displayName] as const),
    ...[...model.rows('representative').values()].map(
      ({ user_id, public_display_name }) => [user_id ?? '', public_display_name ?? ''] as const,
    ),
  ]);
  return representativeItems(model, reps).flatMap(({ icon, label, description = '', queueId }) => {
    const id = queueId.slice('rep:'.length);
    const name = names.get(id);
    return name ? [{ icon, label, description, params: { id, name } }] : [];
  });
}
