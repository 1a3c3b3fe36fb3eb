import * as vscode from 'vscode';
import { clientsOf, isWaiting, representativesIn } from '../../../state/facts.ts';
import { queueName, representativeName } from '../../shared/rows/names.ts';
import type { Moment } from '../../shared/rows/sessionRow.ts';
import { clientTypeWord, startMethodWord } from '../../shared/rows/words.ts';
import { MINUTE } from '../../../base/units.ts';

const { t } = vscode.l10n;

/** A way to group sessions. A group is identified by a string that stays the same while its label may change. */
interface GroupingRule {
  /** The label in the picker. */
  readonly title: string;
  /** The codicon of the groups. */
  readonly icon: string;
  /** Returns the groups of a session, at least one. */
  readonly groupsOf: (moment: Moment, sessionId: string) => readonly string[];
  readonly label: (moment: Moment, group: string) => string;
  /** True if the order of the groups is fixed; else they are sorted by name. */
  readonly ordered?: boolean;
}

/** The ages in minutes at which the groups begin, the oldest first. */
const AGES = [120, 60, 30, 10, 0];

/** The group of the clients of unknown type. */
const UNKNOWN = 'unknown';

/** The group of the waiting sessions; no row has this id. */
const WAITING = 'waiting';

const none: GroupingRule = {
  title: t('No groups'),
  icon: 'list-flat',
  groupsOf: () => ['all'],
  label: () => t('In progress'),
};

const queue: GroupingRule = {
  title: t('Queue'),
  icon: 'inbox',
  groupsOf: ({ model }, id) => {
    const queueId = model.rows('support_session').get(id)?.queue_id ?? '';
    return [model.rows('queue').has(queueId) ? queueId : ''];
  },
  label: ({ model }, id) => (id === '' ? t('Unknown queue') : queueName(model.rows('queue').get(id))),
};

const representative: GroupingRule = {
  title: t('Representative'),
  icon: 'person',
  groupsOf: ({ model }, id) => {
    const members = representativesIn(model, id).map((member) => member.id);
    return isWaiting(model, id) ? [WAITING, ...members] : orNone(members);
  },
  label: ({ model }, id) => {
    if (id === WAITING) {
      return t('Waiting');
    }
    return id === '' ? t('No representative') : representativeName(model.rows('representative').get(id));
  },
};

const startMethod: GroupingRule = {
  title: t('Start method'),
  icon: 'debug-start',
  groupsOf: ({ model }, id) => [model.rows('support_session').get(id)?.start_method ?? ''],
  label: (_moment, method) => (method === '' ? t('Unknown start method') : startMethodWord(method)),
};

const clientType: GroupingRule = {
  title: t('Client type'),
  icon: 'device-desktop',
  groupsOf: ({ model }, id) => orNone([...new Set(clientsOf(model, id).map(({ row }) => row.client_type ?? UNKNOWN))]),
  label: (_moment, type) => clientTypeLabel(type),
};

const age: GroupingRule = {
  title: t('Age'),
  icon: 'history',
  groupsOf: ({ model, now }, id) => {
    const began = model.rows('support_session').get(id)?.created_timestamp;
    if (began === undefined) {
      return [String(AGES.length)];
    }
    const minutes = Math.max(0, now - began) / MINUTE;
    return [String(AGES.findIndex((from) => minutes >= from))];
  },
  label: (_moment, index) => ageLabel(Number(index)),
  ordered: true,
};

/** Every way to group the Sessions view; pickers and the view read this table. */
export const GROUPINGS = { none, queue, representative, startMethod, clientType, age };

export type Grouping = keyof typeof GROUPINGS;

/** Returns the sessions of each group, in the order in which the groups are shown. */
export function groupSessions(
  moment: Moment,
  sessions: readonly string[],
  grouping: Grouping,
): ReadonlyMap<string, readonly string[]> {
  const { groupsOf, label, ordered = false } = GROUPINGS[grouping];
  const groups = new Map<string, string[]>();
  for (const id of sessions) {
    for (const group of groupsOf(moment, id)) {
      const members = groups.get(group);
      if (members) {
        members.push(id);
      } else {
        groups.set(group, [id]);
      }
    }
  }
  const rank = (group: string): string => (ordered ? group : label(moment, group));
  return new Map([...groups].sort(([a], [b]) => rank(a).localeCompare(rank(b)) || (a < b ? -1 : 1)));
}

function orNone(groups: readonly string[]): readonly string[] {
  return groups.length > 0 ? groups : [''];
}

function clientTypeLabel(type: string): string {
  if (type === UNKNOWN) {
    return t('Unknown client type');
  }
  return type === '' ? t('No client connected') : clientTypeWord(type);
}

function ageLabel(index: number): string {
  if (index === AGES.length) {
    return t('Unknown age');
  }
  const from = AGES[index] ?? 0;
  const to = AGES[index - 1];
  return to === undefined ? t('Over {0} min', from) : t('{0} to {1} min', from, to);
}
