import * as vscode from 'vscode';
import { isWaiting, sessionsIn } from '../../../state/facts.ts';
import type { TableRow } from '../../../state/tables.ts';
import type { RowContext } from '../../platform/contributions/contextValues.ts';
import { durationText } from '../../platform/durations.ts';
import { dotted } from '../../platform/plainText.ts';
import type { FirstRows } from '../../platform/trees/firstRows.ts';
import { queueName } from '../../shared/rows/names.ts';
import { nodeKey, resolveNode } from '../../platform/trees/nodeKeys.ts';
import { ownQueues } from '../../shared/rows/ownRepresentative.ts';
import { QueueFacts } from './queueFacts.ts';
import { representativeRow } from './representativeRow.ts';
import { queuedSessionRow, waitColor, waitSeconds, type Moment } from '../../shared/rows/sessionRow.ts';
import { nodeTooltip } from './tooltips.ts';
import type { TreeContent, TreeRow } from '../../platform/trees/treeContent.ts';

const { t } = vscode.l10n;
/** The context values of queues by the site's own word for their type; a queue without a type is a team's. */
const CONTEXTS: ReadonlyMap<string, RowContext> = new Map([
  ['prewait', 'queue.general'],
  ['team', 'queue.team'],
  ['personal', 'queue.personal'],
]);
const PERSONAL = nodeKey(undefined, 'personal', '');

/** The Queues view: team queues and the general queue with who waits in them, and the personal queues in hand. */
export class QueuesContent implements TreeContent {
  readonly #moment: () => Moment;
  readonly #username: () => string | undefined;
  readonly #firstRows: FirstRows;
  #kept: QueueFacts | undefined;

  /** @param username the person's own username at the site. */
  constructor(moment: () => Moment, username: () => string | undefined, firstRows: FirstRows) {
    this.#moment = moment;
    this.#username = username;
    this.#firstRows = firstRows;
  }

  children(key: string | undefined): readonly string[] {
    if (key === undefined) {
      return this.#roots();
    }
    const node = resolveNode(key);
    switch (node?.kind) {
      case 'personal':
        return this.#firstRows.below(
          key,
          this.#personalQueues().map((id) => nodeKey(key, 'queue', id)),
        );
      case 'queue':
        return this.#queueChildren(key, node.id);
      default:
        return [];
    }
  }

  row(key: string): TreeRow | undefined {
    const node = resolveNode(key);
    switch (node?.kind) {
      case 'personal':
        return this.#personalRow();
      case 'queue':
        return this.#queueRow(node.id);
      case 'session':
        return queuedSessionRow(this.#moment(), node.id);
      case 'rep':
        return representativeRow(this.#moment(), node.id, this.#username(), 'no');
      case 'more':
        return this.#firstRows.moreRow(key);
      default:
        return undefined;
    }
  }

  tooltip(key: string): vscode.MarkdownString | undefined {
    return nodeTooltip(this.#moment(), key);
  }

  /**
   * Returns the queues of one's own teams first, each part by the longest wait and then by name; queues where nobody
   * waits and nobody is available come last.
   */
  #roots(): readonly string[] {
    const { model } = this.#moment();
    const own = ownQueues(model, this.#username());
    const shared = [...model.rows('queue')].filter(([, row]) => row.type !== 'personal');
    const ranked = shared.map(([id, row]) => ({
      id,
      rank: own.has(id) ? 0 : this.#isIdle(id) ? 2 : 1,
      wait: this.#longestWait(id) ?? -1,
      name: queueName(row),
    }));
    ranked.sort((a, b) => a.rank - b.rank || b.wait - a.wait || a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1));
    const keys = ranked.map(({ id }) => nodeKey(undefined, 'queue', id));
    return this.#personalQueues().length > 0 ? [...keys, PERSONAL] : keys;
  }

  /** Seconds; undefined if nobody waits. */
  #longestWait(queueId: string): number | undefined {
    const [first] = this.#facts().waitingIn(queueId);
    return first === undefined ? undefined : waitSeconds(this.#moment(), first);
  }

  #isIdle(queueId: string): boolean {
    const facts = this.#facts();
    return facts.waitingCount(queueId) === 0 && facts.availableFor(queueId).length === 0;
  }

  #facts(): QueueFacts {
    const moment = this.#moment();
    if (this.#kept?.isOf(moment) !== true) {
      this.#kept = new QueueFacts(moment);
    }
    return this.#kept;
  }

  #personalQueues(): readonly string[] {
    const { model } = this.#moment();
    return [...model.rows('queue')]
      .filter(([id, row]) => row.type === 'personal' && sessionsIn(model, id).length > 0)
      .sort(([, a], [, b]) => queueName(a).localeCompare(queueName(b)))
      .map(([id]) => id);
  }

  #queueChildren(key: string, queueId: string): readonly string[] {
    const { model } = this.#moment();
    const waiting = this.#facts().waitingIn(queueId);
    if (model.rows('queue').get(queueId)?.type === 'personal') {
      const inHand = sessionsIn(model, queueId).filter((id) => !isWaiting(model, id));
      return this.#firstRows.below(
        key,
        [...waiting, ...inHand].map((id) => nodeKey(key, 'session', id)),
      );
    }
    return this.#firstRows.below(
      key,
      waiting.map((id) => nodeKey(key, 'session', id)),
    );
  }

  #queueRow(id: string): TreeRow | undefined {
    const moment = this.#moment();
    const row = moment.model.rows('queue').get(id);
    if (!row) {
      return undefined;
    }
    const waiting = this.#facts().waitingIn(id);
    const count = this.#facts().waitingCount(id);
    const longest = this.#longestWait(id);
    const isOwn = ownQueues(moment.model, this.#username()).has(id);
    return {
      label: queueName(row),
      description: this.#queueDescription(id, row, count, longest),
      icon: row.type === 'personal' ? 'person' : isOwn ? 'star-full' : 'inbox',
      ...(longest === undefined ? {} : waitColor(longest, moment.longWaitSeconds)),
      contextValue: CONTEXTS.get(row.type ?? 'team') ?? 'queue.other',
      collapsible: row.type === 'personal' || waiting.length > 0 ? 'expanded' : 'no',
    };
  }

  #queueDescription(
    id: string,
    row: TableRow<'queue'>,
    waiting: number | undefined,
    longest: number | undefined,
  ): string {
    const { model } = this.#moment();
    if (waiting !== undefined && waiting > 0) {
      return dotted(t('{0} waiting', waiting), longest === undefined ? '' : durationText(longest));
    }
    if (row.type === 'personal') {
      return t('{0} in progress', sessionsIn(model, id).length);
    }
    const available = this.#facts().availableFor(id).length;
    const nobody = waiting === undefined ? '' : t('empty');
    return available > 0 ? t('{0} available', available) : nobody;
  }

  #personalRow(): TreeRow {
    const { model } = this.#moment();
    const queues = this.#personalQueues();
    const sessions = queues.reduce((sum, id) => sum + sessionsIn(model, id).length, 0);
    const waiting = queues.reduce((sum, id) => sum + this.#facts().waitingIn(id).length, 0);
    return {
      label: t('Personal'),
      description: dotted(waiting > 0 ? t('{0} waiting', waiting) : '', t('{0} in progress', sessions - waiting)),
      icon: 'organization',
      contextValue: 'personal',
      collapsible: 'collapsed',
    };
  }
}
