import { Emitter } from '../../../../base/event.ts';
import type { FoundSession, SearchProgress, SessionSearch } from '../../../../reporting/findSessions.ts';

/** A search that runs once and has several followers: the finder's page, and the caller of the command. */
export class SharedSearch {
  readonly #search: SessionSearch;
  readonly #sessions: FoundSession[] = [];
  readonly #found = new Emitter<FoundSession>();
  readonly #finished: Promise<void>;
  #followers = 0;

  readonly onDidFind = this.#found.event;

  constructor(search: SessionSearch) {
    this.#search = search;
    this.#finished = this.#read();
    // Each follower gets the failure; without followers nobody would handle it.
    this.#finished.catch(() => undefined);
  }

  /** The sessions found so far, the latest days first. */
  get sessions(): readonly FoundSession[] {
    return this.#sessions;
  }

  get progress(): SearchProgress {
    return this.#search.progress;
  }

  hasRecording(lsid: string): boolean {
    return this.#search.hasRecording(lsid);
  }

  /** The error that ended the search after it had found something. */
  get failure(): Error | undefined {
    return this.#search.failure;
  }

  /**
   * Waits for the end. The search stops when its last follower aborts.
   * @throws the error of the search.
   */
  async follow(signal?: AbortSignal): Promise<void> {
    this.#followers += 1;
    const leave = (): void => {
      this.#followers -= 1;
      if (this.#followers === 0) {
        this.#search.close();
      }
    };
    signal?.addEventListener('abort', leave, { once: true });
    try {
      await this.#finished;
    } finally {
      signal?.removeEventListener('abort', leave);
    }
  }

  async #read(): Promise<void> {
    for await (const session of this.#search) {
      this.#sessions.push(session);
      this.#found.fire(session);
    }
  }
}
