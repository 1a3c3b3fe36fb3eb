import * as vscode from 'vscode';
import type { Recording, RecordingKind } from '../../../../reporting/recordings.ts';

/** Returns the title of a recording. */
export function recordingTitle({ kind, instance }: Recording): string {
  const { t } = vscode.l10n;
  const titles: Readonly<Record<RecordingKind, string>> = {
    session: t('Session recording'),
    showMyScreen: t('Show My Screen recording'),
    commandShell: t('Command shell recording'),
    presentation: t('Presentation recording'),
  };
  return instance === undefined ? titles[kind] : `${titles[kind]} ${instance + 1}`;
}
