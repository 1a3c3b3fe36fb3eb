import * as vscode from 'vscode';
import type { LoggedInRep } from '../../../command-api/answers/loggedInReps.ts';
import type { SupportTeam } from '../../../command-api/answers/supportTeams.ts';
import { availableFor, isAvailable, presenceOf, waitingCount } from '../../../state/facts.ts';
import type { ReadableModel } from '../../../state/source.ts';
import { dotted, oneLine } from '../../platform/plainText.ts';
import type { PickItem } from '../../platform/prompts.ts';
import { queueName, representativeName } from '../rows/names.ts';
import { presenceLook } from '../rows/presenceWords.ts';

const { t } = vscode.l10n;

/** A queue to choose. */
export interface QueueItem extends PickItem {
  readonly icon: string;
  /** The value of `queue_id` (guide: generate_session_key). */
  readonly queueId: string;
  /** True if somebody can take a session at once, as far as known. */
  readonly available: boolean;
}

/** Returns the teams of the site's list and of the live queues: those with somebody available first, then by name. */
export function teamItems(model: ReadableModel, teams: readonly SupportTeam[]): QueueItem[] {
  const items = new Map<string, QueueItem>();
  for (const { id, name, supportSessionCount } of teams) {
    items.set(id, teamItem(id, oneLine(name), 0, supportSessionCount));
  }
  for (const [row, queue] of model.rows('queue')) {
    const id = queue.support_team_id;
    if (id) {
      items.set(id, teamItem(id, queueName(queue), availableFor(model, row).length, waitingCount(model, row)));
    }
  }
  return [...items.values()].sort(availableFirst);
}

function teamItem(id: string, name: string, available: number, waiting = 0): QueueItem {
  return {
    queueId: `team:${id}`,
    available: available > 0,
    icon: 'inbox',
    label: name,
    description: dotted(
      available > 0 ? t('{0} available', available) : undefined,
      waiting > 0 ? t('{0} waiting', waiting) : undefined,
    ),
  };
}

/** Returns the logged-in representatives: from the live rows, or from the site's list while there are none. */
export function representativeItems(model: ReadableModel, reps: readonly LoggedInRep[]): QueueItem[] {
  const live = [...model.rows('representative').values()].flatMap((row) => {
    const presence = presenceOf(row);
    const description = presence === undefined ? '' : presenceLook(presence).word;
    return row.user_id ? [repItem(row.user_id, representativeName(row), isAvailable(row), description)] : [];
  });
  const listed = reps.map((rep) =>
    repItem(rep.id, oneLine(rep.privateDisplayName || rep.publicDisplayName || rep.displayName), false, ''),
  );
  return (live.length > 0 ? live : listed).sort(availableFirst);
}

function repItem(userId: string, name: string, available: boolean, description: string): QueueItem {
  return { queueId: `rep:${userId}`, available, icon: 'person', label: name, description };
}

/** Returns the issues whose code names occur in live sessions; the site's list of teams has only their titles. */
export function issueItems(model: ReadableModel): QueueItem[] {
  const seen = new Map<string, string>();
  for (const { issue_code_name: codeName, issue_description: description } of model.rows('support_session').values()) {
    if (codeName) {
      seen.set(codeName, description ?? '');
    }
  }
  const items = [...seen].map(([codeName, description]) => ({
    queueId: `issue:${codeName}`,
    available: false,
    icon: 'tag',
    label: oneLine(codeName),
    description: oneLine(description),
  }));
  return items.sort(availableFirst);
}

function availableFirst(a: QueueItem, b: QueueItem): number {
  return Number(b.available) - Number(a.available) || a.label.localeCompare(b.label);
}
