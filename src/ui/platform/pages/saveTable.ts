import type * as vscode from 'vscode';
import type { SaveFormat } from '../../../webviews/kit/messages.ts';
import { saveText } from './saveText.ts';
import { tableFile, type Table } from './tableFile.ts';

/** Asks where to, and writes the rows. */
export async function saveTable(table: Table, format: SaveFormat, title: string): Promise<vscode.Uri | undefined> {
  return saveText(tableFile(table, format), title, format);
}
