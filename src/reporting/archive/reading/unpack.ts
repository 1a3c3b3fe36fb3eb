import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { SiteError } from '../../../site/errors.ts';

/** How much is unpacked. */
export interface UnpackLimits {
  /** Bytes in all; the guide promises that an archive never exceeds 4 GB. */
  readonly maxBytes: number;
  /** How many times larger than what came the unpacked bytes may be, once they are many. */
  readonly maxRatio: number;
}

const GIB = 1024 ** 3;
/** Text of this kind packs 10 to 60 times smaller; gzip can do 1,000 times with zeros. */
const LIMITS: UnpackLimits = { maxBytes: 4 * GIB + 64 * 1024 * 1024, maxRatio: 250 };
/** Below this any ratio is harmless. */
const RATIO_FREE_BYTES = 64 * 1024 * 1024;
const PIECE_BYTES = 128 * 1024;
/** The file is gzip, and a server may have packed that once more. */
const MOST_LAYERS = 3;

/**
 * The bytes of an archive, unpacked where the magic bytes 1f 8b say that they are gzip; what is not packed passes as it
 * is. Holds a few pieces at a time, whatever the size.
 * @throws SiteError `cut` where the end is missing, `bad-answer` where the gzip is damaged, `too-large`; else what
 * `bytes` throws.
 */
export async function* unpack(bytes: AsyncIterable<Uint8Array>, limits = LIMITS): AsyncGenerator<Buffer> {
  yield* unpackLayer(asBuffers(bytes), limits, MOST_LAYERS);
}

async function* unpackLayer(
  source: AsyncGenerator<Buffer>,
  limits: UnpackLimits,
  layers: number,
): AsyncGenerator<Buffer> {
  const head = await readHead(source);
  const whole = prepended(head, source);
  if (head[0] !== 0x1f || head[1] !== 0x8b) {
    yield* capped(whole, limits.maxBytes);
  } else if (layers === 0) {
    await source.return(undefined);
    throw new SiteError('bad-answer', 'The archive is packed too many times over to be read.');
  } else {
    yield* unpackLayer(gunzipped(whole, limits), limits, layers - 1);
  }
}

async function* gunzipped(source: AsyncGenerator<Buffer>, limits: UnpackLimits): AsyncGenerator<Buffer> {
  let packed = 0;
  let unpacked = 0;
  let failure: unknown;
  const counted = (async function* () {
    try {
      for await (const piece of source) {
        packed += piece.length;
        yield piece;
      }
    } catch (error) {
      failure = error;
      throw error;
    }
  })();
  const input = Readable.from(counted, { objectMode: true, highWaterMark: 4 });
  const gunzip = createGunzip({ chunkSize: PIECE_BYTES });
  input.on('error', (error) => gunzip.destroy(error));
  try {
    for await (const piece of input.pipe(gunzip) as AsyncIterable<Buffer>) {
      unpacked += piece.length;
      if (unpacked > RATIO_FREE_BYTES && unpacked > packed * limits.maxRatio) {
        throw tooLarge();
      }
      yield piece;
    }
  } catch (error) {
    throw failure ?? unpackFailure(error);
  } finally {
    gunzip.destroy();
    input.destroy();
  }
}

async function* capped(source: AsyncGenerator<Buffer>, maxBytes: number): AsyncGenerator<Buffer> {
  let bytes = 0;
  for await (const piece of source) {
    bytes += piece.length;
    if (bytes > maxBytes) {
      throw tooLarge();
    }
    yield piece;
  }
}

/** The first two bytes or more; fewer only where there are no more. */
async function readHead(source: AsyncGenerator<Buffer>): Promise<Buffer> {
  let head: Buffer = Buffer.alloc(0);
  while (head.length < 2) {
    const next = await source.next();
    if (next.done === true) {
      break;
    }
    head = head.length === 0 ? next.value : Buffer.concat([head, next.value]);
  }
  return head;
}

async function* prepended(head: Buffer, rest: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  try {
    if (head.length > 0) {
      yield head;
    }
    yield* rest;
  } finally {
    await rest.return(undefined);
  }
}

async function* asBuffers(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  for await (const piece of bytes) {
    yield Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength);
  }
}

function tooLarge(): SiteError {
  return new SiteError('too-large', 'The archive unpacks to more than an archive may hold, and was not read.');
}

function unpackFailure(error: unknown): unknown {
  if (SiteError.is(error) || !(error instanceof Error) || !('code' in error)) {
    return error;
  }
  if (error.code === 'Z_BUF_ERROR') {
    return new SiteError('cut', 'The archive ends in the middle. Download it again.', {}, { cause: error });
  }
  return typeof error.code === 'string' && error.code.startsWith('Z_')
    ? new SiteError('bad-answer', 'The archive is damaged. Download it again.', {}, { cause: error })
    : error;
}
