import * as vscode from 'vscode';
import { DEFAULT_NOTE_LABELS, type NoteLabels } from '../../../../reporting/models/session/noteLabels.ts';

/** Returns the words of a session note, in the person's language. */
export function noteLabels(): NoteLabels {
  const words = Object.entries(DEFAULT_NOTE_LABELS).map(([name, word]: [string, string]) => [
    name,
    vscode.l10n.t(word),
  ]);
  return { ...DEFAULT_NOTE_LABELS, ...(Object.fromEntries(words) as Partial<NoteLabels>) };
}
