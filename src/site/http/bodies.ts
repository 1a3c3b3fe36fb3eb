import { promisify, TextDecoder } from 'node:util';
import { brotliDecompress, gunzip, inflate } from 'node:zlib';
import { SiteError } from '../errors.ts';

const DECODERS: Readonly<Record<string, (body: Buffer, options: { maxOutputLength: number }) => Promise<Buffer>>> = {
  gzip: promisify(gunzip),
  'x-gzip': promisify(gunzip),
  deflate: promisify(inflate),
  br: promisify(brotliDecompress),
};

/**
 * Unpacks and decodes a body, of at most `maxBytes` unpacked, which bounds hostile bodies.
 * @throws an error of zlib, for example `ERR_BUFFER_TOO_LARGE`, or SiteError `bad-answer` for an unknown encoding.
 */
export async function decodeBody(
  body: Buffer,
  headers: Readonly<Record<string, string>>,
  maxBytes: number,
): Promise<string> {
  const encoding = headers['content-encoding']?.trim().toLowerCase() ?? '';
  if (encoding === '' || encoding === 'identity' || body.length === 0) {
    return textOf(body, headers['content-type'] ?? '');
  }
  const decode = Object.hasOwn(DECODERS, encoding) ? DECODERS[encoding] : undefined;
  if (decode === undefined) {
    throw new SiteError('bad-answer', 'The site packed its answer in a way that it was not asked for.');
  }
  return textOf(await decode(body, { maxOutputLength: maxBytes }), headers['content-type'] ?? '');
}

function textOf(body: Buffer, contentType: string): string {
  return decoderFor(contentType).decode(body);
}

/** Returns the decoder for the header's character set, if it is known; else for UTF-8, which sites send. */
export function decoderFor(contentType: string): TextDecoder {
  const charset = /;\s*charset="?([^\s";]+)/i.exec(contentType)?.[1] ?? 'utf-8';
  try {
    return new TextDecoder(charset);
  } catch {
    return new TextDecoder();
  }
}
