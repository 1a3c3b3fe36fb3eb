import type { Disposable } from './disposable.ts';

/** Subscribes a listener; disposing the result unsubscribes it. Has the shape of `vscode.Event`. */
export type Event<T> = (listener: (value: T) => void) => Disposable;

/**
 * A source of events. Listeners are called in the order of subscription, from a copy, so that they may be added and
 * removed meanwhile.
 */
export class Emitter<T> implements Disposable {
  readonly #listeners = new Set<{ call: (value: T) => void }>();
  readonly #onListenerError: (error: unknown) => void;

  /** @param onListenerError is called with an error that a listener throws; the other listeners still run. */
  constructor(onListenerError: (error: unknown) => void = rethrowLater) {
    this.#onListenerError = onListenerError;
  }

  readonly event: Event<T> = (listener) => {
    const entry = { call: listener };
    this.#listeners.add(entry);
    return { dispose: () => void this.#listeners.delete(entry) };
  };

  get hasListeners(): boolean {
    return this.#listeners.size > 0;
  }

  fire(value: T): void {
    for (const listener of [...this.#listeners]) {
      try {
        listener.call(value);
      } catch (error) {
        this.#onListenerError(error);
      }
    }
  }

  dispose(): void {
    this.#listeners.clear();
  }
}

function rethrowLater(error: unknown): void {
  queueMicrotask(() => {
    throw error;
  });
}
