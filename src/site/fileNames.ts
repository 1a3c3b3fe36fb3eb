const MAX_LENGTH = 120;
/** Names that Windows keeps for devices, whatever their extension. */
const RESERVED = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(?:\.|$)/i;
/** What is a path, a stream or a wildcard somewhere, and what cannot be seen or turns the text around. */
const UNSAFE = /[/\\:*?"<>|\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}]+/gu;

/** `text`, whoever wrote it, as one file name that is safe on every system; `fallback` where nothing is left of it. */
export function safeFileName(text: string, fallback: string): string {
  const { stem, extension } = split(text.toWellFormed().replace(UNSAFE, '_'));
  const short = `${Array.from(stem).slice(0, MAX_LENGTH).join('')}${extension}`;
  const name = short.replace(/^[\s.]+|[\s.]+$/g, '').replace(/\s+/g, ' ');
  if (/^[_-]*$/.test(name)) {
    return fallback;
  }
  return RESERVED.test(name) ? `_${name}` : name;
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

function split(name: string): { stem: string; extension: string } {
  const extension = /(?<=.)\.[A-Za-z0-9]{1,10}$/.exec(name)?.[0] ?? '';
  return { stem: extension === '' ? name : name.slice(0, -extension.length), extension };
}
