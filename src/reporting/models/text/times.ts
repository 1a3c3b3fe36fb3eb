/** From the year 2, so that no time zone makes it one before our era, to what a Date can hold; in seconds. */
const FIRST = -62_104_060_800;
const LAST = 8.64e12;
/** Since 1973 every zone is whole minutes away from UTC, so that the seconds are the same everywhere. */
const SAME_SECONDS_SINCE = 94_694_400;

/** A day and a time of day. */
interface Written {
  readonly day: string;
  readonly time: string;
}

/** Writes times the same way wherever it runs: `2016-10-01 08:00:00`. */
export class TimeWriter {
  readonly timeZone: string;
  readonly #format: Intl.DateTimeFormat;
  /** The minute, or the second of early times, that was written last: what follows is often of the same. */
  #last = { start: NaN, day: '', time: '' };

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
    return this.#write(timestamp)?.day ?? '';
  }

  /** The time of day, `08:00:00`. */
  time(timestamp: number | null): string {
    return this.#write(timestamp)?.time ?? '';
  }

  /** Both. */
  dayAndTime(timestamp: number | null): string {
    const written = this.#write(timestamp);
    return written ? `${written.day} ${written.time}` : '';
  }

  #write(timestamp: number | null): Written | undefined {
    if (timestamp === null || !(timestamp >= FIRST && timestamp <= LAST)) {
      return undefined;
    }
    const isMinute = timestamp >= SAME_SECONDS_SINCE;
    const start = isMinute ? Math.floor(timestamp / 60) * 60 : timestamp;
    if (this.#last.start !== start) {
      this.#last = { start, ...this.#formatted(start) };
    }
    const { day, time } = this.#last;
    const seconds = String(Math.floor(timestamp) - start).padStart(2, '0');
    return { day, time: isMinute ? time.slice(0, -2) + seconds : time };
  }

  #formatted(timestamp: number): Written {
    // `en-US` writes 10/01/2016, 08:00:00.
    const [month = '', day = '', year = '', ...time] = this.#format.format(timestamp * 1000).split(/\D+/);
    return { day: `${year.padStart(4, '0')}-${month}-${day}`, time: time.join(':') };
  }
}

/** A duration in seconds as `1:02:03`; '' for none. */
export function durationText(seconds: number | null): string {
  if (seconds === null || !Number.isFinite(seconds)) {
    return '';
  }
  const whole = Math.max(0, Math.round(seconds));
  const two = (number: number) => String(number).padStart(2, '0');
  return `${Math.floor(whole / 3600)}:${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}`;
}
