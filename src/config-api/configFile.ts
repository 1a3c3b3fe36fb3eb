import type { Clock } from '../base/clock.ts';
import { siteErrorFor } from '../site/siteMessages.ts';
import type { SiteClient } from '../site/client.ts';
import { download, type DownloadedFile, type DownloadProgress } from '../site/files/download.ts';
import { proposedFileName, safeFileName } from '../site/files/fileNames.ts';
import { configTarget, type ConfigRequest } from './configPath.ts';
import { explained } from './configRequest.ts';

/** Options of `downloadConfigFile`. */
export interface ConfigFileOptions {
  /** The target folder. The file gets the name that the site proposes, with a number if that is taken. */
  readonly folder: string;
  readonly clock: Clock;
  readonly onProgress?: (progress: DownloadProgress) => void;
  readonly signal?: AbortSignal;
}

/**
 * Downloads the answer to a GET request of the Configuration API, if it is a file.
 * @throws SiteError like `sendConfigRequest`; Error with advice if the disk is full or cannot be written.
 */
export async function downloadConfigFile(
  client: Pick<SiteClient, 'open' | 'site'>,
  request: ConfigRequest,
  { folder, ...options }: ConfigFileOptions,
): Promise<DownloadedFile> {
  const { path, query } = configTarget(request);
  const { host } = new URL(client.site.url);
  try {
    return await download(
      client,
      { method: 'GET', path, query, readOnly: true },
      {
        target: ({ headers }) => ({ folder, name: nameOf(headers, request) }),
        refused: (text) => siteErrorFor(path, text, host),
        mayBeDocument: true,
        ...options,
      },
    );
  } catch (error) {
    throw explained(error, path);
  }
}

function nameOf(headers: Readonly<Record<string, string>>, { path }: ConfigRequest): string {
  const own = safeFileName(`${path.replace(/\?.*/s, '').replace(/^\/+/, '').replaceAll('/', '-')}.bin`, 'file.bin');
  return safeFileName(proposedFileName(headers) ?? own, own);
}
