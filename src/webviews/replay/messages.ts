import type { PageTexts, SiteTime, TableContent, TableRow } from '../report/messages.ts';

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

/** What the buttons do; the page tells it as an `action` message of the report pages. */
export const REPLAY_ACTIONS = ['seek', 'play', 'speed', 'next', 'previous', 'askTime', 'live'] as const;
export type ReplayAction = (typeof REPLAY_ACTIONS)[number];

/** What opening a row of the event list does. */
export const GO_TO_EVENT = 'goToEvent';
/** The table of events, for saving it. */
export const EVENTS_SECTION = 'events';

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
