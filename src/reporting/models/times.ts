/** Writes times the same way wherever it runs: `2016-10-01 08:00:00`. */
export class TimeWriter {
  readonly timeZone: string;
  readonly #format: Intl.DateTimeFormat;
  /** Of the time that was written last: its day and its time of day are asked for one after the other. */
  #last = { timestamp: NaN, parts: NO_PARTS };

  /** @throws RangeError for a time zone that does not exist. */
  constructor(timeZone = 'UTC') {
    this.timeZone = timeZone;
    this.#format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
  }

  /** The day, `2016-10-01`; '' for no time. `timestamp` is in seconds since the epoch. */
  day(timestamp: number | null): string {
    return this.#write(timestamp, ({ year, month, day }) => `${year.padStart(4, '0')}-${month}-${day}`);
  }

  /** The time of day, `08:00:00`. */
  time(timestamp: number | null): string {
    return this.#write(timestamp, ({ hour, minute, second }) => `${hour}:${minute}:${second}`);
  }

  /** Both. */
  dayAndTime(timestamp: number | null): string {
    return timestamp === null ? '' : `${this.day(timestamp)} ${this.time(timestamp)}`.trim();
  }

  #write(timestamp: number | null, text: (parts: Parts) => string): string {
    if (timestamp === null || !(timestamp >= FIRST && timestamp <= LAST)) {
      return '';
    }
    if (this.#last.timestamp !== timestamp) {
      this.#last = { timestamp, parts: this.#partsOf(timestamp) };
    }
    return text(this.#last.parts);
  }

  #partsOf(timestamp: number): Parts {
    const parts = { ...NO_PARTS };
    for (const { type, value } of this.#format.formatToParts(timestamp * 1000)) {
      if (type in parts) {
        parts[type as keyof Parts] = value;
      }
    }
    return parts;
  }
}

interface Parts {
  year: string;
  month: string;
  day: string;
  hour: string;
  minute: string;
  second: string;
}

const NO_PARTS: Parts = { year: '', month: '', day: '', hour: '', minute: '', second: '' };
/** From the year 2, so that no time zone makes it one before our era, to what a Date can hold; in seconds. */
const FIRST = -62_104_060_800;
const LAST = 8.64e12;

/** A duration in seconds as `1:02:03`; '' for none. */
export function durationText(seconds: number | null): string {
  if (seconds === null || !Number.isFinite(seconds)) {
    return '';
  }
  const whole = Math.max(0, Math.round(seconds));
  const two = (number: number) => String(number).padStart(2, '0');
  return `${Math.floor(whole / 3600)}:${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}`;
}
