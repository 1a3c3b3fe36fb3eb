import { stat } from 'node:fs/promises';
import * as vscode from 'vscode';
import { forgetAttempts } from '../../../backup/attempts.ts';
import { deleteBackupFile, isIntact, type BackupFile } from '../../../backup/backupFolder.ts';
import { makeBackup, type BackupOptions } from '../../../backup/makeBackup.ts';
import { systemClock } from '../../../base/clock.ts';
import { mayUse } from '../../../command-api/permissions.ts';
import type { DownloadedFile } from '../../../site/files/download.ts';
import { SiteError } from '../../../site/errors.ts';
import type { BackupArgument } from './contributions.ts';
import { dateTimeText } from '../../platform/durations.ts';
import { showInformationMessage, showWarningMessage, withProgress } from '../../platform/notifications.ts';
import { showQuickPick } from '../../platform/prompts.ts';
import { withDownloadProgress } from '../../shared/reports/downloadProgress.ts';
import { revealFile } from '../../platform/revealFile.ts';
import type { BackupDirectory } from './backupDirectory.ts';
import { megabytesText } from './backupsContent.ts';

const { t } = vscode.l10n;

type Target = BackupOptions['target'];

/**
 * Downloads a backup of the active site (guide: Backup API), to the file or into the folder `target` (a path or a URI),
 * else into the folder of the settings. Without an argument it asks for the place. Undefined when cancelled.
 */
export async function backUp(
  directory: BackupDirectory,
  argument?: BackupArgument,
): Promise<DownloadedFile | undefined> {
  try {
    const { client, account } = directory.active.access();
    const may = mayUse('perm_backup', 'Backup API', account);
    if (!may.available) {
      throw new Error(may.reason);
    }
    const target = argument ? await readTarget(directory, argument) : await askTarget(directory);
    if (!target) {
      return undefined;
    }
    const expectedBytes = directory.backups[0]?.bytes;
    const title = t('Backing up {0}', directory.active.site?.label ?? '');
    const file = await withDownloadProgress(title, (options) =>
      makeBackup(client, {
        target,
        clock: systemClock,
        ...(expectedBytes !== undefined && { expectedBytes }),
        ...options,
      }),
    );
    await afterBackup(directory, target);
    if (!argument) {
      void showDone(file);
    }
    return file;
  } catch (error) {
    if (SiteError.is(error, 'cancelled')) {
      return undefined;
    }
    throw error;
  }
}

/** Clears the recorded failures of the schedule after a backup into its folder. */
async function afterBackup(directory: BackupDirectory, target: Target): Promise<void> {
  if ('folder' in target && target.folder === directory.folder && directory.host !== undefined) {
    await forgetAttempts(target.folder, directory.host);
  }
  await directory.reload();
}

async function readTarget({ folder }: BackupDirectory, { target }: BackupArgument): Promise<Target> {
  if (target === undefined) {
    return { folder };
  }
  const path = pathOf(target);
  const found = await stat(path).catch(() => undefined);
  return found?.isDirectory() || /[\\/]$/.test(path) ? { folder: path } : { file: path };
}

function pathOf(target: string | vscode.Uri): string {
  const address = typeof target === 'string' && /^[a-z][\w+.-]+:/i.test(target) ? vscode.Uri.parse(target) : target;
  if (typeof address !== 'string' && address.scheme !== 'file') {
    throw new Error(t('target: a backup can only be stored in a file of this computer.'));
  }
  const path = typeof address === 'string' ? address : address.fsPath;
  if (!/^(?:[\\/]|[A-Za-z]:[\\/])/.test(path)) {
    throw new Error(t('target: give the full path of a file or folder.'));
  }
  return path;
}

async function askTarget({ folder }: BackupDirectory): Promise<Target | undefined> {
  const own = { icon: 'archive', label: t('Into the Backup Folder'), detail: folder, other: false };
  const other = { icon: 'folder', label: t('Into Another Folder…'), detail: t('This time only'), other: true };
  const title = t('Back Up Site');
  const placeHolder = t('The backup holds the configuration and the logged data, without recordings.');
  const picked = await showQuickPick([own, other], { title, placeHolder });
  if (!picked?.other) {
    return picked && { folder };
  }
  const [chosen] =
    (await vscode.window.showOpenDialog({ canSelectFiles: false, canSelectFolders: true, openLabel: title })) ?? [];
  return chosen && { folder: chosen.fsPath };
}

async function showDone({ path, bytes, sha256 }: DownloadedFile): Promise<void> {
  const [reveal, copy] = [t('Reveal'), t('Copy Checksum')];
  const chosen = await showInformationMessage(t('Backed up {0} to {1}.', megabytesText(bytes), path), reveal, copy);
  if (chosen === reveal) {
    await revealFile(path);
  } else if (chosen === copy) {
    await vscode.env.clipboard.writeText(sha256);
  }
}

/** Shows the backup of the given row in the system's file manager. */
export async function revealBackup(directory: BackupDirectory, id: string | undefined): Promise<void> {
  await revealFile(backupOf(directory, id).path);
}

/** Compares the backup of the given row with its stored checksum. */
export async function verifyBackup(directory: BackupDirectory, id: string | undefined): Promise<{ intact: boolean }> {
  const backup = backupOf(directory, id);
  const options = { location: vscode.ProgressLocation.Notification, title: t('Reading {0}', backup.name) };
  const intact = await withProgress(options, () => isIntact(backup));
  directory.setVerdict(backup, intact ? 'intact' : 'damaged');
  const when = dateTimeText(backup.at / 1000);
  if (intact) {
    void showInformationMessage(t('The backup of {0} is as it was stored.', when));
  } else {
    void showWarningMessage(t('The backup of {0} is damaged: its checksum is another one.', when));
  }
  return { intact };
}

/** Deletes the backup of the given row, after a modal confirmation. */
export async function deleteBackup(directory: BackupDirectory, id: string | undefined): Promise<void> {
  const backup = backupOf(directory, id);
  const remove = t('Delete');
  const answer = await showWarningMessage(
    t('Delete the backup of {0}?', dateTimeText(backup.at / 1000)),
    { modal: true, detail: backup.path },
    remove,
  );
  if (answer === remove) {
    await deleteBackupFile(backup);
    await directory.reload();
  }
}

function backupOf({ backups }: BackupDirectory, id: string | undefined): BackupFile {
  const backup = backups.find(({ name }) => name === id);
  if (!backup) {
    throw new Error(t('That backup is no longer in the folder.'));
  }
  return backup;
}
