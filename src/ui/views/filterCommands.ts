import * as vscode from 'vscode';
import * as v from 'valibot';
import {
  representativesAvailableFor,
  representativesWith,
  sessionsFromKeyOrForm,
  sessionsOlderThan,
  sessionsWithClient,
  takenSessions,
  waitingSessions,
} from '../../state/questions.ts';
import { commandArgument } from '../commands/commandArgument.ts';
import type { LiveState } from '../sites/liveState.ts';
import { ContextKey } from '../contextKey.ts';
import type { LiveViews } from './liveViews.ts';
import { queueName } from './names.ts';
import type { Condition } from './rowFilter.ts';
import { GROUPINGS, type Grouping } from './sessionGroups.ts';

const { t } = vscode.l10n;
const sessionsFiltered = new ContextKey<boolean>('repWorkflows.sessionsFiltered');
const repsFiltered = new ContextKey<boolean>('repWorkflows.repsFiltered');

/** Conditions by the name that an argument gives them. */
type Conditions = Readonly<Record<string, Condition>>;

const SESSION_CONDITIONS: Conditions = {
  waiting: { words: t('waiting'), matching: ({ model }) => waitingSessions(model) },
  taken: { words: t('with a representative'), matching: ({ model }) => takenSessions(model) },
  over10: { words: t('over 10 min'), matching: ({ model, now }) => sessionsOlderThan(model, 10, now) },
  over30: { words: t('over 30 min'), matching: ({ model, now }) => sessionsOlderThan(model, 30, now) },
  over60: { words: t('over 60 min'), matching: ({ model, now }) => sessionsOlderThan(model, 60, now) },
  chat: { words: t('chat'), matching: ({ model }) => sessionsWithClient(model, 'web_chat') },
  rdp: { words: t('RDP'), matching: ({ model }) => sessionsWithClient(model, 'rdp') },
  keyOrForm: {
    words: t('from a session key or the issue form'),
    matching: ({ model }) => sessionsFromKeyOrForm(model),
  },
};

const REPRESENTATIVE_CONDITIONS: Conditions = {
  available: { words: t('available'), matching: ({ model }) => representativesWith(model, 'available') },
  busy: { words: t('busy'), matching: ({ model }) => representativesWith(model, 'busy') },
  idle: { words: t('idle'), matching: ({ model }) => representativesWith(model, 'idle') },
  autoAssignOff: { words: t('auto-assign off'), matching: ({ model }) => representativesWith(model, 'autoAssignOff') },
};

const conditionsArgument = v.object({ conditions: v.optional(v.array(v.string())) });

/** Narrows the Sessions view down: by `{conditions: ['waiting', …]}`, else as the person picks. */
export async function filterSessions(views: LiveViews, _live: LiveState, argument?: unknown): Promise<void> {
  const chosen = await choose(SESSION_CONDITIONS, argument, t('Filter Sessions'));
  if (chosen) {
    views.sessionFilter.set(chosen);
    sessionsFiltered.set(chosen.length > 0);
  }
}

/** Narrows the Representatives view down: by presence, or to those available for a queue. */
export async function filterRepresentatives(views: LiveViews, live: LiveState, argument?: unknown): Promise<void> {
  const conditions = { ...REPRESENTATIVE_CONDITIONS, ...queueConditions(live) };
  const chosen = await choose(conditions, argument, t('Filter Representatives'));
  if (chosen) {
    views.representativeFilter.set(chosen);
    repsFiltered.set(chosen.length > 0);
  }
}

/** Shows every session and every representative again. */
export function clearFilter(views: LiveViews): void {
  views.sessionFilter.set([]);
  views.representativeFilter.set([]);
  sessionsFiltered.set(false);
  repsFiltered.set(false);
}

/** Groups the Sessions view: by `{by}`, else as the person picks. */
export async function groupSessions(views: LiveViews, argument?: unknown): Promise<void> {
  const names = Object.keys(GROUPINGS) as Grouping[];
  const { by } = commandArgument(argument, v.object({ by: v.optional(v.picklist(names)) }));
  const items = names.map((name) => ({
    label: GROUPINGS[name].title,
    description: name === views.grouping ? t('current') : '',
    name,
  }));
  const grouping = by ?? (await vscode.window.showQuickPick(items, { title: t('Group Sessions') }))?.name;
  if (grouping) {
    views.grouping = grouping;
  }
}

function queueConditions({ model }: LiveState): Conditions {
  const teams = [...model.rows('queue')].filter(([, row]) => row.type === 'team');
  return Object.fromEntries(
    teams.map(([id, row]) => [
      `queue:${id}`,
      {
        words: t('available for {0}', queueName(row)),
        matching: (moment) => representativesAvailableFor(moment.model, id),
      } satisfies Condition,
    ]),
  );
}

async function choose(known: Conditions, argument: unknown, title: string): Promise<Condition[] | undefined> {
  const { conditions } = commandArgument(argument, conditionsArgument);
  if (conditions) {
    return conditions.map((name) => {
      const condition = known[name];
      if (!condition) {
        throw new Error(t('conditions: {0} is not one of {1}.', name, Object.keys(known).join(', ')));
      }
      return condition;
    });
  }
  const items = Object.values(known).map((condition) => ({ label: condition.words, condition }));
  const placeHolder = t('All of the chosen conditions have to hold');
  const picked = await vscode.window.showQuickPick(items, { title, placeHolder, canPickMany: true });
  return picked?.map(({ condition }) => condition);
}
