import * as vscode from 'vscode';

/** Longer values are cut; who needs all of one opens the session's report. */
const LONGEST_VALUE = 500;

/** One line of a tooltip; left out where it has no value. */
export interface Fact {
  readonly label: string;
  readonly value: string;
}

/** A part of a tooltip under a heading of its own. */
export interface TooltipSection {
  readonly title: string;
  readonly facts: readonly Fact[];
}

/** A title, facts a line each, and sections; those without facts are left out. All of it is text, never markup. */
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

/** The same tooltip with more facts below; those without a value are left out. */
export function withFacts(text: vscode.MarkdownString, facts: readonly Fact[]): vscode.MarkdownString {
  lines(text, facts);
  return text;
}

/** Paragraphs of text, never markup; empty ones are left out. */
export function paragraphs(...texts: readonly string[]): vscode.MarkdownString {
  const lines = texts.flatMap((text) => text.split(/\r?\n/)).filter((line) => line.trim() !== '');
  return new vscode.MarkdownString(lines.map(escaped).join('\n\n'));
}

/**
 * One line of text as Markdown that says just that: no markup, no entities, no links, of which Markdown makes web and
 * mail addresses by itself. It wraps between words: VS Code's own way makes no space breakable.
 */
export function escaped(line: string): string {
  const text = new vscode.MarkdownString().appendText(line.replaceAll('&', '&amp;')).value.replaceAll('&nbsp;', ' ');
  return (
    text
      .replaceAll('<', '\\<')
      .replaceAll('://', '&#58;//')
      .replace(/www\./gi, (www) => `${www.slice(0, -1)}&#46;`)
      .replaceAll('@', '&#64;')
      // With a space after it, a number would begin a list.
      .replace(/^(\d+)\./, '$1\\.')
  );
}

/** Line breaks would end the tooltip's line, and bold text must not begin or end with a space. */
function oneParagraph(value: string): string {
  const line = value.replace(/\s+/g, ' ').trim();
  return line.length > LONGEST_VALUE ? `${line.slice(0, LONGEST_VALUE)}…` : line;
}
