import * as vscode from 'vscode';
import type { BackupFile } from '../../../backup/backupFolder.ts';
import { dateTimeText } from '../../platform/durations.ts';
import { dotted } from '../../platform/plainText.ts';
import { nodeKey, resolveNode } from '../../platform/trees/nodeKeys.ts';
import { paragraphs } from '../../platform/trees/tooltipText.ts';
import type { TreeContent, TreeRow } from '../../platform/trees/treeContent.ts';
import type { BackupDirectory, Verdict } from './backupDirectory.ts';

const { t } = vscode.l10n;

const LOOKS: Readonly<Record<Verdict, { icon: string; color: string; word: string }>> = {
  intact: { icon: 'verified-filled', color: 'charts.green', word: t('intact') },
  damaged: { icon: 'error', color: 'charts.red', word: t('damaged') },
};

/** The Backups view: the complete backups of the active site, newest first. */
export class BackupsContent implements TreeContent {
  readonly #directory: BackupDirectory;

  constructor(directory: BackupDirectory) {
    this.#directory = directory;
  }

  children(key: string | undefined): readonly string[] {
    this.#directory.load();
    return key === undefined ? this.#directory.backups.map(({ name }) => nodeKey(undefined, 'backup', name)) : [];
  }

  row(key: string): TreeRow | undefined {
    const backup = this.#backup(key);
    if (!backup) {
      return undefined;
    }
    const verdict = this.#directory.verdictOf(backup);
    const look = verdict && LOOKS[verdict];
    return {
      label: dateTimeText(backup.at / 1000),
      description: dotted(megabytesText(backup.bytes), look?.word),
      icon: look?.icon ?? 'archive',
      ...(look && { color: look.color }),
      contextValue: 'backup',
      collapsible: 'no',
      command: 'revealBackup',
    };
  }

  tooltip(key: string): vscode.MarkdownString | undefined {
    const backup = this.#backup(key);
    if (!backup) {
      return undefined;
    }
    const lines = [
      backup.path,
      t('{0} bytes', backup.bytes.toLocaleString(vscode.env.language)),
      `SHA‑256 ${backup.sha256}`,
    ];
    return paragraphs(...lines);
  }

  #backup(key: string): BackupFile | undefined {
    const node = resolveNode(key);
    return node?.kind === 'backup' ? this.#directory.backups.find(({ name }) => name === node.id) : undefined;
  }
}

/** Returns a file's size in MB, or in KB below 1 MB. */
export function megabytesText(bytes: number): string {
  return bytes < 100_000 ? t('{0} KB', Math.ceil(bytes / 1000)) : t('{0} MB', (bytes / 1_000_000).toFixed(1));
}
