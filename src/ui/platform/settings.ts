import * as vscode from 'vscode';
import type { Site } from '../../site/site.ts';
import { boundedNumber, SETTING_BOUNDS, type SettingBounds } from './contributions/settingBounds.ts';

interface SettingTypes {
  sites: readonly Site[];
  activeSite: string;
  'request.timeoutSeconds': number;
  'cache.ttlSeconds': number;
  'tree.longWaitMinutes': number;
  'presence.statuses': readonly string[];
  'presence.notifyOwnQueue': boolean;
  notifications: 'off' | 'myTeams' | 'all';
  'downloads.folder': string;
  'repConsole.path': string;
  'reports.externalKeyUrl': string;
  'reports.noteTemplate': string;
  'externalKey.pattern': string;
  'backup.folder': string;
  'backup.every': 'off' | 'daily' | 'weekly';
  'backup.keep': number;
  'archives.cacheMegabytes': number;
}

/** The name of a setting without its prefix `repWorkflows.`. */
export type SettingName = keyof SettingTypes;

/**
 * Returns the value of a setting: its default if the settings hold another type, and the nearest number within its
 * bounds.
 */
export function setting<N extends SettingName>(name: N): SettingTypes[N] {
  const configuration = vscode.workspace.getConfiguration('repWorkflows');
  const value = configuration.get<SettingTypes[N]>(name);
  const fallback: unknown = configuration.inspect(name)?.defaultValue;
  const fits = typeof value === typeof fallback && Array.isArray(value) === Array.isArray(fallback);
  const known = fits ? value : fallback;
  const bounds: SettingBounds | undefined =
    name in SETTING_BOUNDS ? SETTING_BOUNDS[name as keyof typeof SETTING_BOUNDS] : undefined;
  return (bounds ? boundedNumber(Number(known), bounds, Number(fallback)) : known) as SettingTypes[N];
}

/** Writes a setting into the user's settings, never into a workspace's. */
export async function updateSetting<N extends SettingName>(name: N, value: SettingTypes[N]): Promise<void> {
  await vscode.workspace.getConfiguration('repWorkflows').update(name, value, vscode.ConfigurationTarget.Global);
}

/** Tells if `event` changed the setting `name`. */
export function affects(event: vscode.ConfigurationChangeEvent, name: SettingName): boolean {
  return event.affectsConfiguration(`repWorkflows.${name}`);
}
