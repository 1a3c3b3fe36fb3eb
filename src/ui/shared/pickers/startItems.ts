import * as vscode from 'vscode';
import type { LoggedInRep } from '../../../command-api/answers/loggedInReps.ts';
import type { SupportTeam } from '../../../command-api/answers/supportTeams.ts';
import type { ReadableModel } from '../../../state/source.ts';
import { issueItems, representativeItems } from './queueItems.ts';
import { oneLine } from '../../platform/plainText.ts';
import type { PickItem } from '../../platform/prompts.ts';

const { t } = vscode.l10n;

/** The parameters of start_session that say where a session is to go. */
export type StartMethodParams = Readonly<Record<string, string | number>>;

/** What a start is built into. */
export type StartPurpose = 'url' | 'call' | 'issueForm';

/** The groups of starts that a person chooses from. */
type StartGroup = 'form' | 'key' | 'representative' | 'issue' | 'menu';

/**
 * The starts that make sense for a purpose: URLs take all of start_session's, `BG.start` takes a form of the page too,
 * and an issue form describes an issue (guide: Session Generation API, options Properties, Example Issue Form).
 */
const GROUPS: Readonly<Record<StartPurpose, readonly StartGroup[]>> = {
  url: ['key', 'representative', 'issue', 'menu'],
  call: ['form', 'key', 'representative', 'issue'],
  issueForm: ['issue'],
};

/** What can be typed where it is not listed. */
export type TypedStart = 'key' | 'codeName' | 'issueId' | 'rep' | 'menuRep' | 'form';

/** A start to choose, or one to type. */
export interface StartItem extends PickItem {
  readonly params?: StartMethodParams;
  readonly ask?: TypedStart;
}

/** What the site has to start sessions with. */
export interface StartLists {
  readonly model: ReadableModel;
  readonly teams: readonly SupportTeam[];
  readonly reps: readonly LoggedInRep[];
}

/** The starts for a purpose, grouped; each makes parameters that the purpose can be built from. */
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

/** The issues of a team, or of all teams, as starts. */
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

/** Those whose public name is known, which the guide asks for beside the ID. */
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
