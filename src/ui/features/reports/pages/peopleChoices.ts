import * as vscode from 'vscode';
import { isFresh } from '../../../../base/clock.ts';
import type { CommandCache } from '../../../../command-api/cache.ts';
import type { CommandClient } from '../../../../command-api/client.ts';
import type { QueryForm } from '../../../../webviews/report/messages.ts';
import type { PageWriter } from '../../../platform/pages/page.ts';
import { oneLine } from '../../../platform/plainText.ts';
import { setting } from '../../../platform/settings.ts';
import type { ActiveSite } from '../../../sites/siteAccess.ts';
import { representativeName } from '../../../shared/rows/names.ts';

const { t } = vscode.l10n;

/** A representative or a team that a report can be about. */
export interface PersonChoice {
  readonly id: string;
  readonly name: string;
}

/** The representatives and teams that a form offers. */
export interface PeopleChoices {
  readonly reps: readonly PersonChoice[];
  readonly teams: readonly PersonChoice[];
}

/** The choices before any are known. */
export const NOBODY: PeopleChoices = { reps: [], teams: [] };

/** An option of a form. */
export interface ChoiceOption {
  readonly value: string;
  readonly label: string;
}

const asked = new WeakMap<CommandCache, { readonly at: number; readonly choices: Promise<PeopleChoices> }>();

/**
 * Returns the representatives and teams of the site: the members of the teams, and those who are logged in. Empty if
 * the account may not request them; a form then takes any value.
 */
async function peopleChoices(active: ActiveSite): Promise<PeopleChoices> {
  const { cache, commands } = active.access();
  const known = asked.get(cache);
  if (known && isFresh(known.at, Date.now(), setting('cache.ttlSeconds') * 1000)) {
    return known.choices;
  }
  const choices = ask(active, commands);
  asked.set(cache, { at: Date.now(), choices });
  return choices;
}

async function ask({ model }: ActiveSite, commands: CommandClient): Promise<PeopleChoices> {
  const teams = await commands.supportTeams({ showMembers: true }).catch(() => []);
  const reps = new Map<string, string>();
  for (const { members = [] } of teams) {
    for (const { id, privateDisplayName, displayName, username } of members) {
      reps.set(id, oneLine(privateDisplayName || displayName || username));
    }
  }
  for (const row of model.rows('representative').values()) {
    if (row.user_id) {
      reps.set(row.user_id, representativeName(row));
    }
  }
  return {
    reps: sorted([...reps].map(([id, name]) => ({ id, name }))),
    teams: sorted(teams.map(({ id, name }) => ({ id, name: oneLine(name) }))),
  };
}

function sorted(choices: readonly PersonChoice[]): readonly PersonChoice[] {
  return choices.toSorted((a, b) => a.name.localeCompare(b.name));
}

/** Writes the form of a page at once, and again when its representatives and teams are known. */
export async function writeForm(
  active: ActiveSite,
  page: PageWriter,
  formOf: (choices: PeopleChoices) => QueryForm,
): Promise<void> {
  page.query(formOf(NOBODY));
  const choices = await peopleChoices(active).catch(() => undefined);
  if (choices) {
    page.query(formOf(choices));
  }
}

/** Returns the options with the chosen one, even if the site no longer has it. */
export function withChosen(options: readonly ChoiceOption[], chosen: string): readonly ChoiceOption[] {
  return options.some(({ value }) => value === chosen) ? options : [...options, { value: chosen, label: chosen }];
}

/** Returns representatives and teams as `rep:5`, `team:3` and `team:all`, after everybody. */
export function ownerOptions({ reps, teams }: PeopleChoices, everybody: ChoiceOption): readonly ChoiceOption[] {
  return [
    everybody,
    { value: 'team:all', label: t('All teams') },
    ...reps.map(({ id, name }) => ({ value: `rep:${id}`, label: name })),
    ...teams.map(({ id, name }) => ({ value: `team:${id}`, label: t('Team {0}', name) })),
  ];
}

/** Returns the options of the guide's parameter `limit` without public sites: whose sessions or presentations. */
export function limitOptions(choices: PeopleChoices): readonly ChoiceOption[] {
  return [
    ...ownerOptions(choices, { value: '', label: t('Everybody') }),
    ...choices.teams.map(({ id, name }) => ({ value: `members:${id}`, label: t('Members of {0}', name) })),
  ];
}
