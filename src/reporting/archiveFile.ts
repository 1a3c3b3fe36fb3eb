import { systemClock } from '../base/clock.ts';
import type { SiteClient } from '../site/client.ts';
import type { DownloadedFile } from '../site/files/download.ts';
import { downloadFile, type FileOptions } from './recordings.ts';
import { reportRequest } from './reportRequest.ts';

/** Names an archive (guide: Archive): its kind, the site's day and its number among those of the day, from 1. */
export interface ArchiveName {
  readonly type: 'state' | 'event';
  /** `YYYY-MM-DD`. */
  readonly date: string;
  readonly index: number;
}

/**
 * Downloads an archive as the site sends it, packed with gzip.
 * @throws SiteError as `downloadRecording`.
 */
export async function downloadArchive(
  client: Pick<SiteClient, 'open' | 'site'>,
  archive: ArchiveName,
  options: FileOptions,
): Promise<DownloadedFile> {
  const { clock = systemClock } = options;
  const request = reportRequest('Archive', archive, { now: clock.now() });
  return downloadFile(client, request, `${archive.type}-archive-${archive.date}-${archive.index}.gz`, options);
}
