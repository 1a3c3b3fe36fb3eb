import { SiteError } from '../site/errors.ts';

/** Items as they come, for one reader. */
export interface ItemSource<T> {
  readonly items: AsyncGenerator<T, void, void>;
  /** Frees what the source holds, whether or not it was read. */
  close(): void;
}

/**
 * Items that come one after another and may end too early. After the last one, `complete` tells whether it was the end.
 * Reading throws only where nothing came before the failure, or where the reader stopped it; else `failure` has it.
 */
export class ItemStream<T> implements AsyncIterable<T> {
  #complete = false;
  #failure: SiteError | undefined;
  readonly #source: ItemSource<T>;

  constructor(source: ItemSource<T>) {
    this.#source = source;
  }

  /** Whether all items have come; false before the end. */
  get complete(): boolean {
    return this.#complete;
  }

  /** What cut the items off. */
  get failure(): SiteError | undefined {
    return this.#failure;
  }

  /** Items can be read once; leaving the loop early breaks the exchange off. */
  async *[Symbol.asyncIterator](): AsyncGenerator<T, void, void> {
    let any = false;
    try {
      for await (const item of this.#source.items) {
        any = true;
        yield item;
      }
      this.#complete = true;
    } catch (error) {
      if (!any || !SiteError.is(error) || error.reason === 'cancelled') {
        throw error;
      }
      this.#failure = error;
    } finally {
      this.#source.close();
    }
  }

  /** Reads all that is left. */
  async items(): Promise<T[]> {
    const items: T[] = [];
    for await (const item of this) {
      items.push(item);
    }
    return items;
  }

  /** Breaks the exchange off, unless it is over. */
  close(): void {
    this.#source.close();
  }
}
