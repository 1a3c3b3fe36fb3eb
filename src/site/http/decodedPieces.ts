import { createBrotliDecompress, createGunzip, createInflate, type Gunzip } from 'node:zlib';
import { SiteError } from '../errors.ts';
import { tooLarge } from './failures.ts';

type Decoder = Pick<Gunzip, 'on' | 'once' | 'off' | 'write' | 'end' | 'destroy' | 'readableEnded'>;

const DECODERS: Readonly<Record<string, () => Decoder>> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
};

/** The most bytes unpacked at once: even a thousand times that fits into memory. */
const SLICE = 16 * 1024;

/** Limit of the compression ratio beyond `FREE_BYTES`; XML compresses 10 to 30 to one. */
const MAX_RATIO = 200;
const FREE_BYTES = 64 * 1024 * 1024;

/** The limits of a body, and its name in messages. */
export interface BodyBounds {
  readonly maxBytes: number;
  readonly action: string;
}

/**
 * Unpacks a body as it arrives, as its Content-Encoding says. Yields everything that could be unpacked before throwing.
 * @param failed converts an error of reading or unpacking to the error to throw.
 */
export async function* decodedPieces(
  body: AsyncIterable<Buffer>,
  headers: Readonly<Record<string, string>>,
  { maxBytes, action }: BodyBounds,
  failed: (error: unknown) => SiteError,
): AsyncGenerator<Buffer, void, void> {
  const packed = { bytes: 0 };
  const counted = count(body, packed);
  let size = 0;
  try {
    for await (const piece of unpacked(counted, headers['content-encoding']?.trim().toLowerCase() ?? '')) {
      size += piece.length;
      if (size > maxBytes || (size > FREE_BYTES && size > packed.bytes * MAX_RATIO)) {
        throw tooLarge('the site', action);
      }
      yield piece;
    }
  } catch (error) {
    throw failed(error);
  }
}

async function* count(body: AsyncIterable<Buffer>, packed: { bytes: number }): AsyncGenerator<Buffer, void, void> {
  for await (const piece of body) {
    packed.bytes += piece.length;
    yield piece;
  }
}

function unpacked(body: AsyncIterable<Buffer>, encoding: string): AsyncIterable<Buffer> {
  if (encoding === '' || encoding === 'identity') {
    return body;
  }
  const newDecoder = Object.hasOwn(DECODERS, encoding) ? DECODERS[encoding] : undefined;
  if (newDecoder === undefined) {
    throw new SiteError('bad-answer', 'The site packed its answer in a way that it was not asked for.');
  }
  return decode(body, newDecoder());
}

/** Unpacks by explicit writes: a pipe would drop unpacked data when the body breaks off. */
async function* decode(body: AsyncIterable<Buffer>, decoder: Decoder): AsyncGenerator<Buffer, void, void> {
  const ready: Buffer[] = [];
  let any = false;
  decoder.on('data', (piece: Buffer) => ready.push(piece));
  // Prevents an uncaught error between two writes; each write reports its own.
  decoder.on('error', () => undefined);
  try {
    for await (const piece of body) {
      for (let at = 0; at < piece.length; at += SLICE) {
        any = true;
        const failure = await settled(decoder, (done) => decoder.write(piece.subarray(at, at + SLICE), done));
        yield* ready.splice(0);
        rethrow(failure);
      }
    }
    // An empty body with a Content-Encoding is empty.
    const failure = any && !decoder.readableEnded ? await settled(decoder, (done) => finish(decoder, done)) : undefined;
    yield* ready.splice(0);
    rethrow(failure);
  } finally {
    decoder.destroy();
  }
}

function finish(decoder: Decoder, done: () => void): void {
  decoder.once('end', done);
  decoder.end();
}

function settled(decoder: Decoder, run: (done: (error?: Error | null) => void) => void): Promise<Error | undefined> {
  return new Promise((resolve) => {
    const done = (error?: Error | null) => {
      decoder.off('error', done);
      resolve(error ?? undefined);
    };
    decoder.once('error', done);
    run(done);
  });
}

function rethrow(failure: Error | undefined): void {
  if (failure !== undefined) {
    throw failure;
  }
}
