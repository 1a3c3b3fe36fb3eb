/**
 * Downloads a file of so many bytes into a folder: `<folder> <bytes>`. Prints what came of it as JSON. A program of its
 * own, so that it can be limited in what it writes, and killed.
 */
import { download } from '../../src/site/files/download.ts';
import { SiteError } from '../../src/site/errors.ts';
import { systemClock } from '../../src/base/clock.ts';

const [, , folder = '', size = ''] = process.argv;
const body = Buffer.alloc(Number(size), 'x');

/** The whole body as one piece; what has no end is never ended, and holds the process. */
async function* pieces(): AsyncGenerator<Buffer> {
  yield body;
  if (size === '0') {
    process.stdout.write('open\n');
    await new Promise((resolve) => setTimeout(resolve, 60_000));
  }
}

const stream = { status: 200, headers: {}, contentType: '', body: pieces(), close: () => undefined };
const outcome = await download(
  { open: () => Promise.resolve(stream) },
  { method: 'GET', path: '/', readOnly: true },
  {
    target: () => ({ folder, name: 'video.mp4' }),
    refused: (text) => new SiteError('site-error', text),
    clock: systemClock,
  },
).then(
  (file) => ({ file }),
  (error: unknown) => ({ error: error instanceof Error ? error.message : String(error) }),
);
process.stdout.write(JSON.stringify(outcome));
