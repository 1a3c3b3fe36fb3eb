import type * as vscode from 'vscode';
import * as v from 'valibot';
import { Emitter } from '../../../../base/event.ts';
import { SEARCH } from '../../../shared/argumentSchemas.ts';

const SAVED_SEARCH = v.intersect([
  SEARCH,
  v.object({
    id: v.string(),
    /** The id of the site whose people and teams the search names. */
    site: v.string(),
    name: v.string(),
  }),
]);

/** A saved search with its name. */
export type SavedSearch = v.InferOutput<typeof SAVED_SEARCH>;

const STORED = 'repWorkflows.keptSearches';

/** The saved searches, which are stored on this computer. */
export class SavedSearches {
  readonly #store: Pick<vscode.Memento, 'get' | 'update'>;
  readonly #changed = new Emitter<void>();

  readonly onDidChange = this.#changed.event;

  constructor(store: Pick<vscode.Memento, 'get' | 'update'>) {
    this.#store = store;
  }

  /** Returns the searches of a site, in the order in which they were saved. */
  of(site: string | undefined): readonly SavedSearch[] {
    return this.#all().filter((kept) => kept.site === site);
  }

  async keep(search: SavedSearch): Promise<void> {
    await this.#write([...this.#all(), search]);
  }

  async remove(id: string): Promise<void> {
    await this.#write(this.#all().filter((kept) => kept.id !== id));
  }

  /** Reads all searches; entries that cannot be read are left out. */
  #all(): readonly SavedSearch[] {
    const stored = this.#store.get<unknown>(STORED);
    const list: readonly unknown[] = Array.isArray(stored) ? stored : [];
    return list.flatMap((item) => {
      const read = v.safeParse(SAVED_SEARCH, item);
      return read.success ? [read.output] : [];
    });
  }

  async #write(searches: readonly SavedSearch[]): Promise<void> {
    await this.#store.update(STORED, searches);
    this.#changed.fire();
  }
}
