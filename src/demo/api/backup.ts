import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { ApiAccount } from '../http/accounts.ts';
import { notFound, type Answer } from '../http/answer.ts';
import type { Appliance } from '../appliance.ts';
import { CONFIG_RESOURCES, type ConfigResource } from './configApiResources.ts';
import { COMPANY } from '../company/configuration.ts';

/** How many lines of logged data the file has: enough to be cut in the middle. */
const LOG_LINES = 8000;

/** Answers `/api/backup` with a file: the configuration and some logged data, packed. */
export function answerBackup(appliance: Appliance, { permissions }: ApiAccount): Answer {
  if (permissions.perm_backup !== 1) {
    return notFound();
  }
  const body = gzipSync(contentOf(appliance));
  return {
    status: 200,
    type: 'application/octet-stream',
    body,
    headers: {
      'Content-Disposition': `attachment; filename="${COMPANY}.nsb"`,
      'Accept-Ranges': 'bytes',
      ETag: `"${createHash('sha256').update(body).digest('hex').slice(0, 32)}"`,
    },
  };
}

/** The same as long as the configuration is, so that a download can be continued. */
function contentOf(appliance: Appliance): string {
  const configuration = Object.entries<ConfigResource>(CONFIG_RESOURCES).map(([name, { items }]) => [
    name,
    items(appliance),
  ]);
  const log = Array.from({ length: LOG_LINES }, (_, line) =>
    createHash('sha256').update(String(line)).digest('base64'),
  );
  return JSON.stringify({ ...Object.fromEntries(configuration), log });
}
