import { DAY, DAY_MS } from './units.ts';

/** The first and last day that `YYYY-MM-DD` can express, in days since the epoch. */
const [FIRST, LAST] = [Date.parse('0000-01-01T00:00:00Z') / DAY_MS, Date.parse('9999-12-31T00:00:00Z') / DAY_MS];

/**
 * A calendar day in a site's time zone (guide: `start_date`, `end_date`, `date`). It comes from a `SiteZone` or from a
 * written date, never from the person's own calendar.
 */
export class SiteDay {
  /** 1 January 1970. */
  static readonly EPOCH = new SiteDay(0);

  /** Days since 1 January 1970. */
  readonly #number: number;

  private constructor(number: number) {
    this.#number = number;
  }

  /** Parses `YYYY-MM-DD`; undefined for other texts and for days that do not exist. */
  static parse(text: unknown): SiteDay | undefined {
    if (typeof text !== 'string') {
      return undefined;
    }
    const day = SiteDay.ofWall(Date.parse(`${text}T00:00:00Z`) / 1000);
    // Date.parse would read the 31st of June as the 1st of July.
    return day?.toString() === text ? day : undefined;
  }

  /** Returns the day for a local time, in seconds since 1 January 1970, 00:00 local; undefined beyond the year 9999. */
  static ofWall(seconds: number): SiteDay | undefined {
    const number = Math.floor(seconds / DAY);
    return number >= FIRST && number <= LAST ? new SiteDay(number) : undefined;
  }

  /** Local time of the day's start, in seconds since 1 January 1970, 00:00 local. */
  get wall(): number {
    return this.#number * DAY;
  }

  /** Day of the week, from 0 for Sunday to 6. */
  get weekday(): number {
    return new Date(this.#number * DAY_MS).getUTCDay();
  }

  get dayOfMonth(): number {
    return new Date(this.#number * DAY_MS).getUTCDate();
  }

  /** Returns the day `days` later, limited to days that `YYYY-MM-DD` can express. */
  plus(days: number): SiteDay {
    return new SiteDay(Math.min(LAST, Math.max(FIRST, this.#number + days)));
  }

  /** Returns the first day of the month `months` later. */
  monthPlus(months: number): SiteDay {
    const date = new Date(this.#number * DAY_MS);
    const first = Date.UTC(2000, date.getUTCMonth() + months, 1);
    // Date.UTC maps years below 100 to the 20th century.
    const moved = new Date(first);
    moved.setUTCFullYear(moved.getUTCFullYear() + date.getUTCFullYear() - 2000);
    return SiteDay.ofWall(moved.getTime() / 1000) ?? this;
  }

  /** Returns the number of days from this day to `other`. */
  until(other: SiteDay): number {
    return other.#number - this.#number;
  }

  /** Formats the day as `YYYY-MM-DD`. */
  toString(): string {
    return new Date(this.#number * DAY_MS).toISOString().slice(0, 10);
  }
}
