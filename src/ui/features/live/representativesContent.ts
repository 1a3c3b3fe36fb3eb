import * as vscode from 'vscode';
import { isAvailable, sessionsOf } from '../../../state/facts.ts';
import { dotted } from '../../platform/plainText.ts';
import type { FirstRows } from '../../platform/trees/firstRows.ts';
import { representativeName } from '../../shared/rows/names.ts';
import { nodeKey, resolveNode } from '../../platform/trees/nodeKeys.ts';
import { ownRepresentative } from '../../shared/rows/ownRepresentative.ts';
import { representativeRow } from './representativeRow.ts';
import type { RowFilter } from './rowFilter.ts';
import { ownedSessionRow, type Moment } from '../../shared/rows/sessionRow.ts';
import { nodeTooltip } from './tooltips.ts';
import type { TreeContent, TreeRow } from '../../platform/trees/treeContent.ts';

const { t } = vscode.l10n;
const LOGGED_IN = nodeKey(undefined, 'group', 'loggedIn');

/** The Representatives view: everybody who is logged in, oneself first, with the sessions they are in. */
export class RepresentativesContent implements TreeContent {
  readonly #moment: () => Moment;
  readonly #username: () => string | undefined;
  readonly #filter: RowFilter;
  readonly #firstRows: FirstRows;

  constructor(moment: () => Moment, username: () => string | undefined, filter: RowFilter, firstRows: FirstRows) {
    this.#moment = moment;
    this.#username = username;
    this.#filter = filter;
    this.#firstRows = firstRows;
  }

  children(key: string | undefined): readonly string[] {
    const { model } = this.#moment();
    if (key === undefined) {
      // One row at the root, so that arrivals and departures never refresh the root itself.
      return model.rows('representative').size > 0 ? [LOGGED_IN] : [];
    }
    const node = resolveNode(key);
    if (node?.kind === 'group') {
      return this.#firstRows.below(
        key,
        this.#shown().map((id) => nodeKey(key, 'rep', id)),
      );
    }
    return node?.kind === 'rep' ? sessionsOf(model, node.id).map((id) => nodeKey(key, 'session', id)) : [];
  }

  row(key: string): TreeRow | undefined {
    const node = resolveNode(key);
    switch (node?.kind) {
      case 'group':
        return this.#groupRow();
      case 'rep': {
        const hasSessions = sessionsOf(this.#moment().model, node.id).length > 0;
        return representativeRow(this.#moment(), node.id, this.#username(), hasSessions ? 'collapsed' : 'no');
      }
      case 'session':
        return ownedSessionRow(this.#moment(), node.id);
      case 'more':
        return this.#firstRows.moreRow(key);
      default:
        return undefined;
    }
  }

  tooltip(key: string): vscode.MarkdownString | undefined {
    return nodeTooltip(this.#moment(), key);
  }

  #shown(): readonly string[] {
    const { model } = this.#moment();
    const own = ownRepresentative(model, this.#username())?.id;
    const passes = this.#filter.test(this.#moment());
    return [...model.rows('representative')]
      .filter(([id]) => passes(id))
      .map(([id, row]) => ({ id, name: representativeName(row) }))
      .sort(
        (a, b) => Number(b.id === own) - Number(a.id === own) || a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1),
      )
      .map(({ id }) => id);
  }

  #groupRow(): TreeRow {
    const { model } = this.#moment();
    const rows = [...model.rows('representative').values()];
    const isTold = rows.some((row) => row.routing_available !== undefined);
    const available = rows.filter(isAvailable).length;
    const shown = this.#filter.isActive ? t('{0} of {1}', this.#shown().length, rows.length) : String(rows.length);
    return {
      label: t('Logged in'),
      description: dotted(shown, isTold ? t('{0} available', available) : ''),
      icon: 'organization',
      contextValue: 'group',
      collapsible: 'expanded',
    };
  }
}
