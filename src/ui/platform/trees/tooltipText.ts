import * as vscode from 'vscode';

/** The most characters of a value; the session's report has all of it. */
const LONGEST_VALUE = 500;

/** One line of a tooltip; omitted if it has no value. */
export interface Fact {
  readonly label: string;
  readonly value: string;
}

/** A part of a tooltip under its own heading. */
export interface TooltipSection {
  readonly title: string;
  readonly facts: readonly Fact[];
}

/** Returns a tooltip of a title, facts in a line each, and sections; empty ones are omitted. All texts are escaped. */
export function tooltip(
  title: string,
  facts: readonly Fact[],
  ...sections: readonly TooltipSection[]
): vscode.MarkdownString {
  const text = new vscode.MarkdownString();
  heading(text, title);
  lines(text, facts);
  for (const section of sections.filter((known) => known.facts.length > 0)) {
    text.appendMarkdown('\n\n---\n\n');
    heading(text, section.title);
    lines(text, section.facts);
  }
  return text;
}

function heading(text: vscode.MarkdownString, title: string): void {
  text.appendMarkdown(`**${escaped(oneParagraph(title))}**`);
}

function lines(text: vscode.MarkdownString, facts: readonly Fact[]): void {
  for (const { label, value } of facts.filter((fact) => fact.value.trim() !== '')) {
    text.appendMarkdown(`  \n${escaped(`${oneParagraph(label)}: ${oneParagraph(value)}`)}`);
  }
}

/** Returns the tooltip with more facts at its end; those without a value are omitted. */
export function withFacts(text: vscode.MarkdownString, facts: readonly Fact[]): vscode.MarkdownString {
  lines(text, facts);
  return text;
}

/** Returns paragraphs of escaped text; empty ones are omitted. */
export function paragraphs(...texts: readonly string[]): vscode.MarkdownString {
  const lines = texts.flatMap((text) => text.split(/\r?\n/)).filter((line) => line.trim() !== '');
  return new vscode.MarkdownString(lines.map(escaped).join('\n\n'));
}

/**
 * Returns one line of text as Markdown without markup, entities or links; Markdown also makes links of bare web and
 * mail addresses. Lines break between words: VS Code's own escaping makes all spaces non-breaking.
 */
export function escaped(line: string): string {
  const text = new vscode.MarkdownString().appendText(line.replaceAll('&', '&amp;')).value.replaceAll('&nbsp;', ' ');
  return (
    text
      .replaceAll('<', '\\<')
      .replaceAll('://', '&#58;//')
      .replace(/www\./gi, (www) => `${www.slice(0, -1)}&#46;`)
      .replaceAll('@', '&#64;')
      // A number and a point would begin a list.
      .replace(/^(\d+)\./, '$1\\.')
  );
}

/** A line break would end the tooltip's line, and bold text must not begin or end with a space. */
function oneParagraph(value: string): string {
  const line = value.replace(/\s+/g, ' ').trim();
  return line.length > LONGEST_VALUE ? `${line.slice(0, LONGEST_VALUE)}…` : line;
}
