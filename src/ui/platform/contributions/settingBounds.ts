/** From where to where the value of a setting counts; a settings file may hold any number. */
export interface SettingBounds {
  readonly minimum: number;
  readonly maximum: number;
}

/** The bounds of every setting that is a number, for the manifest and for whoever reads the setting. */
export const SETTING_BOUNDS = {
  'request.timeoutSeconds': { minimum: 1, maximum: 600 },
  'cache.ttlSeconds': { minimum: 10, maximum: 3600 },
  'tree.longWaitMinutes': { minimum: 1, maximum: 1440 },
  'archives.cacheMegabytes': { minimum: 16, maximum: 100_000 },
  'backup.keep': { minimum: 0, maximum: 1000 },
} as const satisfies Record<string, SettingBounds>;

/** A number as a setting of that name may have it: the nearest one within its bounds. `fallback` for what is no number. */
export function boundedNumber(value: number, { minimum, maximum }: SettingBounds, fallback: number): number {
  return Number.isNaN(value) ? fallback : Math.min(Math.max(value, minimum), maximum);
}
