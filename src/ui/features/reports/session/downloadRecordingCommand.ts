import * as vscode from 'vscode';
import { RECORDING_KINDS, recordingsOf, downloadRecording, type Recording } from '../../../../reporting/recordings.ts';
import type { CommandCall } from '../../../platform/commands/commandCall.ts';
import type { RecordingArgument } from '../contributions.ts';
import { showInformationMessage } from '../../../platform/notifications.ts';
import { showQuickPick } from '../../../platform/prompts.ts';
import type { ActiveSite } from '../../../sites/siteAccess.ts';
import { openInBrowser } from '../../../platform/openInBrowser.ts';
import { revealFile } from '../../../platform/revealFile.ts';
import { placeOf } from '../../../shared/reports/downloadPlace.ts';
import { withDownloadProgress } from '../../../shared/reports/downloadProgress.ts';
import { recordingTitle } from './recordingTitles.ts';
import { reportsOf } from '../../../shared/reports/reportAccess.ts';
import { reportedSession } from './reportedSession.ts';

/**
 * Downloads a recording with progress. The argument is `{lsid, kind, instance?, target?}` (target: a file, as path or
 * Uri); missing parts are asked for. Returns `{path, bytes}`.
 */
export async function downloadRecordingCommand(
  active: ActiveSite,
  call: CommandCall<RecordingArgument>,
): Promise<{ path: string; bytes: number } | undefined> {
  const { kind, instance, target } = call.argument ?? {};
  const lsid = await reportedSession(active, call);
  if (lsid === undefined) {
    return undefined;
  }
  const recording = kind === undefined ? await pickRecording(active, lsid, !call.argument) : { lsid, kind, instance };
  const place = recording && (await placeOf(target));
  if (!place) {
    return undefined;
  }
  const { client } = active.access();
  reportsOf(active, RECORDING_KINDS[recording.kind]);
  const { path, bytes } = await withDownloadProgress(recordingTitle(recording), (options) =>
    downloadRecording(client, recording, { target: place, ...options }),
  );
  void offerToOpen(path);
  return { path, bytes };
}

async function pickRecording(active: ActiveSite, lsid: string, byHand: boolean): Promise<Recording | undefined> {
  const session = await reportsOf(active, 'SupportSession').session(lsid);
  const items = recordingsOf(session).map((recording) => ({ label: recordingTitle(recording), recording }));
  if (items.length === 0) {
    const none = vscode.l10n.t('This session has no recordings.');
    if (!byHand) {
      throw new Error(none);
    }
    void showInformationMessage(none);
    return undefined;
  }
  const title = vscode.l10n.t('Select a recording');
  const picked = items.length === 1 ? items[0] : await showQuickPick(items, { title });
  return picked?.recording;
}

async function offerToOpen(path: string): Promise<void> {
  const open = vscode.l10n.t('Open');
  const reveal = vscode.l10n.t('Show in Folder');
  const uri = vscode.Uri.file(path);
  const chosen = await showInformationMessage(vscode.l10n.t('Recording saved: {0}', path), open, reveal);
  if (chosen === open) {
    await openInBrowser(uri.toString());
  } else if (chosen === reveal) {
    await revealFile(path);
  }
}
