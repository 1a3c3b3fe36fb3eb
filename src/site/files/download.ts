import { dirname, join } from 'node:path';
import type { Clock } from '../../base/clock.ts';
import type { SiteClient } from '../client.ts';
import { diskProblem } from './diskProblem.ts';
import { SiteError } from '../errors.ts';
import { pause } from '../http/limits.ts';
import { NewFile, type FilePlace } from './newFile.ts';
import { isDocument, refusalIn } from './refusedFile.ts';
import type { SiteRequest, SiteStream } from '../http/siteRequest.ts';

/** The progress of a download. */
export interface DownloadProgress {
  readonly bytes: number;
  /** The size of the whole file, if the site sends it. */
  readonly totalBytes?: number;
}

/** A downloaded file. */
export interface DownloadedFile {
  readonly path: string;
  readonly bytes: number;
  /** As hexadecimal digits. */
  readonly sha256: string;
}

/** Options of `download`. */
export interface DownloadOptions {
  /** Returns the target of the file, given the head of the answer. */
  readonly target: (answer: Pick<SiteStream, 'headers' | 'contentType'>) => FilePlace | Promise<FilePlace>;
  /** Checks the complete file before it gets its name; what it throws fails the download. */
  readonly check?: (path: string) => Promise<void>;
  /** Returns the error for a site's XML `<error>`. */
  readonly refused: (errorText: string) => SiteError;
  /** True if the file may be XML, JSON or a web page; otherwise such an answer is a refusal. */
  readonly mayBeDocument?: boolean;
  /** True if the file may be empty. */
  readonly mayBeEmpty?: boolean;
  /** Called after each piece. */
  readonly onProgress?: (progress: DownloadProgress) => void;
  readonly clock: Clock;
  readonly signal?: AbortSignal;
}

/** The number of successive interruptions without a new byte after which the download fails. */
const TRIES = 3;
const BACKOFF_MS = 500;

/**
 * Downloads a file to a temporary name in the target's folder and renames it when the disk holds all of it; a failed
 * download leaves no file. An interrupted one is continued where it was if the site supports that, else restarted.
 * @throws SiteError like `SiteClient.open`, the error of `refused` and what `target` and `check` throw; Error with
 * advice if the disk is full or cannot be written.
 */
export async function download(
  client: Pick<SiteClient, 'open'>,
  request: SiteRequest,
  options: DownloadOptions,
): Promise<DownloadedFile> {
  const first = await openFrom(client, request, options, undefined);
  let place: FilePlace | undefined;
  let part: Part | undefined;
  try {
    place = await options.target(first);
    part = await Part.create(place);
    await receiveAll(client, request, options, part, first);
    return await part.complete(options);
  } catch (error) {
    first.close();
    await part?.remove();
    throw place === undefined ? error : diskProblem(error, pathOf(place));
  }
}

function pathOf(place: FilePlace): string {
  return 'path' in place ? place.path : join(place.folder, place.name);
}

async function receiveAll(
  client: Pick<SiteClient, 'open'>,
  request: SiteRequest,
  options: DownloadOptions,
  part: Part,
  first: SiteStream,
): Promise<void> {
  let stream: SiteStream | undefined = first;
  for (let failures = 0; ;) {
    const before = part.furthest;
    try {
      stream ??= await openFrom(client, request, options, part);
      await part.receive(stream, options.onProgress);
      return;
    } catch (error) {
      failures = part.furthest > before ? 1 : failures + 1;
      if (failures === TRIES || !request.readOnly || !SiteError.is(error, 'cut', 'timeout', 'unreachable')) {
        throw error;
      }
      const { clock, signal = new AbortController().signal } = options;
      await pause(clock, clock.random() * BACKOFF_MS * 2 ** failures, signal);
      stream = undefined;
    }
  }
}

async function openFrom(
  client: Pick<SiteClient, 'open'>,
  request: SiteRequest,
  { refused, mayBeDocument = false, signal }: DownloadOptions,
  part: Part | undefined,
): Promise<SiteStream> {
  const version = part?.version;
  const from = version === undefined ? 0 : (part?.size ?? 0);
  const stream = await client.open({
    ...request,
    ...(signal && { signal }),
    download: { from, ...(version !== undefined && { version }) },
  });
  if (stream.errorText !== undefined) {
    stream.close();
    throw refused(stream.errorText);
  }
  if (!mayBeDocument && isDocument(stream)) {
    throw await refusalIn(stream, request.action ?? request.path, refused);
  }
  return stream;
}

/** A file that is being downloaded. */
class Part {
  /** The most bytes ever reached: a site that restarts and breaks again makes no progress. */
  furthest = 0;
  /** The value for If-Range: a strong ETag, else Last-Modified; undefined if the site does not support ranges. */
  version: string | undefined;
  readonly #place: FilePlace;
  readonly #file: NewFile;
  #total: number | undefined;

  private constructor(place: FilePlace, file: NewFile) {
    this.#place = place;
    this.#file = file;
  }

  static async create(place: FilePlace): Promise<Part> {
    return new Part(place, await NewFile.create('path' in place ? dirname(place.path) : place.folder));
  }

  /** Number of bytes in the file. */
  get size(): number {
    return this.#file.size;
  }

  async receive(stream: SiteStream, onProgress: DownloadOptions['onProgress']): Promise<void> {
    if (!continues(stream, this.size)) {
      await this.#file.startOver();
    }
    this.version = versionOf(stream.headers);
    this.#total = totalOf(stream, this.size);
    for await (const piece of stream.body) {
      await this.#file.write(piece);
      this.furthest = Math.max(this.furthest, this.size);
      onProgress?.({ bytes: this.size, ...(this.#total !== undefined && { totalBytes: this.#total }) });
    }
    if (this.#total !== undefined && this.size < this.#total) {
      throw new SiteError('cut', 'The connection broke before the file was complete.');
    }
  }

  async complete({ mayBeEmpty = false, check }: DownloadOptions): Promise<DownloadedFile> {
    const bytes = this.size;
    if (bytes === 0 && !mayBeEmpty) {
      throw new SiteError('bad-answer', 'The site sent an empty file.');
    }
    return { ...(await this.#file.complete(this.#place, check)), bytes };
  }

  remove(): Promise<void> {
    return this.#file.remove();
  }
}

function rangeOf(headers: SiteStream['headers']): { from: number; total: number | undefined } | undefined {
  const [, from, total] = /^bytes (\d{1,15})-\d{1,15}\/(\d{1,15}|\*)$/i.exec(headers['content-range'] ?? '') ?? [];
  return from === undefined ? undefined : { from: Number(from), total: total === '*' ? undefined : Number(total) };
}

function continues({ status, headers }: SiteStream, size: number): boolean {
  if (status !== 206) {
    return false;
  }
  if (rangeOf(headers)?.from !== size) {
    throw new SiteError('bad-answer', 'The site continued the download at another place than it was asked for.');
  }
  return true;
}

function totalOf({ status, headers }: SiteStream, from: number): number | undefined {
  if (status === 206) {
    return rangeOf(headers)?.total;
  }
  const length = headers['content-encoding'] === undefined ? (headers['content-length'] ?? '') : '';
  return /^\d{1,15}$/.test(length) ? from + Number(length) : undefined;
}

function versionOf(headers: SiteStream['headers']): string | undefined {
  const etag = headers['etag'] ?? '';
  const strong = /^"[^"]*"$/.test(etag) ? etag : undefined;
  return headers['accept-ranges']?.trim().toLowerCase() === 'none' ? undefined : (strong ?? headers['last-modified']);
}
