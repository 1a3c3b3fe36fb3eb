import { firstPlace } from './firstPlace.ts';

/** Finds the place that a time has among the events of a report, which come in the order of time. */
export class EventTimes {
  /** The latest time up to each event, so that one that is out of order, or has none, does no harm. */
  readonly #latest: readonly number[];

  constructor(events: readonly { readonly timestamp: number | null }[]) {
    let latest = -Infinity;
    this.#latest = events.map(({ timestamp }) => (latest = Math.max(latest, timestamp ?? latest)));
  }

  /** The place of the first event at or after a time, in seconds since the epoch. */
  placeOf(time: number): number {
    return firstPlace(this.#latest.length, (place) => (this.#latest[place] ?? Infinity) >= time);
  }
}
