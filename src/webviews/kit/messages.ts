import * as v from 'valibot';

/**
 * How a value is written and sorted. Times are seconds since the epoch, durations seconds; a change is a number with its
 * sign.
 */
export type ValueKind = 'text' | 'number' | 'change' | 'time' | 'duration' | 'bytes';

/** A value; its kind stands with its column or fact. */
export type Value = string | number | null;

/** A labelled value in the head of a page or of a section. */
export interface Fact {
  readonly label: string;
  readonly value: Value;
  readonly kind?: ValueKind;
  /** What pressing it does; see `FromKit`. */
  readonly action?: string;
}

/** The site's clocks, where they show another time than the person's; in seconds. */
export interface SiteTime {
  /** What is said of a time, written in the place of `{0}`. */
  readonly text: string;
  /** How far ahead of UTC they are from a time on; the oldest first. */
  readonly steps: readonly { readonly from: number; readonly offset: number }[];
}

/** A column of a table. */
export interface Column {
  readonly title: string;
  readonly kind: ValueKind;
  /** Its share of the width; 1 when left out. */
  readonly share?: number;
  /** Whether a list of its values filters the rows. */
  readonly isFilter?: boolean;
  /** Whether all its times are of one day: they are shown without it. */
  readonly isOneDay?: boolean;
}

/** A row of a table. */
export interface TableRow {
  readonly id: string;
  readonly cells: readonly Value[];
  /** What the row holds beyond its cells, shown below it when it is opened. */
  readonly details?: readonly Fact[];
}

/** A table; its rows come after it, in messages of their own. */
export interface TableContent {
  readonly kind: 'table';
  readonly columns: readonly Column[];
  /** What opening a row does; see `FromPage`. */
  readonly rowAction?: string;
  /** In words, for the tooltip of what opens it. */
  readonly rowActionTitle?: string;
  /** The column whose order the rows come in, and whether it falls. */
  readonly sorted?: { readonly column: number; readonly falling: boolean };
  /** What an empty table says. */
  readonly empty: string;
}

/** The figures of one colour in a chart. */
export interface ChartSeries {
  readonly title: string;
  readonly values: readonly (number | null)[];
  /** Drawn in grey: what the others are seen against. */
  readonly isMuted?: boolean;
}

/** A chart. The table of the same figures stands beside it. */
export interface ChartContent {
  readonly kind: 'chart';
  readonly style: 'bars' | 'stacked' | 'rows' | 'stackedRows' | 'line';
  /** What a screen reader says of it. */
  readonly description: string;
  /** Texts, or seconds since the epoch where `labelKind` is `time`. */
  readonly labels: readonly Value[];
  readonly labelKind: ValueKind;
  readonly series: readonly ChartSeries[];
  readonly valueKind: ValueKind;
  /**
   * Dragging over it narrows a table to the rows whose cell in `column` is among the labels. With `edges`, one more than
   * labels, each label stands for the cells from its edge up to the next one.
   */
  readonly brush?: { readonly section: string; readonly column: number; readonly edges?: readonly number[] };
}

/** Figures by row and column, where the large ones stand out; null for what is not known. */
export interface HeatContent {
  readonly kind: 'heat';
  /** What a screen reader says of it. */
  readonly description: string;
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  readonly values: readonly (readonly (number | null)[])[];
}

/** A time somebody was there. */
export interface TimelineSpan {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** Something that happened. */
export interface TimelineMark {
  /** The row it stands for. */
  readonly row: string;
  readonly at: number;
  /** What it is about; decides its shape and colour. */
  readonly about: string;
  readonly text: string;
}

/** The line of a person or a team. */
export interface TimelineLane {
  readonly title: string;
  readonly about: string;
  readonly spans: readonly TimelineSpan[];
  readonly marks: readonly TimelineMark[];
}

/** What happened when and by whom, to look at. */
export interface TimelineContent {
  readonly kind: 'timeline';
  readonly from: number;
  readonly to: number;
  readonly lanes: readonly TimelineLane[];
  /** The table whose rows the marks stand for. */
  readonly section: string;
}

/** A piece of a formatted message; what is not a tag is text. */
export type Formatted =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'bold' | 'italic' | 'underline'; readonly children: readonly Formatted[] }
  | { readonly kind: 'color'; readonly color: string; readonly children: readonly Formatted[] }
  | { readonly kind: 'list'; readonly items: readonly (readonly Formatted[])[] }
  | { readonly kind: 'link'; readonly url: string };

/** One message of a conversation. */
export interface ChatLine {
  readonly id: string;
  /** Seconds since the epoch. */
  readonly at: number | null;
  readonly side: 'customer' | 'representative' | 'system';
  readonly name: string;
  /** `private`, or that it was sent over the API; '' for nothing. */
  readonly mark: string;
  readonly body: readonly Formatted[];
  readonly files: readonly string[];
  /** The body without its formatting, for the search. */
  readonly text: string;
}

/** A conversation; its lines come after it, in messages of their own. */
export interface ChatContent {
  readonly kind: 'chat';
  readonly empty: string;
}

/** The page's own words, in the person's language. `{0}` stands for a figure. */
export interface PageTexts {
  readonly search: string;
  readonly all: string;
  readonly row: string;
  readonly rows: string;
  readonly rowsOf: string;
  readonly noMatch: string;
  readonly save: string;
  readonly retry: string;
  readonly zoomIn: string;
  readonly zoomOut: string;
  readonly wholeTime: string;
  readonly clearBrush: string;
  readonly hits: string;
  readonly next: string;
  readonly previous: string;
  readonly system: string;
  readonly utc: string;
  readonly sortBy: string;
  readonly seconds: string;
  readonly minutes: string;
  readonly hours: string;
  readonly wholeHours: string;
}

/** Something was pressed; in a table it is a row. */
export const pressed = v.object({ type: v.literal('action'), id: v.string(), row: v.exactOptional(v.string()) });
/** A link is to be opened. */
export const linkPressed = v.object({ type: v.literal('link'), url: v.string() });
/** Rows of a table are to be saved as a file. */
export const savePressed = v.object({
  type: v.literal('save'),
  section: v.string(),
  format: v.picklist(['csv', 'json']),
  rows: v.array(v.string()),
});
/** What components tell the host. */
export type FromKit = v.InferOutput<typeof pressed | typeof linkPressed | typeof savePressed>;
/** The files a table can become. */
export type SaveFormat = v.InferOutput<typeof savePressed>['format'];
