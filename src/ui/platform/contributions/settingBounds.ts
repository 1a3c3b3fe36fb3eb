/** The bounds of a setting; a settings file may hold any number. */
export interface SettingBounds {
  readonly minimum: number;
  readonly maximum: number;
}

/** The bounds of every setting that is a number, for the manifest and for the readers of the setting. */
export const SETTING_BOUNDS = {
  'request.timeoutSeconds': { minimum: 1, maximum: 600 },
  'cache.ttlSeconds': { minimum: 10, maximum: 3600 },
  'tree.longWaitMinutes': { minimum: 1, maximum: 1440 },
  'archives.cacheMegabytes': { minimum: 16, maximum: 100_000 },
  'backup.keep': { minimum: 0, maximum: 1000 },
} as const satisfies Record<string, SettingBounds>;

/** Returns the nearest number within the bounds; `fallback` if the value is no number. */
export function boundedNumber(value: number, { minimum, maximum }: SettingBounds, fallback: number): number {
  return Number.isNaN(value) ? fallback : Math.min(Math.max(value, minimum), maximum);
}
