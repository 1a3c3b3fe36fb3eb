import { Emitter, type Event } from '../base/event.ts';
import { SiteDay } from '../base/siteDay.ts';
import { DAY } from '../base/units.ts';

/** A period in which the site's clock was ahead of UTC by `offset`; in seconds, times since the epoch. */
export interface KnownOffset {
  readonly from: number;
  readonly to: number;
  readonly offset: number;
}

/** Returns the offset from UTC at a time; in seconds and seconds since the epoch. */
export type OffsetAt = (seconds: number) => number;

const YEAR = 365.2425 * DAY;
/** Times this close with the same offset have it in between too: summer time lasts longer everywhere. */
const CLOSE = 10 * DAY;
/** The most periods kept; enough for more than ten years of answers. */
const MOST_KNOWN = 400;
/** Limits of offsets: 12 h behind UTC to 14 h ahead. */
const [WEST, EAST] = [-12 * 3600, 14 * 3600];

/**
 * The time zone of a site, learned from the offsets of ISO 8601 times in its answers, the only source there is.
 * Offsets change with summer time, so each is stored with the times it was seen at. For other times: if everything seen
 * agrees with the person's own zone, that zone; else the offset seen nearest in the season, since clocks change at the
 * same time of every year. Without any: the person's own zone.
 */
export class SiteZone {
  readonly #personal: OffsetAt;
  readonly #changed = new Emitter<void>();
  #known: readonly KnownOffset[];
  #reportedUntil: number;

  /** Fires when a new offset was learned for its time of the year, or one a day later than all before. */
  readonly onDidChange: Event<void> = this.#changed.event;

  constructor(personal: OffsetAt, known: readonly KnownOffset[] = []) {
    this.#personal = personal;
    this.#known = known;
    this.#reportedUntil = this.knownUntil ?? -Infinity;
  }

  /** The learned offsets in order of time, to be stored. */
  get known(): readonly KnownOffset[] {
    return this.#known;
  }

  /** The latest time with a known offset. */
  get knownUntil(): number | undefined {
    return this.#known.at(-1)?.to;
  }

  /**
   * Records that the site's clock was ahead of UTC by `offset` at a time. One that contradicts a known offset replaces
   * everything known: the site has moved to another zone.
   */
  learn(seconds: number, offset: number): void {
    if (!Number.isFinite(seconds) || !isOffset(offset)) {
      return;
    }
    const within = this.#known.find(({ from, to }) => from <= seconds && seconds <= to);
    if (within === undefined) {
      this.#add(seconds, offset);
    } else if (within.offset !== offset) {
      this.#keep([{ from: seconds, to: seconds, offset }]);
    }
  }

  /** Merges a time with the adjacent periods that have the same offset. */
  #add(seconds: number, offset: number): void {
    const joins = (piece: KnownOffset | undefined): boolean =>
      piece?.offset === offset && distance(seconds, piece) <= CLOSE;
    const nearest = this.#known.findLast(({ to }) => to < seconds);
    const next = this.#known.find(({ from }) => from > seconds);
    const before = joins(nearest) ? nearest : undefined;
    const after = joins(next) ? next : undefined;
    const piece = { from: before?.from ?? seconds, to: after?.to ?? seconds, offset };
    const others = this.#known.filter((other) => other !== before && other !== after);
    const known = [...others, piece].sort((a, b) => a.from - b.from).slice(-MOST_KNOWN);
    if ((before === undefined && after === undefined) || piece.to >= this.#reportedUntil + DAY) {
      this.#keep(known);
    } else {
      this.#known = known;
    }
  }

  /** Returns by how many seconds the site's clock is ahead of UTC at a time. */
  offsetAt(seconds: number): number {
    if (this.#isPersonal()) {
      return this.#personal(seconds);
    }
    const [nearest] = this.#known
      .map((known) => ({ ...known, season: seasonDistance(seconds, known), time: distance(seconds, known) }))
      .sort((a, b) => a.season - b.season || a.time - b.time);
    return nearest?.offset ?? this.#personal(seconds);
  }

  /** True if the site's local time differs from the person's. */
  differsAt(seconds: number): boolean {
    return this.offsetAt(seconds) !== this.#personal(seconds);
  }

  /** Returns the site's calendar day of a time; undefined for an invalid time. */
  dayOf(seconds: number): SiteDay | undefined {
    return SiteDay.ofWall(seconds + this.offsetAt(seconds));
  }

  /**
   * Returns the time at which the site's clock shows `wall` seconds of a day; the first of two, or the next time if
   * clocks skip it.
   */
  timeOf(day: SiteDay, wall = 0): number {
    const shown = day.wall + wall;
    const offsets = [this.offsetAt(shown - DAY), this.offsetAt(shown), this.offsetAt(shown + DAY)];
    const times = offsets.map((offset) => shown - offset).sort((a, b) => a - b);
    return times.find((time) => time + this.offsetAt(time) >= shown) ?? shown - this.offsetAt(shown);
  }

  #isPersonal(): boolean {
    return this.#known.every(
      ({ from, to, offset }) => this.#personal(from) === offset && this.#personal(to) === offset,
    );
  }

  #keep(known: readonly KnownOffset[]): void {
    this.#known = known;
    this.#reportedUntil = this.knownUntil ?? -Infinity;
    this.#changed.fire();
  }
}

/** True if clocks can be that many seconds ahead of UTC. */
export function isOffset(seconds: number): boolean {
  return Number.isInteger(seconds) && seconds >= WEST && seconds <= EAST;
}

function distance(seconds: number, { from, to }: KnownOffset): number {
  return Math.max(0, from - seconds, seconds - to);
}

/** Returns the distance of a time from a period, regarding only the time of the year. */
function seasonDistance(seconds: number, { from, to }: KnownOffset): number {
  const later = (((seconds - from) % YEAR) + YEAR) % YEAR;
  const length = to - from;
  return later <= length ? 0 : Math.min(later - length, YEAR - later);
}
