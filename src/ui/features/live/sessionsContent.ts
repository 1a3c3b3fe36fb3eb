import * as vscode from 'vscode';
import type { FirstRows } from '../../platform/trees/firstRows.ts';
import { nodeKey, resolveNode } from '../../platform/trees/nodeKeys.ts';
import type { RowFilter } from './rowFilter.ts';
import { GROUPINGS, groupSessions, type Grouping } from './sessionGroups.ts';
import { sessionsOf } from '../../../state/facts.ts';
import { ownRepresentative } from '../../shared/rows/ownRepresentative.ts';
import { sessionRow, type Moment } from '../../shared/rows/sessionRow.ts';
import { nodeTooltip } from './tooltips.ts';
import type { TreeContent, TreeRow } from '../../platform/trees/treeContent.ts';

const { t } = vscode.l10n;

/** The group of the person's own sessions; no group of the table has this key. */
const MINE = 'mine';

/**
 * The Sessions view: one's own sessions, then all sessions in progress, oldest first, filtered and grouped by the
 * person's choice.
 */
export class SessionsContent implements TreeContent {
  readonly #moment: () => Moment;
  readonly #filter: RowFilter;
  readonly #firstRows: FirstRows;
  readonly #username: () => string | undefined;
  #groupsAt: { readonly moment: Moment; readonly groups: ReadonlyMap<string, readonly string[]> } | undefined;
  #grouping: Grouping = 'none';

  /** @param username the person's own username at the site. */
  constructor(moment: () => Moment, filter: RowFilter, firstRows: FirstRows, username: () => string | undefined) {
    this.#moment = moment;
    this.#username = username;
    this.#filter = filter;
    this.#firstRows = firstRows;
  }

  get grouping(): Grouping {
    return this.#grouping;
  }

  set grouping(grouping: Grouping) {
    this.#grouping = grouping;
    this.#groupsAt = undefined;
  }

  children(key: string | undefined): readonly string[] {
    const groups = this.#groups();
    if (key === undefined) {
      return [...groups.keys()].map((group) => nodeKey(undefined, 'group', group));
    }
    const node = resolveNode(key);
    const sessions = node?.kind === 'group' ? (groups.get(node.id) ?? []) : [];
    return this.#firstRows.below(
      key,
      sessions.map((id) => nodeKey(key, 'session', id)),
    );
  }

  row(key: string): TreeRow | undefined {
    const node = resolveNode(key);
    switch (node?.kind) {
      case 'group':
        return this.#groupRow(node.id);
      case 'session':
        return sessionRow(this.#moment(), node.id);
      case 'more':
        return this.#firstRows.moreRow(key);
      default:
        return undefined;
    }
  }

  tooltip(key: string): vscode.MarkdownString | undefined {
    return nodeTooltip(this.#moment(), key);
  }

  /** Computed once for each moment, because a view of thousands of rows needs it many times. */
  #groups(): ReadonlyMap<string, readonly string[]> {
    const moment = this.#moment();
    if (this.#groupsAt?.moment !== moment) {
      const passes = this.#filter.test(moment);
      const sessions = oldestFirst(moment).filter((id) => passes(id));
      const mine = this.#mine(moment, sessions);
      const groups = groupSessions(moment, sessions, this.grouping);
      this.#groupsAt = { moment, groups: mine.length > 0 ? new Map([[MINE, mine], ...groups]) : groups };
    }
    return this.#groupsAt.groups;
  }

  /** Returns those of `sessions` that the person is in. */
  #mine({ model }: Moment, sessions: readonly string[]): readonly string[] {
    const own = ownRepresentative(model, this.#username());
    const mine = new Set(own ? sessionsOf(model, own.id) : []);
    return mine.size > 0 ? sessions.filter((id) => mine.has(id)) : [];
  }

  #groupRow(group: string): TreeRow | undefined {
    const moment = this.#moment();
    const members = this.#groups().get(group);
    if (!members) {
      return undefined;
    }
    const total = moment.model.rows('support_session').size;
    const filtered = this.grouping === 'none' && this.#filter.isActive;
    if (group === MINE) {
      const description = String(members.length);
      return { label: t('Mine'), description, icon: 'account', contextValue: 'group', collapsible: 'expanded' };
    }
    return {
      label: GROUPINGS[this.grouping].label(moment, group),
      description: filtered ? t('{0} of {1}', members.length, total) : String(members.length),
      icon: GROUPINGS[this.grouping].icon,
      contextValue: 'group',
      collapsible: 'expanded',
    };
  }
}

function oldestFirst({ model }: Moment): readonly string[] {
  const sessions = [...model.rows('support_session')].map(([id, row]) => ({ id, since: row.created_timestamp ?? 0 }));
  return sessions.sort((a, b) => a.since - b.since || (a.id < b.id ? -1 : 1)).map(({ id }) => id);
}
