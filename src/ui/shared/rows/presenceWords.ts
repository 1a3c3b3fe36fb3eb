import * as vscode from 'vscode';
import type { Presence } from '../../../state/facts.ts';

const { t } = vscode.l10n;

/** The look of a representative's presence: shape, colour and word, so that each of them alone is enough. */
export interface PresenceLook {
  readonly word: string;
  readonly icon: string;
  readonly color?: string;
}

const LOOKS: Readonly<Record<Presence, PresenceLook>> = {
  available: { word: t('available'), icon: 'circle-filled', color: 'charts.green' },
  // VS Code's own `charts.orange` is half transparent in several of its themes.
  busy: { word: t('busy'), icon: 'circle-filled', color: 'symbolIcon.classForeground' },
  idle: { word: t('idle'), icon: 'circle-outline' },
  autoAssignOff: { word: t('auto-assign off'), icon: 'debug-pause' },
  unavailable: { word: t('unavailable'), icon: 'circle-slash' },
};

export function presenceLook(presence: Presence): PresenceLook {
  return LOOKS[presence];
}
