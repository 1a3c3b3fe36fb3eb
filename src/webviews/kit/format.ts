import type { ChartContent, PageTexts, SiteTime, Value, ValueKind } from './messages.ts';

/** How values are written in one language, and in the time of one place. */
class Formats {
  readonly dateAndTime: Intl.DateTimeFormat;
  readonly clockTime: Intl.DateTimeFormat;
  readonly second: Intl.DateTimeFormat;
  readonly day: Intl.DateTimeFormat;
  readonly utc: Intl.DateTimeFormat;
  readonly figure: Intl.NumberFormat;
  readonly change: Intl.NumberFormat;
  readonly collator: Intl.Collator;

  readonly offset: Intl.DateTimeFormat;

  constructor(language: string, timeZone: string | undefined) {
    const zone = timeZone === undefined ? {} : { timeZone };
    const longDay = { weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' } as const;
    this.dateAndTime = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'medium', ...zone });
    this.clockTime = new Intl.DateTimeFormat(language, { timeStyle: 'short', ...zone });
    this.second = new Intl.DateTimeFormat(language, { timeStyle: 'medium', ...zone });
    this.day = new Intl.DateTimeFormat(language, { ...longDay, ...zone });
    this.offset = new Intl.DateTimeFormat('en', { timeZoneName: 'longOffset', ...zone });
    this.utc = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'medium', timeZone: 'UTC' });
    this.figure = new Intl.NumberFormat(language, { maximumFractionDigits: 2 });
    this.change = new Intl.NumberFormat(language, { maximumFractionDigits: 2, signDisplay: 'exceptZero' });
    this.collator = new Intl.Collator(language, { numeric: true, sensitivity: 'base' });
  }
}

let language = 'en';
let timeZone: string | undefined;
let made: Formats | undefined;

/** Made when they are first needed, since that takes a while. */
function formats(): Formats {
  return (made ??= new Formats(language, timeZone));
}

/**
 * Sets the language of the page, a tag as `de`, English when ''; and its time zone, that of the browser when left out.
 * VS Code's own may be another one: what it shows beside the page and on it must be one time.
 */
export function setPlace(tag: string, zone?: string): void {
  language = tag || 'en';
  timeZone = zone || undefined;
  made = undefined;
}

let siteTime: SiteTime | undefined;

/** Sets the site's clocks; undefined where they show the time of the page. */
export function setSiteTime(clocks: SiteTime | undefined): void {
  siteTime = clocks;
}

const OFFSET = /GMT([+-])(\d\d):(\d\d)(?::(\d\d))?/;
/** A day has an hour less when summer time begins. */
const SHORTEST_DAY = 23 * 3600;
const BYTE_UNITS = ['B', 'KB', 'MB', 'GB', 'TB'];
const LAST_TIME = 8.64e12;

/** The order of two texts: numbers in them by their value, upper and lower case the same. */
export function compareTexts(a: string, b: string): number {
  return formats().collator.compare(a, b);
}

/** Fills `{0}`, `{1}` of a text. */
export function fill(text: string, ...values: readonly (string | number)[]): string {
  return text.replace(/\{(\d)\}/g, (_, index: string) => String(values[Number(index)] ?? ''));
}

function isTime(value: Value): value is number {
  return typeof value === 'number' && Math.abs(value) <= LAST_TIME;
}

/** Date and time, local, of `seconds` since the epoch. */
export function dateTimeText(seconds: number | null): string {
  return isTime(seconds) ? formats().dateAndTime.format(seconds * 1000) : '';
}

/** The time of day, local. */
export function timeText(seconds: number | null): string {
  return isTime(seconds) ? formats().clockTime.format(seconds * 1000) : '';
}

/** The time of day with its seconds, local. */
export function secondText(seconds: number | null): string {
  return isTime(seconds) ? formats().second.format(seconds * 1000) : '';
}

