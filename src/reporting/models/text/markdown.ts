import { largest } from '../../../base/lists.ts';
import { withoutSignatures } from './signedAddresses.ts';

/** What turns text around or cannot be seen; tabs and line ends stay. */
const INVISIBLE = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029\ufeff]/gu;
/** The characters that format, and those by which sites find addresses that stand in a text as they are. */
const SPECIAL = /[\\`*_[\]<>|~#&!$@]|:(?=\/\/)|(?<=www)\./gi;

/**
 * Text of people as it goes into a file or a note: without control characters and without marks that turn it around,
 * with `\n` as line ends, and without the signatures of addresses.
 */
export function plainLines(text: string): string {
  return withoutSignatures(text.toWellFormed())
    .replace(/\r\n?|\u2028|\u2029/g, '\n')
    .replace(INVISIBLE, (character) => (character === '\n' || character === '\t' ? character : ''));
}

/** A few words or figures, as most texts are: nothing in them is to be escaped. */
const PLAIN_WORDS = /^[A-Za-z\d]+(?:[ :-][A-Za-z\d]+)*$/;

/** Text of people as one line of Markdown that shows just that text. */
export function markdownText(text: string): string {
  return PLAIN_WORDS.test(text) ? text : escapedLine(plainLines(text));
}

/** What begins a list, a heading or a rule at the start of a line. */
const BLOCK_START = /^(?:[-+=]|\d{1,9}[.)])/;

/** As `markdownText`, keeping the line ends; `indent` goes before each line but the first. */
export function markdownLines(text: string, indent = ''): string {
  const lines = plainLines(text).trim().split('\n');
  return lines.map(escapedLine).join(`\\\n${indent}`);
}

function escapedLine(plain: string): string {
  return plain.replace(/\s+/g, ' ').trim().replace(SPECIAL, '\\$&').replace(BLOCK_START, escapeMark);
}

function escapeMark(mark: string): string {
  return `${mark.slice(0, -1)}\\${mark.slice(-1)}`;
}

/** A table; cells are escaped here. */
export function markdownTable(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const width = largest(
    rows.map((row) => row.length),
    headings.length,
  );
  const line = (cells: readonly string[]) => {
    const texts = cells.map(markdownText);
    while (texts.length < width) {
      texts.push('');
    }
    return `| ${texts.join(' | ')} |`;
  };
  return [line(headings), `|${' --- |'.repeat(width)}`, ...rows.map(line)].join('\n');
}

/** An address as a link, whatever characters it has; '' for one that is not http or https. */
export function markdownLink(label: string, url: string): string {
  if (!/^https?:\/\//i.test(url) || !URL.canParse(url)) {
    return '';
  }
  // The parser leaves no angle bracket and no blank in an address.
  return `[${markdownText(label)}](<${new URL(url).href.replace(/[<>\\]/g, encodeURIComponent)}>)`;
}
