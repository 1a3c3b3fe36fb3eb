/** Bytes of UTF-8. File systems take 255, and some of them count so; the rest is for a number or a further ending. */
const MAX_BYTES = 200;
/** Characters at either end of a text that are looked at. */
const LONGEST = 1000;
/** Names that Windows keeps for devices, whatever their extension, and with spaces before it. */
const RESERVED = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$|clock\$)\s*(?:\.|$)/i;
/** What is a path, a stream or a wildcard somewhere, and what cannot be seen or turns the text around. */
const UNSAFE = /[/\\:*?"<>|\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}]+/gu;
const EXTENSION = /(?<=.)(?:(?:\.tar)?\.[A-Za-z0-9]{1,10}|\.brcs-[\w-]{1,40})$/i;

/** `text`, whoever wrote it, as one file name that is safe on every system; `fallback` where nothing is left of it. */
export function safeFileName(text: string, fallback: string): string {
  const { stem, extension } = split(shortened(text).replace(UNSAFE, '_').trimEnd());
  const plain = (name: string): string => name.replace(/\s+/g, ' ').replace(/^[ .]+|[ .]+$/g, '');
  const name = plain(`${beginningOf(plain(stem), MAX_BYTES - extension.length)}${extension}`);
  if (/^[_-]*$/.test(name)) {
    return fallback;
  }
  return RESERVED.test(name) ? `_${name}` : name;
}

/** What is far too long is cut before it is looked at, with the end that may be an extension. */
function shortened(text: string): string {
  const whole = text.length <= 2 * LONGEST ? text : text.slice(0, LONGEST) + text.slice(-LONGEST);
  return whole.toWellFormed();
}

/** `name` with a number before its extension: `session (2).mp4`. */
export function numberedFileName(name: string, number: number): string {
  const { stem, extension } = split(name);
  return `${stem} (${number})${extension}`;
}

/** The file name that a Content-Disposition header proposes; it is not safe yet. */
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

/** As much of `text` as has no more bytes, cut between two characters as people see them, unless the first is longer. */
function beginningOf(text: string, maxBytes: number): string {
  if (Buffer.byteLength(text) <= maxBytes) {
    return text;
  }
  const near = text.slice(0, 2 * maxBytes);
  const characters = Array.from(new Intl.Segmenter('en').segment(near), ({ segment }) => segment);
  return fitting(characters, maxBytes) || fitting(Array.from(near), maxBytes);
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
