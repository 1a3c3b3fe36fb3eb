import * as vscode from 'vscode';
import { downloadArchive, type ArchiveName } from '../../../reporting/archiveFile.ts';
import type { ArchiveListEntry } from '../../../reporting/archive/archiveClient.ts';
import type { ArchiveArgument } from './contributions.ts';
import { timeText } from '../../platform/durations.ts';
import { showInformationMessage } from '../../platform/notifications.ts';
import { showQuickPick } from '../../platform/prompts.ts';
import { placeOf } from '../../shared/reports/downloadPlace.ts';
import { withDownloadProgress } from '../../shared/reports/downloadProgress.ts';
import { reportsOf } from '../../shared/reports/reportAccess.ts';
import { askedCalendar } from '../../shared/reports/siteCalendar.ts';
import { revealFile } from '../../platform/revealFile.ts';
import type { ActiveSite } from '../../sites/siteAccess.ts';
import { askDate } from './askSpan.ts';

const { t } = vscode.l10n;
type ListArchives = (date: string) => Promise<readonly ArchiveListEntry[] | undefined>;

/**
 * Downloads an archive as the site has it. The argument is `{date, kind, index, target?}` (target: a file, as path or
 * Uri); missing parts are asked for. Returns `{path, bytes}`.
 */
export async function downloadArchiveCommand(
  active: ActiveSite,
  list: ListArchives,
  { kind, date, index, target }: ArchiveArgument = {},
): Promise<{ path: string; bytes: number } | undefined> {
  const { client } = active.access();
  reportsOf(active, 'Archive');
  const day = date ?? (await askDate(t('Download Archive'), await askedCalendar(active)));
  const isNamed = kind !== undefined && index !== undefined;
  const archive = day && (isNamed ? { type: kind, date: day, index } : await pickArchive(day, list));
  const place = archive && (await placeOf(target));
  if (!place) {
    return undefined;
  }
  const { path, bytes } = await withDownloadProgress(titleOf(archive), (options) =>
    downloadArchive(client, archive, { target: place, ...options }),
  );
  void offerToShow(path);
  return { path, bytes };
}

async function pickArchive(date: string, list: ListArchives): Promise<ArchiveName | undefined> {
  const items = ((await list(date)) ?? []).map(({ kind, index, from, to }) => ({
    label: kind === 'state' ? timeText(from * 1000) : t('{0} to {1}', timeText(from * 1000), timeText(to * 1000)),
    description: kind === 'state' ? t('snapshot of all rows, {0}', index) : t('events, {0}', index),
    archive: { type: kind, date, index },
  }));
  if (items.length === 0) {
    throw new Error(t('The site has no archives of {0}.', date));
  }
  const options = { title: t('Download Archive'), placeHolder: t('Select an archive'), matchOnDescription: true };
  return (await showQuickPick(items, options))?.archive;
}

function titleOf({ type, date, index }: ArchiveName): string {
  return type === 'state'
    ? t('Downloading state archive {0} of {1}', index, date)
    : t('Downloading event archive {0} of {1}', index, date);
}

async function offerToShow(path: string): Promise<void> {
  const reveal = t('Show in Folder');
  if ((await showInformationMessage(t('Archive saved: {0}', path), reveal)) === reveal) {
    await revealFile(path);
  }
}
