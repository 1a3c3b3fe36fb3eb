const SECONDS = { s: 1, m: 60, min: 60, h: 3600, d: 86_400 } as const;
const TIME = /^(\d{1,9})\s*(s|m|min|h|d)?$/i;

/**
 * Reads a time to live as people write it: `90 s`, `30 min`, `4 h`, `2 d`; a bare number is minutes.
 * @returns seconds; undefined if it is no such time or not above zero.
 */
export function parseTimeToLive(text: string): number | undefined {
  const [, digits, unit = 'min'] = TIME.exec(text.trim()) ?? [];
  const factor = Object.entries(SECONDS).find(([name]) => name === unit.toLowerCase())?.[1];
  const seconds = Number(digits) * (factor ?? NaN);
  return Number.isSafeInteger(seconds) && seconds > 0 ? seconds : undefined;
}

/** Returns the shortest text that `parseTimeToLive` reads as `seconds`. */
export function timeToLiveText(seconds: number): string {
  const unit = (['d', 'h', 'min'] as const).find((name) => seconds % SECONDS[name] === 0) ?? 's';
  return `${seconds / SECONDS[unit]} ${unit}`;
}
