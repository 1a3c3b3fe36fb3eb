/** Something that holds resources until it is disposed. Disposing twice is harmless. */
export interface Disposable {
  dispose(): void;
}

/** Disposes the items added to it, last first. An item that is added after its disposal is disposed at once. */
export class DisposableStore implements Disposable {
  readonly #items = new Set<Disposable>();
  #disposed = false;

  get isDisposed(): boolean {
    return this.#disposed;
  }

  /** Keeps `item` until this store is disposed, and returns it. */
  add<T extends Disposable>(item: T): T {
    if (this.#disposed) {
      item.dispose();
    } else {
      this.#items.add(item);
    }
    return item;
  }

  /** Removes an item without disposing it. */
  forget(item: Disposable): void {
    this.#items.delete(item);
  }

  /** Disposes all items; the store stays usable. */
  clear(): void {
    const items = [...this.#items].reverse();
    this.#items.clear();
    for (const item of items) {
      item.dispose();
    }
  }

  dispose(): void {
    this.#disposed = true;
    this.clear();
  }
}
