const DAY_SECONDS = 86_400;

/** A zone with summer time, as most sites have one. */
export const USUAL_ZONE = 'Europe/Berlin';

/** The clocks of the site, and its calendar. Days are counted from 1 January 1970; times are seconds since the epoch. */
export class SiteTime {
  readonly #offsets: Intl.DateTimeFormat;
  /** At the beginning of days by UTC: a zone's own answer takes long. */
  readonly #known = new Map<number, number>();

  /** @param zone as IANA names it. @throws RangeError where there is none of that name. */
  constructor(zone: string) {
    this.#offsets = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' });
  }

  /** How many seconds the clocks are ahead of UTC. */
  offsetAt(seconds: number): number {
    const day = Math.floor(seconds / DAY_SECONDS);
    const [before, after] = [this.#offsetOf(day), this.#offsetOf(day + 1)];
    return before === after ? before : this.#ask(seconds);
  }

  dayOf(seconds: number): number {
    return Math.floor((seconds + this.offsetAt(seconds)) / DAY_SECONDS);
  }

  /** When a day begins: where clocks are changed at midnight, at the first time that belongs to it. */
  startOfDay(day: number): number {
    const wall = day * DAY_SECONDS;
    const times = [wall - DAY_SECONDS, wall + DAY_SECONDS].map((near) => wall - this.offsetAt(near));
    const [first = wall, second = wall] = times.sort((one, other) => one - other);
    return this.dayOf(first) === day ? first : second;
  }

  /** A time as ISO 8601 by the clocks. */
  iso(seconds: number): string {
    const offset = this.offsetAt(seconds);
    const wall = new Date((seconds + offset) * 1000).toISOString();
    const minutes = Math.abs(offset) / 60;
    const two = (number: number): string => String(Math.floor(number)).padStart(2, '0');
    return `${wall.slice(0, 19)}${offset < 0 ? '-' : '+'}${two(minutes / 60)}:${two(minutes % 60)}`;
  }

  #offsetOf(day: number): number {
    const offset = this.#known.get(day) ?? this.#ask(day * DAY_SECONDS);
    this.#known.set(day, offset);
    return offset;
  }

  /** `GMT-03:30`, `GMT` for UTC itself. */
  #ask(seconds: number): number {
    const parts = this.#offsets.formatToParts(seconds * 1000);
    const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
    const [, sign, hours = 0, minutes = 0] = /^GMT([+-])(\d+):(\d+)/.exec(name) ?? [];
    return (sign === '-' ? -1 : 1) * (Number(hours) * 3600 + Number(minutes) * 60);
  }
}

/** The day that `YYYY-MM-DD` names. */
export function dayNamed(date: string): number {
  return Math.floor(Date.parse(`${date}T00:00:00Z`) / 1000 / DAY_SECONDS);
}

/** The day of the week, from 0 for Sunday to 6. */
export function weekdayOf(day: number): number {
  return (day + 4) % 7;
}
