import * as v from 'valibot';
import {
  linkPressed,
  pressed,
  savePressed,
  type ChartContent,
  type ChatContent,
  type ChatLine,
  type Fact,
  type HeatContent,
  type PageTexts,
  type SiteTime,
  type TableContent,
  type TableRow,
  type TimelineContent,
} from '../kit/messages.ts';

/** Something a person can do, as a button; with `items`, a menu of them. */
export interface PageAction {
  readonly id: string;
  readonly title: string;
  readonly items?: readonly PageAction[];
}

/** The top of a page. */
export interface Head {
  readonly title: string;
  readonly subtitle?: string;
  readonly facts: readonly Fact[];
  readonly actions: readonly PageAction[];
  /** Told in the tooltips of times. */
  readonly siteTime?: SiteTime;
}

/** A field of the form that asks for another report. */
export interface QueryField {
  readonly id: string;
  readonly label: string;
  /** A hidden one holds what the others do not say; a date that is changed empties `period`, the name of a shortcut. */
  readonly kind: 'date' | 'time' | 'text' | 'number' | 'choice' | 'hidden';
  readonly value: string;
  /** What stands after it. */
  readonly hint?: string;
  readonly options?: readonly { readonly value: string; readonly label: string }[];
}

/** The form that asks for another report, with its shortcuts. */
export interface QueryForm {
  readonly fields: readonly QueryField[];
  readonly presets: readonly { readonly title: string; readonly values: Readonly<Record<string, string>> }[];
  readonly submit: string;
}

/** Values under labels. */
export interface FactsContent {
  readonly kind: 'facts';
  readonly facts: readonly Fact[];
}

/** Texts that people wrote. */
export interface TextsContent {
  readonly kind: 'texts';
  readonly texts: readonly { readonly text: string; readonly about: string; readonly action?: string }[];
  readonly empty: string;
}

/** A part of a page, under a heading that folds. */
export interface Section {
  readonly id: string;
  readonly title: string;
  readonly isFolded?: boolean;
  readonly content:
    TableContent | ChartContent | HeatContent | TimelineContent | FactsContent | TextsContent | ChatContent;
}

/** How far a page is. */
export type PageProgress =
  | { readonly state: 'loading'; readonly text: string; readonly share?: number }
  /** All there is so far; more comes by itself. */
  | { readonly state: 'following'; readonly text: string }
  | { readonly state: 'complete' }
  /** What had come before the failure is shown. */
  | { readonly state: 'incomplete' | 'failed'; readonly text: string }
  /** Asking the same again would not help; `action` may. */
  | { readonly state: 'refused'; readonly text: string; readonly action?: PageAction };

/** What the host tells the page. */
export type ToPage =
  | { readonly type: 'start'; readonly texts: PageTexts; readonly restore: unknown }
  /** Takes away all but the head and the form. */
  | { readonly type: 'clear' }
  | { readonly type: 'head'; readonly head: Head }
  | { readonly type: 'query'; readonly form: QueryForm }
  /** Adds a section, or replaces that of the same id with its rows. */
  | { readonly type: 'section'; readonly section: Section }
  | { readonly type: 'rows'; readonly section: string; readonly rows: readonly TableRow[] }
  | { readonly type: 'lines'; readonly section: string; readonly lines: readonly ChatLine[] }
  | { readonly type: 'progress'; readonly progress: PageProgress };

/** What the page tells the host beside that it listens. */
export const fromPage = v.variant('type', [
  pressed,
  linkPressed,
  savePressed,
  /** The last message has been shown; the next may come. */
  v.object({ type: v.literal('taken') }),
  v.object({ type: v.literal('retry') }),
  v.object({ type: v.literal('query'), values: v.record(v.string(), v.string()) }),
]);
export type FromPage = v.InferOutput<typeof fromPage>;
