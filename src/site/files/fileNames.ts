/** Limit in bytes of UTF-8: file systems allow 255; the rest is for a number or a further extension. */
const MAX_BYTES = 200;
/** Number of characters read at each end of a text. */
const LONGEST = 1000;
/** Names that Windows reserves for devices, with any extension, and spaces before it. */
const RESERVED = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$|clock\$)\s*(?:\.|$)/i;
/**
 * Characters of paths, streams or wildcards on some system, invisible ones, and those that reverse the text direction.
 */
const UNSAFE = /[/\\:*?"<>|\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}]+/gu;
const EXTENSION = /(?<=.)(?:(?:\.tar)?\.[A-Za-z0-9]{1,10}|\.brcs-[\w-]{1,40})$/i;

/** Converts any text to a file name that is safe on every system; `fallback` if nothing is left. */
export function safeFileName(text: string, fallback: string): string {
  const { stem, extension } = split(shortened(text).replace(UNSAFE, '_').trimEnd());
  const plain = (name: string): string => name.replace(/\s+/g, ' ').replace(/^[ .]+|[ .]+$/g, '');
  const name = plain(`${beginningOf(plain(stem), MAX_BYTES - extension.length)}${extension}`);
  if (/^[_-]*$/.test(name)) {
    return fallback;
  }
  return RESERVED.test(name) ? `_${name}` : name;
}

/** Shortens a text that is far too long before it is processed, keeping its end with a possible extension. */
function shortened(text: string): string {
  const whole = text.length <= 2 * LONGEST ? text : text.slice(0, LONGEST) + text.slice(-LONGEST);
  return whole.toWellFormed();
}

/** Inserts a number before the extension of `name`: `session (2).mp4`. */
export function numberedFileName(name: string, number: number): string {
  const { stem, extension } = split(name);
  return `${stem} (${number})${extension}`;
}

/** Returns the file name in a Content-Disposition header, which may be unsafe. */
export function proposedFileName(headers: Readonly<Record<string, string>>): string | undefined {
  const header = headers['content-disposition'] ?? '';
  const encoded = /;\s*filename\*\s*=\s*utf-8'[^']*'([^\s;]{1,2000})/i.exec(header)?.[1];
  const plain = /;\s*filename\s*=\s*(?:"((?:[^"\\]|\\.){1,1000})"|([^\s;"]{1,1000}))/i.exec(header);
  return decoded(encoded) ?? plain?.[1]?.replace(/\\(.)/g, '$1') ?? plain?.[2];
}

function decoded(encoded: string | undefined): string | undefined {
  try {
    return encoded === undefined ? undefined : decodeURIComponent(encoded);
  } catch {
    return undefined;
  }
}

/**
 * Returns the longest beginning of `text` within `maxBytes`, cut between characters as people see them, unless the
 * first one is longer.
 */
function beginningOf(text: string, maxBytes: number): string {
  if (Buffer.byteLength(text) <= maxBytes) {
    return text;
  }
  const start = text.slice(0, 2 * maxBytes);
  const characters = Array.from(new Intl.Segmenter('en').segment(start), ({ segment }) => segment);
  return fitting(characters, maxBytes) || fitting(Array.from(start), maxBytes);
}

function fitting(pieces: readonly string[], maxBytes: number): string {
  let bytes = 0;
  const end = pieces.findIndex((piece) => (bytes += Buffer.byteLength(piece)) > maxBytes);
  return pieces.slice(0, end === -1 ? pieces.length : end).join('');
}

function split(name: string): { stem: string; extension: string } {
  const extension = EXTENSION.exec(name)?.[0] ?? '';
  return { stem: extension === '' ? name : name.slice(0, -extension.length), extension };
}
