import { Emitter, type Event } from '../base/event.ts';
import { SiteDay } from '../base/siteDay.ts';
import { DAY } from '../base/units.ts';

/** Times at which the site's clocks were ahead of UTC by `offset`; all in seconds, the times since the epoch. */
export interface KnownOffset {
  readonly from: number;
  readonly to: number;
  readonly offset: number;
}

/** How far ahead of UTC clocks are at a time; seconds, and seconds since the epoch. */
export type OffsetAt = (seconds: number) => number;

const YEAR = 365.2425 * DAY;
/** Times this close with one offset have it in between, too: summer time lasts longer everywhere. */
const CLOSE = 10 * DAY;
/** So many pieces hold more than ten years of answers. */
const MOST_KNOWN = 400;
/** From 12 h behind UTC to 14 h ahead. */
const [WEST, EAST] = [-12 * 3600, 14 * 3600];

/**
 * The time zone of a site, as far as its answers have told it: ISO 8601 times carry its offset, and that is all there is.
 *
 * Offsets differ by date where there is summer time, so each is kept with the times it was seen at. For other times: where
 * all that was seen agrees with the person's own zone, that zone; else the offset that was seen nearest in the season,
 * since clocks are changed at the same time of every year. Nothing seen yet: the person's own zone.
 */
export class SiteZone {
  readonly #personal: OffsetAt;
  readonly #changed = new Emitter<void>();
  #known: readonly KnownOffset[];
  #toldUntil: number;

  /** Fired after an offset was seen that was not known of its time of the year, or a day after all that was told. */
  readonly onDidChange: Event<void> = this.#changed.event;

  constructor(personal: OffsetAt, known: readonly KnownOffset[] = []) {
    this.#personal = personal;
    this.#known = known;
    this.#toldUntil = this.knownUntil ?? -Infinity;
  }

  /** What has been seen, in order of time; to be kept for the next time. */
  get known(): readonly KnownOffset[] {
    return this.#known;
  }

  /** The latest time at which the site has told its offset. */
  get knownUntil(): number | undefined {
    return this.#known.at(-1)?.to;
  }

  /** Takes in that the site's clocks were ahead of UTC by `offset` at a time. A site may have moved to another zone. */
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

  /** Joins a time with the pieces beside it that have the same offset. */
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
    if ((before === undefined && after === undefined) || piece.to >= this.#toldUntil + DAY) {
      this.#keep(known);
    } else {
      this.#known = known;
    }
  }

  /** How many seconds the site's clocks are ahead of UTC at a time. */
  offsetAt(seconds: number): number {
    if (this.#isPersonal()) {
      return this.#personal(seconds);
    }
    const [nearest] = this.#known
      .map((known) => ({ ...known, season: seasonDistance(seconds, known), time: distance(seconds, known) }))
      .sort((a, b) => a.season - b.season || a.time - b.time);
    return nearest?.offset ?? this.#personal(seconds);
  }

  /** Whether the site's clocks show another time than the person's. */
  differsAt(seconds: number): boolean {
    return this.offsetAt(seconds) !== this.#personal(seconds);
  }

  /** The site's day of a time; undefined for what is no time of a calendar. */
  dayOf(seconds: number): SiteDay | undefined {
    return SiteDay.ofWall(seconds + this.offsetAt(seconds));
  }

  /** When the site's clocks show `wall` seconds of a day, or the next thing they do; of two such times the first. */
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
    this.#toldUntil = this.knownUntil ?? -Infinity;
    this.#changed.fire();
  }
}

/** Whether clocks can be that many seconds ahead of UTC. */
export function isOffset(seconds: number): boolean {
  return Number.isInteger(seconds) && seconds >= WEST && seconds <= EAST;
}

function distance(seconds: number, { from, to }: KnownOffset): number {
  return Math.max(0, from - seconds, seconds - to);
}

/** How far a time is from those of a piece when only the time of the year counts. */
function seasonDistance(seconds: number, { from, to }: KnownOffset): number {
  const later = (((seconds - from) % YEAR) + YEAR) % YEAR;
  const length = to - from;
  return later <= length ? 0 : Math.min(later - length, YEAR - later);
}
