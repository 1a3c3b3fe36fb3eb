import type { XmlElement } from '../base/xmlElement.ts';

/** Seconds since the epoch; 13 digits would be milliseconds, which no site sends. */
const EPOCH = /^\d{1,12}$/;
/** ISO 8601 with an offset; without one the time zone would be unknown. */
const ISO_8601 = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?) ?(Z|[+-]\d\d(?::?\d\d)?)$/i;

/**
 * Returns the time of an element in whole seconds since the epoch (UTC): from its `ts` or `timestamp` attribute, its
 * digits, or its ISO 8601 date with offset; undefined if it has none of these.
 */
export function epochOf(element: XmlElement): number | undefined {
  return epochOfAttributes(element) ?? epochOfText(element.text);
}

/** Like `epochOf`, for an element whose text is something else. */
export function epochOfAttributes({ attributes }: XmlElement): number | undefined {
  return epochOfText(attributes['ts']) ?? epochOfText(attributes['timestamp']);
}

/**
 * Returns the time of an element that has it both in seconds since the epoch and as ISO 8601, with the offset of its
 * clock from UTC in seconds; undefined if one is missing or the two differ.
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

/** Parses a time in a text, in the formats of `epochOf`. */
export function epochOfText(value = ''): number | undefined {
  const text = value.trim();
  if (EPOCH.test(text)) {
    return Number(text);
  }
  const [, day, time, offset] = ISO_8601.exec(text) ?? [];
  if (day === undefined || time === undefined || offset === undefined) {
    return undefined;
  }
  // "+01" and "+0100" are valid ISO 8601 too, but Date.parse need not accept them.
  const zone = offset.replace(/^([+-]\d\d):?(\d\d)?$/, (_, hours: string, minutes = '00') => `${hours}:${minutes}`);
  const milliseconds = Date.parse(`${day}T${time}${zone.toUpperCase()}`);
  return Number.isNaN(milliseconds) ? undefined : Math.floor(milliseconds / 1000);
}
