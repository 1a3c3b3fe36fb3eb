import type { XmlElement } from '../base/xmlElement.ts';

/** Seconds since the epoch in text; 13 digits would be milliseconds, which no site sends. */
const EPOCH = /^\d{1,12}$/;
/** ISO 8601 with an offset; without one the time would be in a zone we cannot know. */
const ISO_8601 = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?) ?(Z|[+-]\d\d(?::?\d\d)?)$/i;

/**
 * The time an element tells, in whole seconds since the epoch (UTC): by its `ts` or `timestamp` attribute, its digits,
 * or its ISO 8601 date with offset; undefined when it tells none of these.
 */
export function epochOf(element: XmlElement): number | undefined {
  return epochOfAttributes(element) ?? epochOfText(element.text);
}

/** As `epochOf`, for an element whose text is something else. */
export function epochOfAttributes({ attributes }: XmlElement): number | undefined {
  return epochOfText(attributes['ts']) ?? epochOfText(attributes['timestamp']);
}

/**
 * A time that an element tells twice, as seconds since the epoch and as ISO 8601, and how many seconds the clocks that
 * wrote it are ahead of UTC; undefined where it does not, and where the two are different times.
 */
export function offsetOf(element: XmlElement): { readonly time: number; readonly offset: number } | undefined {
  const time = epochOfAttributes(element);
  const text = element.text.trim();
  const [, day, clock] = ISO_8601.exec(text) ?? [];
  if (time === undefined || time === 0 || day === undefined || clock === undefined || epochOfText(text) !== time) {
    return undefined;
  }
  return { time, offset: Math.floor(Date.parse(`${day}T${clock}Z`) / 1000) - time };
}

/** The time that a text tells, in the same ways. */
export function epochOfText(value = ''): number | undefined {
  const text = value.trim();
  if (EPOCH.test(text)) {
    return Number(text);
  }
  const [, day, time, offset] = ISO_8601.exec(text) ?? [];
  if (day === undefined || time === undefined || offset === undefined) {
    return undefined;
  }
  // "+01" and "+0100" are ISO 8601 too, but not what Date.parse is bound to read.
  const zone = offset.replace(/^([+-]\d\d):?(\d\d)?$/, (_, hours: string, minutes = '00') => `${hours}:${minutes}`);
  const milliseconds = Date.parse(`${day}T${time}${zone.toUpperCase()}`);
  return Number.isNaN(milliseconds) ? undefined : Math.floor(milliseconds / 1000);
}
