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
 * The text of a body. At most `maxBytes` are unpacked, whatever a hostile body would grow to.
 * @throws an error of zlib, `ERR_BUFFER_TOO_LARGE` for example, or SiteError `bad-answer` for an unknown encoding.
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

/** Sites send UTF-8; another character set is used only where the header names one that is known. */
export function decoderFor(contentType: string): TextDecoder {
  const charset = /;\s*charset="?([^\s";]+)/i.exec(contentType)?.[1] ?? 'utf-8';
  try {
    return new TextDecoder(charset);
  } catch {
    return new TextDecoder();
  }
}
