import * as vscode from 'vscode';
import { QUESTIONS, type Question, type QuestionName } from '../../../state/questions.ts';
import type { FilterArgument } from './contributions.ts';
import { showQuickPick } from '../../platform/prompts.ts';
import type { LiveState } from '../../sites/liveState.ts';
import { ContextKey } from '../../platform/contextKey.ts';
import { askFilterValue } from './askFilterValue.ts';
import { choicesFor, conditionOf, type FilterChoice } from './filterConditions.ts';
import type { LiveViews } from './liveViews.ts';
import type { Condition, Match, RowFilter } from './rowFilter.ts';
import { GROUPINGS, type Grouping } from './sessionGroups.ts';

const { t } = vscode.l10n;
const sessionsFiltered = new ContextKey('sessionsFiltered');
const repsFiltered = new ContextKey('repsFiltered');

type ConditionArgument = NonNullable<FilterArgument['conditions']>[number];
type Filters = Pick<LiveViews, 'sessionFilter' | 'representativeFilter'>;

/** The number of rows that a filter leaves. */
export interface FilterResult {
  readonly count: number;
}

/**
 * Filters the Sessions view: by `{conditions: ['waiting', {question: 'olderThan', minutes: 30}, …]}` with the names of
 * `QUESTIONS`, else as the person picks. `match: 'any'` shows the sessions that meet any condition. A queue is named as
 * in the command API (`team:3`), by its id, code name or name; a representative by `rep:5`, username, id or name.
 * Undefined when cancelled.
 */
export async function filterSessions(
  views: Filters,
  live: LiveState,
  argument?: FilterArgument,
): Promise<FilterResult | undefined> {
  const result = await narrow(views.sessionFilter, 'support_session', live, argument, t('Filter Sessions'));
  sessionsFiltered.set(views.sessionFilter.isActive);
  return result;
}

/** Filters the Representatives view, as `filterSessions` does with sessions. */
export async function filterRepresentatives(
  views: Filters,
  live: LiveState,
  argument?: FilterArgument,
): Promise<FilterResult | undefined> {
  const filter = views.representativeFilter;
  const result = await narrow(filter, 'representative', live, argument, t('Filter Representatives'));
  repsFiltered.set(filter.isActive);
  return result;
}

/** Shows every session and every representative again. */
export function clearFilter(views: Filters): void {
  views.sessionFilter.set([]);
  views.representativeFilter.set([]);
  sessionsFiltered.set(false);
  repsFiltered.set(false);
}

/** Groups the Sessions view: by `{by}`, else as the person picks. */
export async function groupSessions(views: LiveViews, by?: Grouping): Promise<void> {
  const names = Object.keys(GROUPINGS) as Grouping[];
  const items = names.map((name) => ({
    label: GROUPINGS[name].title,
    description: name === views.grouping ? t('current') : '',
    name,
  }));
  const grouping = by ?? (await showQuickPick(items, { title: t('Group Sessions'), placeHolder: t('Group by') }))?.name;
  if (grouping) {
    views.grouping = grouping;
  }
}

async function narrow(
  filter: RowFilter,
  about: Question['about'],
  live: LiveState,
  { conditions, match }: FilterArgument = {},
  title: string,
): Promise<FilterResult | undefined> {
  const chosen = conditions
    ? conditions.map((condition) => fromArgument(live, about, condition))
    : await pickConditions(filter, about, live, title);
  if (!chosen) {
    return undefined;
  }
  const matching = match ?? (conditions ? 'all' : await pickMatch(filter, chosen, title));
  if (!matching) {
    return undefined;
  }
  filter.set(chosen, matching);
  const holds = filter.test({ model: live.model, now: live.siteNow(), longWaitSeconds: Infinity });
  return { count: [...live.model.rows(about).keys()].filter(holds).length };
}

function fromArgument({ model }: LiveState, about: Question['about'], argument: ConditionArgument): Condition {
  const given = typeof argument === 'string' ? { question: argument } : argument;
  const { question } = given;
  const names = new Set<string>(choicesFor(about).map((choice) => choice.question));
  if (!isQuestion(question) || !names.has(question)) {
    throw new Error(t('conditions: {0} is not one of {1}.', question, [...names].join(', ')));
  }
  const { takes }: Question = QUESTIONS[question];
  const value = takes === undefined || !(takes in given) ? undefined : given[takes];
  return conditionOf(model, question, value === undefined ? undefined : String(value));
}

function isQuestion(name: string): name is QuestionName {
  return Object.hasOwn(QUESTIONS, name);
}

async function pickConditions(
  filter: RowFilter,
  about: Question['about'],
  live: LiveState,
  title: string,
): Promise<Condition[] | undefined> {
  const items = choicesFor(about).map((choice) => ({
    label: choice.words,
    picked: filter.conditions.some((condition) => isChoice(condition, choice)),
    choice,
  }));
  const placeHolder = t('Select conditions');
  const picked = await showQuickPick(items, { title, placeHolder, canPickMany: true });
  if (!picked) {
    return undefined;
  }
  const conditions: Condition[] = [];
  for (const { choice } of picked) {
    const condition = await askCondition(filter, live, choice);
    if (!condition) {
      return undefined;
    }
    conditions.push(condition);
  }
  return conditions;
}

/** Asks whether all or any of several conditions have to hold; the present choice comes first. */
async function pickMatch(
  filter: RowFilter,
  conditions: readonly Condition[],
  title: string,
): Promise<Match | undefined> {
  if (conditions.length < 2) {
    return 'all';
  }
  const words = conditions.map((condition) => condition.words).join(', ');
  const all: { label: string; match: Match } = { label: t('All of them have to hold'), match: 'all' };
  const any: { label: string; match: Match } = { label: t('Any of them has to hold'), match: 'any' };
  const items = filter.match === 'any' ? [any, all] : [all, any];
  return (await showQuickPick(items, { title, placeHolder: words }))?.match;
}

async function askCondition(
  filter: RowFilter,
  { model }: LiveState,
  choice: FilterChoice,
): Promise<Condition | undefined> {
  const { takes }: Question = QUESTIONS[choice.question];
  if (!choice.asks || takes === undefined) {
    return conditionOf(model, choice.question, undefined);
  }
  const now = filter.conditions.find((condition) => isChoice(condition, choice))?.value;
  const value = await askFilterValue(model, takes, choice.words, now);
  return value === undefined ? undefined : conditionOf(model, choice.question, value);
}

function isChoice({ question, value }: Condition, choice: FilterChoice): boolean {
  return question === choice.question && (value !== undefined) === choice.asks;
}
