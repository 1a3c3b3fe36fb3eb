import { ADMINISTRATION_SETTINGS } from '../../features/administration/contributions.ts';
import { SCRIPT_SETTINGS } from '../../features/brcs/contributions.ts';
import { LIVE_SETTINGS } from '../../features/live/contributions.ts';
import { PAST_SETTINGS } from '../../features/past/contributions.ts';
import { PRESENCE_SETTINGS } from '../../features/presence/contributions.ts';
import { REPORT_SETTINGS } from '../../features/reports/contributions.ts';
import { SESSION_START_SETTINGS } from '../../features/sessionStart/contributions.ts';
import type { SettingContribution } from '../../platform/contributions/setting.ts';
import type { SettingName } from '../../platform/settings.ts';
import { SITE_SETTINGS } from '../../sites/contributions.ts';

/** Every setting, by its name below `repWorkflows.`. */
export const SETTINGS = {
  ...SITE_SETTINGS,
  ...LIVE_SETTINGS,
  ...PRESENCE_SETTINGS,
  ...SCRIPT_SETTINGS,
  ...REPORT_SETTINGS,
  ...PAST_SETTINGS,
  ...SESSION_START_SETTINGS,
  ...ADMINISTRATION_SETTINGS,
} as const satisfies Record<SettingName, SettingContribution>;
