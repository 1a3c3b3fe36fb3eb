import * as vscode from 'vscode';
import { oneLine } from '../../platform/plainText.ts';

const { t } = vscode.l10n;

const TYPES: Readonly<Record<string, readonly [words: string, icon: string]>> = {
  representative: [t('Representatives'), 'person'],
  support_customer: [t('Support customers'), 'device-desktop'],
  presentation_attendee: [t('Presentation attendees'), 'project'],
  push_agent: [t('Jumpoints'), 'server'],
  pinned_client: [t('Jump Clients'), 'pinned'],
};

/** Returns the name of a type of clients (guide: get_connected_client_list); an unknown type keeps its own name. */
export function clientTypeWords(type: string): string {
  return TYPES[type]?.[0] ?? oneLine(type);
}

/** Returns the codicon of a type of clients. */
export function clientTypeIcon(type: string): string {
  return TYPES[type]?.[1] ?? 'plug';
}
