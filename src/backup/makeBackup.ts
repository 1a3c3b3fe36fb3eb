import { createReadStream } from 'node:fs';
import { mkdir, open, statfs } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import type { Clock } from '../base/clock.ts';
import type { SiteClient, SiteStream } from '../site/client.ts';
import { download, type DownloadedFile, type DownloadProgress } from '../site/files/download.ts';
import { diskProblem } from '../site/files/diskProblem.ts';
import { SiteError } from '../site/errors.ts';
import { siteErrorFor } from '../site/siteMessages.ts';
import { proposedFileName } from '../site/files/fileNames.ts';
import { replaceFile, type FilePlace } from '../site/files/newFile.ts';
import { backupName, CHECKSUM_ENDING } from './backupNames.ts';

/** Options of `makeBackup`. */
export interface BackupOptions {
  /** A file, which is replaced when the backup is complete; or a folder, where its name contains the time. */
  readonly target: { readonly file: string } | { readonly folder: string };
  readonly clock: Clock;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: DownloadProgress) => void;
  /** The approximate size, such as that of the last backup, for a site that does not send it. */
  readonly expectedBytes?: number;
  /** Returns the free bytes on the disk of a folder; by default from the system. */
  readonly freeBytes?: (folder: string) => Promise<number>;
}

/** The space that must remain free on a disk. */
const SPARE_BYTES = 64 * 1024 * 1024;

/**
 * Downloads a backup of the site's configuration and data (guide: Backup API) to a temporary name, renamed when it is
 * complete; a failed backup leaves no file. In a folder it gets a checksum file too.
 * @throws SiteError like `download`, `not-permitted` and `site-error` for the site's refusal, `bad-answer` if the
 * answer is no file; Error with advice if the disk is full or cannot be written.
 */
export async function makeBackup(
  client: Pick<SiteClient, 'open' | 'site'>,
  options: BackupOptions,
): Promise<DownloadedFile> {
  const { clock, signal, onProgress } = options;
  const { host } = new URL(client.site.url);
  const startedAt = clock.now();
  const request = { method: 'GET', path: '/api/backup', readOnly: true, action: 'backup' } as const;
  let mayBeCut = false;
  try {
    const file = await download(client, request, {
      target: (answer) => {
        mayBeCut = !isSelfDelimiting(answer);
        return placeFor(answer, options, host, startedAt);
      },
      check: (path) => (mayBeCut ? checkWhole(path, host) : Promise.resolve()),
      refused: (text) => refusal(host, text),
      clock,
      ...(signal && { signal }),
      ...(onProgress && { onProgress }),
    });
    if ('folder' in options.target) {
      await replaceFile(file.path + CHECKSUM_ENDING, `${file.sha256}  ${basename(file.path)}\n`);
    }
    return file;
  } catch (error) {
    throw diskProblem(error, 'file' in options.target ? options.target.file : options.target.folder);
  }
}

async function placeFor(
  answer: Pick<SiteStream, 'headers' | 'contentType'>,
  { target, expectedBytes = 0, freeBytes = systemFreeBytes }: BackupOptions,
  host: string,
  startedAt: number,
): Promise<FilePlace> {
  const folder = 'folder' in target ? target.folder : dirname(target.file);
  await mkdir(folder, { recursive: true });
  const needed = contentLength(answer) ?? expectedBytes;
  const free = await freeBytes(folder);
  if (free < needed + SPARE_BYTES) {
    throw new Error(
      `${folder} has ${megabytes(free)} free, and the backup needs ${megabytes(needed + SPARE_BYTES)}. Make room there, or choose another folder (setting repWorkflows.backup.folder).`,
    );
  }
  return 'file' in target
    ? { path: target.file }
    : { folder, name: backupName(host, startedAt, proposedFileName(answer.headers)) };
}

/** True if an interruption is detectable, by the length or the end of a chunked body. */
function isSelfDelimiting(answer: Pick<SiteStream, 'headers'>): boolean {
  return contentLength(answer) !== undefined || /chunked/i.test(answer.headers['transfer-encoding'] ?? '');
}

function contentLength({ headers }: Pick<SiteStream, 'headers'>): number | undefined {
  const length = headers['content-length'] ?? '';
  return /^\d{1,15}$/.test(length) ? Number(length) : undefined;
}

/** Checks a file of unknown length: it is only accepted if its format marks its end, as gzip does. */
async function checkWhole(path: string, host: string): Promise<void> {
  const message = `${host} did not tell how long the backup is, so that it may be cut. Try again; if that does not help, ask whoever runs the proxy in between, which may take the length away.`;
  const unsure = (cause?: unknown) => new SiteError('cut', message, { host, action: 'backup' }, { cause });
  const file = await open(path);
  const { buffer } = await file.read(Buffer.alloc(2), 0, 2, 0).finally(() => file.close());
  if (buffer[0] !== 0x1f || buffer[1] !== 0x8b) {
    throw unsure();
  }
  try {
    const nowhere = new Writable({ write: (_piece, _encoding, done) => done() });
    await pipeline(createReadStream(path), createGunzip(), nowhere);
  } catch (error) {
    throw unsure(error);
  }
}

function refusal(host: string, text: string): SiteError {
  const details = { host, action: 'backup', ...(text && { siteMessage: text }) };
  const { reason } = siteErrorFor('backup', text, host);
  return new SiteError(reason, `${host} made no backup: ${text || 'It did not say why.'}`, details);
}

async function systemFreeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}

function megabytes(bytes: number): string {
  return `${Math.ceil(bytes / 1024 ** 2)} MB`;
}
