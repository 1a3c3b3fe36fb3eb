import { createReadStream } from 'node:fs';
import type { Clock } from '../../../base/clock.ts';
import { errorText, refusalFor, siteErrorFor } from '../../../site/siteMessages.ts';
import type { StateModel } from '../../../state/model/model.ts';
import type { SiteClient } from '../../../site/client.ts';
import { download } from '../../../site/files/download.ts';
import { SiteError } from '../../../site/errors.ts';
import { cancelled } from '../../../site/http/limits.ts';
import { parseXml } from '../../../site/xml/xml.ts';
import type { CacheFolder } from './cacheFolder.ts';
import { readListing } from './listing.ts';
import type { EventArchive, ListedArchive, StateArchive } from './listing.ts';
import { archivePieces, eventLines, NoArchive, readStateArchive } from '../reading/readArchive.ts';
import type { ArchiveReader } from '../timeline.ts';
import { learnOffset } from '../../learnZone.ts';
import { reportRequest, requestOf } from '../../reportRequest.ts';

/** What the archives of a site are fetched with. */
export interface SiteArchivesOptions {
  readonly client: Pick<SiteClient, 'send' | 'open' | 'site'> & Partial<Pick<SiteClient, 'zone'>>;
  readonly cache: CacheFolder;
  readonly clock: Clock;
  /** Told with every piece of a download. */
  readonly onBytes?: (bytes: number) => void;
  readonly onProblem?: (message: string) => void;
}

const ARCHIVE = 'Archive';
const MAX_LISTING_BYTES = 8 * 1024 * 1024;

/** The archives of one site (guide: ArchiveListing and Archive), downloaded into a cache when they are read. */
export class SiteArchives implements ArchiveReader {
  readonly #options: SiteArchivesOptions;

  constructor(options: SiteArchivesOptions) {
    this.#options = options;
  }

  /**
   * The archives of one day of the site's calendar, in order of time; none is an empty list.
   * @throws SiteError `not-permitted`, `site-error`, `bad-answer`, or what reaching the site throws.
   */
  async list(date: string, signal: AbortSignal): Promise<readonly ListedArchive[]> {
    const { client } = this.#options;
    const { text } = await client.send({
      ...reportRequest('ArchiveListing', { date }, { now: this.#options.clock.now(), signal }),
      maxBytes: MAX_LISTING_BYTES,
    });
    const root = parseXml(text);
    const error = errorText(root);
    if (error === undefined) {
      root.children.forEach((archive) => learnOffset(client.zone, archive));
      return readListing(root, date);
    }
    const refusal = refusalFor('ArchiveListing', error, this.#host);
    if (refusal) {
      throw refusal;
    }
    return [];
  }

  async rows(archive: StateArchive, signal: AbortSignal): Promise<StateModel> {
    return this.#reading(archive, signal, (path) => readStateArchive(cancellable(path, signal)));
  }

  async *lines(archive: EventArchive, signal: AbortSignal): AsyncGenerator<readonly Buffer[]> {
    const path = await this.#path(archive, signal);
    const { onProblem = () => undefined } = this.#options;
    try {
      yield* eventLines(cancellable(path, signal), (lines) =>
        onProblem(`${lines} lines of the event archive ${archive.index} of ${archive.date} are too long to be read.`),
      );
    } catch (error) {
      await this.#forgetDamaged(path, error);
      throw error;
    }
  }

  expect(archive: EventArchive, signal: AbortSignal): void {
    // What goes wrong is told when the archive is read.
    void this.#path(archive, signal).catch(() => undefined);
  }

  get #host(): string {
    return new URL(this.#options.client.site.url).host;
  }

  async #reading<T>(archive: ListedArchive, signal: AbortSignal, read: (path: string) => Promise<T>): Promise<T> {
    const path = await this.#path(archive, signal);
    try {
      return await read(path);
    } catch (error) {
      await this.#forgetDamaged(path, error);
      throw error;
    }
  }

  /** So that the next reader gets it from the site once more. */
  async #forgetDamaged(path: string, error: unknown): Promise<void> {
    if (SiteError.is(error, 'cut', 'bad-answer', 'too-large')) {
      await this.#options.cache.remove(path);
    }
  }

  #path(archive: ListedArchive, signal: AbortSignal): Promise<string> {
    const { kind, date, index, from, to } = archive;
    // With the times, for after a reset a site may count from 1 again on the same day.
    const key = `${kind}-${date}-${index}-${from}-${to}`;
    return this.#options.cache.file(key, (path, within) => this.#download(archive, path, within), signal);
  }

  async #download(archive: ListedArchive, path: string, signal: AbortSignal): Promise<{ readonly sha256: string }> {
    const { client, clock, onBytes = () => undefined } = this.#options;
    const { kind, date, index } = archive;
    // As the site listed it, wherever it begins to count.
    const request = requestOf(ARCHIVE, [
      ['generate_report', ARCHIVE],
      ['type', kind],
      ['date', date],
      ['index', String(index)],
    ]);
    let refusal: string | undefined;
    try {
      const { sha256 } = await download(client, request, {
        target: () => ({ path }),
        check: checkBeginning,
        refused: (text) => {
          refusal = text;
          return siteErrorFor(ARCHIVE, text, this.#host);
        },
        onProgress: ({ bytes }) => onBytes(bytes),
        mayBeDocument: true,
        // In a quiet night nothing happens.
        mayBeEmpty: kind === 'event',
        clock,
        signal,
      });
      return { sha256 };
    } catch (error) {
      // The site's error may also come packed.
      const text = refusal ?? (error instanceof NoArchive ? errorText(parseXml(error.answer)) : undefined);
      throw text === undefined ? error : this.#meaningOf(text);
    }
  }

  /** What is known to be a refusal; else a listed archive that the site has no more, said in the site's own language. */
  #meaningOf(text: string): Error {
    const error = siteErrorFor(ARCHIVE, text, this.#host);
    return SiteError.is(error, 'site-error') ? new NoArchive(text) : error;
  }
}

/** @throws NoArchive where the file is XML in truth. */
async function checkBeginning(path: string): Promise<void> {
  for await (const piece of archivePieces(createReadStream(path) as AsyncIterable<Buffer>)) {
    if (piece.length > 0) {
      return;
    }
  }
}

async function* cancellable(path: string, signal: AbortSignal): AsyncGenerator<Buffer> {
  for await (const piece of createReadStream(path, { highWaterMark: 256 * 1024 }) as AsyncIterable<Buffer>) {
    if (signal.aborted) {
      throw cancelled();
    }
    yield piece;
  }
}
