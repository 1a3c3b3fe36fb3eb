import { plainLines } from './markdown.ts';

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text of people as text of a web page, in an element or in a quoted attribute. */
export function htmlText(text: string): string {
  return plainLines(text).replace(/[&<>"']/g, (character) => ESCAPES[character] ?? '');
}
