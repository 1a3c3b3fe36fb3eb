import type { IncomingMessage } from 'node:http';

/** An HTTP request to the demo site, read to its end. */
export interface DemoRequest {
  readonly method: string;
  readonly path: string;
  /** The parameters of the URL. */
  readonly query: URLSearchParams;
  /** The parameters of a form body; empty for any other body. */
  readonly form: URLSearchParams;
  /** '' without the header. */
  readonly authorization: string;
  /** The byte that a file is asked for from, and the version that it must still have. */
  readonly range?: { readonly from: number; readonly version: string };
}

const MAX_BODY_BYTES = 1024 * 1024;

/** Reads the whole request. Throws a RangeError for a body of more than 1 MB and a TypeError for a path that is none. */
export async function readRequest(message: IncomingMessage): Promise<DemoRequest> {
  const { pathname, searchParams } = new URL(message.url ?? '/', 'http://localhost');
  const body = await readBody(message);
  const isForm = /^application\/x-www-form-urlencoded\b/i.test(message.headers['content-type'] ?? '');
  return {
    method: message.method ?? 'GET',
    path: pathname,
    query: searchParams,
    form: new URLSearchParams(isForm ? body : ''),
    authorization: message.headers.authorization ?? '',
    ...rangeOf(message),
  };
}

function rangeOf({ headers }: IncomingMessage): Pick<DemoRequest, 'range'> {
  const [, from] = /^bytes=(\d{1,15})-$/.exec(headers.range ?? '') ?? [];
  const version = headers['if-range'];
  return from !== undefined && typeof version === 'string' ? { range: { from: Number(from), version } } : {};
}

async function readBody(message: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > MAX_BODY_BYTES) {
      throw new RangeError('The request body is too large.');
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
