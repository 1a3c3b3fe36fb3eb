import { Emitter } from '../../../../base/event.ts';
import type { FoundSession, SearchProgress, SessionSearch } from '../../../../reporting/findSessions.ts';

/** A search that is read once and followed by several: the finder's page, and the one who called the command. */
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
    // Each follower gets the failure; without any there is nobody to tell.
    this.#finished.catch(() => undefined);
  }

  /** What has been found so far, the latest days first. */
  get sessions(): readonly FoundSession[] {
    return this.#sessions;
  }

  get progress(): SearchProgress {
    return this.#search.progress;
  }

  hasRecording(lsid: string): boolean {
    return this.#search.hasRecording(lsid);
  }

  /** What cut the search off after it had found something. */
  get failure(): Error | undefined {
    return this.#search.failure;
  }

  /** Waits for the end. The search stops when the last one who follows it gives up. @throws what the search throws */
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
