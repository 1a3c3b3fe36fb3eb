import type { ChatLine, TableRow } from '../../../webviews/kit/messages.ts';
import type { Head, PageAction, QueryForm, Section } from '../../../webviews/report/messages.ts';

/** What writes a page. */
export interface PageWriter {
  head(head: Head): void;
  query(form: QueryForm): void;
  /** Adds a section, or replaces that of the same id together with its rows. */
  section(section: Section): void;
  rows(section: string, rows: readonly TableRow[]): void;
  lines(section: string, lines: readonly ChatLine[]): void;
  /** `share` is from 0 to 1, where the whole is known. */
  loading(text: string, share?: number): void;
  /** All there is so far is shown, and more will come by itself. */
  following(text: string): void;
  /** Resolves while the page is in sight; a site is not asked again and again for what nobody sees. */
  inSight(): Promise<void>;
}

/** How a page ended: all there is, or why there is no more; `refused` where asking the same again would not help. */
export type PageEnd =
  | { readonly state: 'complete' }
  | { readonly state: 'incomplete'; readonly text: string }
  /** With what a person can do about it, where there is something. */
  | { readonly state: 'refused'; readonly text: string; readonly action?: PageAction };

/** One page: what it shows and what its buttons do. */
export interface PageSpec {
  /** Of the tab; plain text. */
  readonly title: string;
  /** What the tab says once the head is there; plain text. */
  readonly tab?: (head: Head) => string;
  /** Writes the page; is called again to try again. Throws where there is nothing to show. */
  readonly load: (page: PageWriter, signal: AbortSignal) => Promise<PageEnd>;
  /** Carries out an action of the head, of a fact or of a row. */
  readonly onAction?: (id: string, row: string | undefined) => unknown;
  /** Another page instead of this one, as its form asks. */
  readonly onQuery?: (values: Readonly<Record<string, string>>) => PageSpec;
  /** The rest of what the page remembers: the argument that opens it again after a reload. */
  readonly argument: PageArgument;
}

/** What a page is about, as values that survive a reload of the window. */
export type PageArgument = Readonly<Record<string, unknown>>;

/** Makes the page of a kind from its argument. @throws Error for an argument that makes none. */
export type PageMaker = (argument: PageArgument) => Promise<PageSpec>;
