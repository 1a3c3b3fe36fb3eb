import * as vscode from 'vscode';
import * as v from 'valibot';
import { RECORDING_KINDS, recordingsOf, downloadRecording, type Recording } from '../../reporting/recordings.ts';
import { commandArgument } from '../commands/commandArgument.ts';
import { showInformationMessage } from '../notifications.ts';
import { showQuickPick } from '../prompts.ts';
import type { ActiveSite } from '../sites/siteAccess.ts';
import { openInBrowser } from '../openInBrowser.ts';
import { revealFile } from '../revealFile.ts';
import { FILE_TARGET, placeOf } from './downloadPlace.ts';
import { withDownloadProgress } from './downloadProgress.ts';
import { recordingTitle } from './recordingTitles.ts';
import { reportsOf } from './reportAccess.ts';
import { reportedSession } from './reportedSession.ts';

const KINDS = Object.keys(RECORDING_KINDS) as (keyof typeof RECORDING_KINDS)[];
const ARGUMENT = v.object({
  lsid: v.optional(v.string()),
  kind: v.optional(v.picklist(KINDS)),
  instance: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0))),
  target: FILE_TARGET,
});

/**
 * Downloads a recording with progress. Argument `{lsid, kind, instance?, target?}` (target: a file, as path or Uri);
 * what is missing is asked for. Gives `{path, bytes}`.
 */
export async function downloadRecordingCommand(
  active: ActiveSite,
  argument: unknown,
): Promise<{ path: string; bytes: number } | undefined> {
  const isRow = typeof argument === 'string';
  const byHand = isRow || argument === undefined;
  const { kind, instance, target } = commandArgument(isRow ? undefined : argument, ARGUMENT);
  const lsid = await reportedSession(active, argument);
  if (lsid === undefined) {
    return undefined;
  }
  const recording = kind === undefined ? await pickRecording(active, lsid, byHand) : { lsid, kind, instance };
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
  const title = vscode.l10n.t('Which recording?');
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
