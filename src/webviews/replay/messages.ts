import * as v from 'valibot';
import {
  pressed,
  savePressed,
  type PageTexts,
  type SiteTime,
  type TableContent,
  type TableRow,
} from '../kit/messages.ts';

/** A moment of the replay. Times are seconds since the epoch. */
export interface ReplayMoment {
  readonly time: number;
  /** In words, with the day and seconds. */
  readonly text: string;
  readonly isPlaying: boolean;
  readonly speed: number;
  /** What was going on, in words; empty where the archives do not tell. */
  readonly figures: readonly { readonly label: string; readonly value: number }[];
}

/** A part of the span. */
export interface ReplaySpan {
  readonly from: number;
  readonly to: number;
}

/** What the time line shows; it stays the same while the replay is open. */
export interface ReplayFrame extends ReplaySpan {
  /** How many sessions waited, in order of time. */
  readonly waiting: readonly { readonly time: number; readonly sessions: number }[];
  /** From how many waiting sessions on the queues count as long. */
  readonly manyWaiting: number;
  /** The moments at which most sessions waited, the worst first. */
  readonly peaks: readonly { readonly time: number; readonly text: string }[];
  /** Where the archives tell nothing. */
  readonly unknown: readonly ReplaySpan[];
  /** Seconds of the past in a second. */
  readonly speeds: readonly number[];
}

/** The page's words, in the person's language. */
export interface ReplayTexts {
  readonly past: string;
  readonly unknown: string;
  readonly timeline: string;
  readonly peaks: string;
  /** What the colours of the time line mean. */
  readonly legend: { readonly waiting: string; readonly many: string; readonly unknown: string };
  readonly play: string;
  readonly pause: string;
  readonly next: string;
  readonly previous: string;
  readonly speed: string;
  readonly goTo: string;
  readonly live: string;
  readonly events: string;
}

/** What the host tells the page. */
export type ToReplay =
  | {
      readonly type: 'start';
      readonly texts: PageTexts;
      readonly words: ReplayTexts;
      readonly frame: ReplayFrame;
      readonly moment: ReplayMoment;
      readonly events: TableContent;
      /** The site's clocks; undefined where they show the time of the page. */
      readonly siteTime: SiteTime | undefined;
    }
  | { readonly type: 'moment'; readonly moment: ReplayMoment }
  | { readonly type: 'rows'; readonly rows: readonly TableRow[] };

/** What the page tells the host beside that it listens. To open a row of the list of events goes to its time. */
export const fromReplay = v.variant('type', [
  pressed,
  savePressed,
  v.object({ type: v.literal('seek'), time: v.pipe(v.number(), v.finite()) }),
  v.object({ type: v.literal('speed'), speed: v.number() }),
  v.object({ type: v.picklist(['play', 'next', 'previous', 'askTime', 'live']) }),
]);
export type FromReplay = v.InferOutput<typeof fromReplay>;