/** The day with its weekday, local. */
export function dayText(seconds: number | null): string {
  return isTime(seconds) ? formats().day.format(seconds * 1000) : '';
}

/** How many seconds local time is ahead of UTC at a time, in seconds since the epoch. */
export function offsetAt(seconds: number): number {
  const [, sign, ...parts] = OFFSET.exec(isTime(seconds) ? formats().offset.format(seconds * 1000) : '') ?? [];
  const [hours = 0, minutes = 0, rest = 0] = parts.map((part) => Number(part || 0));
  return (sign === '-' ? -1 : 1) * (hours * 3600 + minutes * 60 + rest);
}

/** Date and time in UTC, and by the site's clocks where they show another time; for tooltips. */
export function utcText(seconds: number | null, texts: PageTexts): string {
  return isTime(seconds) ? fill(texts.utc, formats().utc.format(seconds * 1000)) + siteText(seconds) : '';
}

/** A further line with date and time by the site's clocks, where they show another time. */
function siteText(seconds: number): string {
  const { text, steps = [] } = siteTime ?? {};
  const offset = (steps.findLast(({ from }) => from <= seconds) ?? steps[0])?.offset;
  if (text === undefined || offset === undefined || offset === offsetAt(seconds)) {
    return '';
  }
  return `\n${fill(text, formats().utc.format((seconds + offset) * 1000))}`;
}

/** A duration as `42 min` or `1 h 05 min`; never in days, so that the figures of a column compare. */
export function durationText(seconds: number, texts: PageTexts): string {
  const whole = Math.max(0, Math.round(seconds));
  const minutes = Math.floor(whole / 60);
  if (minutes < 1) {
    return fill(texts.seconds, whole);
  }
  if (minutes < 60) {
    return fill(texts.minutes, minutes);
  }
  const hours = formats().figure.format(Math.floor(minutes / 60));
  return fill(texts.hours, hours, String(minutes % 60).padStart(2, '0'));
}

/** A duration beside a scale: `0`, `4 h`; minutes only where there are any. */
export function durationTickText(seconds: number, texts: PageTexts): string {
  if (seconds === 0) {
    return '0';
  }
  const hours = seconds / 3600;
  return Number.isInteger(hours)
    ? fill(texts.wholeHours, formats().figure.format(hours))
    : durationText(seconds, texts);
}

function bytesText(bytes: number): string {
  const unit = bytes < 1 ? 0 : Math.min(Math.floor(Math.log10(bytes) / 3), BYTE_UNITS.length - 1);
  return `${formats().figure.format(Number((bytes / 1000 ** unit).toPrecision(3)))} ${BYTE_UNITS[unit] ?? ''}`;
}

/** A value as people read it. */
export function valueText(value: Value, kind: ValueKind, texts: PageTexts): string {
  if (value === null) {
    return '';
  }
  if (typeof value === 'string') {
    return value;
  }
  switch (kind) {
    case 'time':
      return dateTimeText(value);
    case 'duration':
      return durationText(value, texts);
    case 'bytes':
      return bytesText(value);
    case 'change':
      return formats().change.format(value);
    default:
      return formats().figure.format(value);
  }
}

/** What bars from the first to the last one chosen stand for: whole labels, or times up to where the last bar ends. */
export function brushText(
  { labels, labelKind, brush }: Pick<ChartContent, 'labels' | 'labelKind' | 'brush'>,
  [first, last]: readonly [number, number],
  texts: PageTexts,
): string {
  const label = (index: number): string => valueText(labels[index] ?? null, labelKind, texts);
  const [start, end] = [brush?.edges?.[last], brush?.edges?.[last + 1]];
  if (start !== undefined && end !== undefined && end - start < SHORTEST_DAY) {
    return `${label(first)} – ${last + 1 < labels.length ? label(last + 1) : timeText(end)}`;
  }
  return first === last ? label(first) : `${label(first)} – ${label(last)}`;
}
