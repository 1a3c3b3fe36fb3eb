import { DAY, DAY_MS } from './units.ts';

/** What `YYYY-MM-DD` can name. */
const [FIRST, LAST] = [Date.parse('0000-01-01T00:00:00Z') / DAY_MS, Date.parse('9999-12-31T00:00:00Z') / DAY_MS];

/**
 * A day of a site's calendar (guide: `start_date`, `end_date`, `date` are in the site's time zone). It comes from a
 * `SiteZone`, or from a date that somebody wrote; never from the person's own calendar.
 */
export class SiteDay {
  /** 1 January 1970. */
  static readonly EPOCH = new SiteDay(0);

  /** Days since 1 January 1970. */
  readonly #number: number;

  private constructor(number: number) {
    this.#number = number;
  }

  /** The day that `YYYY-MM-DD` names; undefined for other texts, and for days that no calendar has. */
  static parse(text: unknown): SiteDay | undefined {
    if (typeof text !== 'string') {
      return undefined;
    }
    const day = SiteDay.ofWall(Date.parse(`${text}T00:00:00Z`) / 1000);
    // The 31st of June would be read as the 1st of July.
    return day?.toString() === text ? day : undefined;
  }

  /** The day on which clocks show that many seconds since 1 January 1970, 00:00; undefined beyond the year 9999. */
  static ofWall(seconds: number): SiteDay | undefined {
    const number = Math.floor(seconds / DAY);
    return number >= FIRST && number <= LAST ? new SiteDay(number) : undefined;
  }

  /** What clocks show when it begins, in seconds since 1 January 1970, 00:00. */
  get wall(): number {
    return this.#number * DAY;
  }

  /** From 0 for Sunday to 6. */
  get weekday(): number {
    return new Date(this.#number * DAY_MS).getUTCDay();
  }

  get dayOfMonth(): number {
    return new Date(this.#number * DAY_MS).getUTCDate();
  }

  /** The day that many days later, within what `YYYY-MM-DD` can name. */
  plus(days: number): SiteDay {
    return new SiteDay(Math.min(LAST, Math.max(FIRST, this.#number + days)));
  }

  /** The first day of the month that many months later. */
  monthPlus(months: number): SiteDay {
    const date = new Date(this.#number * DAY_MS);
    const first = Date.UTC(2000, date.getUTCMonth() + months, 1);
    // Date.UTC takes years below 100 for those of the 20th century.
    const moved = new Date(first);
    moved.setUTCFullYear(moved.getUTCFullYear() + date.getUTCFullYear() - 2000);
    return SiteDay.ofWall(moved.getTime() / 1000) ?? this;
  }

  /** How many days later another day is. */
  until(other: SiteDay): number {
    return other.#number - this.#number;
  }

  /** `YYYY-MM-DD`. */
  toString(): string {
    return new Date(this.#number * DAY_MS).toISOString().slice(0, 10);
  }
}
