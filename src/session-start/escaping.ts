const HTML: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Escapes `text` for HTML: for the content of an element, or an attribute in either kind of quotes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => HTML[character] ?? character);
}

/** Like `escapeHtml`, for an attribute in double quotes, where apostrophes need no escape. */
export function escapeAttribute(text: string): string {
  return text.replace(/[&<>"]/g, (character) => HTML[character] ?? character);
}

/**
 * Escapes `text` as a component of a URL. Besides the characters of `encodeURIComponent`, it escapes those with a
 * meaning where URLs are pasted: apostrophes in attributes, parentheses and asterisks in Markdown.
 */
export function escapeUrl(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replace(/[!'()*]/g, percent);
}

function percent(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}

const JAVASCRIPT: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  "'": "\\'",
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};

/**
 * Returns `text` as a JavaScript string literal in single quotes. Without `<`, so that it can neither end a `<script>`
 * element nor start a comment in it, and without line separators.
 */
export function javascriptString(text: string): string {
  const escaped = text.replace(/[\\'<\p{Cc}\p{Cs}\u2028\u2029]/gu, (character) => {
    const code = character.charCodeAt(0);
    const hex = code < 0x100 ? `\\x${digits(code, 2)}` : `\\u${digits(code, 4)}`;
    return JAVASCRIPT[character] ?? hex;
  });
  return `'${escaped}'`;
}

/** Returns `name` as a property name in an object literal. A plain `__proto__` would set the prototype. */
export function javascriptKey(name: string): string {
  if (name === '__proto__') {
    return "['__proto__']";
  }
  return /^[A-Za-z_]\w*$/.test(name) ? name : javascriptString(name);
}

function digits(code: number, length: number): string {
  return code.toString(16).toUpperCase().padStart(length, '0');
}
