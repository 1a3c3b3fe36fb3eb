import { randomUUID } from 'node:crypto';
import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../../../base/disposable.ts';
import type { NamedSearch } from '../contributions.ts';
import type { SearchQuery } from '../../../shared/argumentSchemas.ts';
import { oneLine } from '../../../platform/plainText.ts';
import { showInputBox } from '../../../platform/prompts.ts';
import { periodTitle } from '../../../shared/reports/reportPeriod.ts';
import type { ActiveSite } from '../../../sites/siteAccess.ts';
import { LiveTreeView } from '../../../platform/trees/liveTreeView.ts';
import { parentKey, resolveNode } from '../../../platform/trees/nodeKeys.ts';
import { SavedSearches } from './savedSearches.ts';
import { PastSessionsContent } from './pastSessionsContent.ts';
import { SessionDirectory } from './sessionDirectory.ts';

const { t } = vscode.l10n;

/** The view Past Sessions and its commands. */
export class PastSessionsView implements Disposable {
  readonly #active: ActiveSite;
  readonly #kept: SavedSearches;
  readonly #directory: SessionDirectory;
  readonly #view: LiveTreeView;
  readonly #resources = new DisposableStore();

  /** Requests nothing before the person expands a row. */
  constructor(active: ActiveSite, store: vscode.Memento) {
    this.#active = active;
    this.#kept = new SavedSearches(store);
    this.#directory = this.#resources.add(new SessionDirectory(active, this.#kept));
    const content = new PastSessionsContent(active, this.#kept, this.#directory);
    this.#view = this.#resources.add(new LiveTreeView('archive', content));
    this.#resources.add(this.#directory.onDidChange(() => this.#view.requestRefresh()));
    this.#resources.add(active.onDidChangeStatus(() => this.#view.requestRefresh()));
  }

  /** Requests the group of a row again, or all groups that are loaded. */
  refresh(key: string | undefined): void {
    this.#directory.forget(groupOf(key));
  }

  /** Returns the query of the group that a row belongs to; undefined for a row of no group. */
  queryOf(key: string): SearchQuery | undefined {
    const group = groupOf(key);
    return group === undefined ? undefined : this.#directory.query(group);
  }

  /**
   * Saves a search. The argument is that of findSessions with a `name`, which is asked for if it is missing. Returns
   * the name; undefined when cancelled.
   */
  async keep({ name, ...query }: NamedSearch): Promise<{ name: string } | undefined> {
    const { period } = query;
    const words = [query.externalKey, query.text, query.limit].filter((word) => word !== undefined);
    const value = [...words, ...(period === undefined ? [] : [periodTitle(period)])].join(', ') || t('Search');
    const prompt = t('It appears under Past Sessions.');
    const title = t('Name of the Search');
    const chosen = name ?? (await showInputBox({ title, prompt, value, ignoreFocusOut: true }));
    const site = this.#active.site?.id;
    if (!chosen?.trim() || site === undefined) {
      return undefined;
    }
    await this.#kept.keep({ id: randomUUID(), site, name: oneLine(chosen), ...query });
    return { name: oneLine(chosen) };
  }

  /** Removes the saved search of a row. */
  async remove(key: string | undefined): Promise<void> {
    const group = groupOf(key);
    if (group !== undefined) {
      await this.#kept.remove(group);
    }
  }

  dispose(): void {
    this.#resources.dispose();
  }
}

function groupOf(key: string | undefined): string | undefined {
  const own = resolveNode(key);
  const node = own?.kind === 'group' || key === undefined ? own : resolveNode(parentKey(key));
  return node?.kind === 'group' ? node.id : undefined;
}
