import * as vscode from 'vscode';
import { representativesIn } from '../../../state/facts.ts';
import type { ReadableModel } from '../../../state/source.ts';
import type { TableRow } from '../../../state/tables.ts';
import { collected } from '../collected.ts';
import { oneLine } from '../../platform/plainText.ts';

const { t } = vscode.l10n;

/** The customer as a row shows it: `company / name`, or what there is of the two. */
export function customerName(session: TableRow<'support_session'>): string {
  const parts = [session.customer_company, session.customer_name]
    .map((part) => oneLine(collected(part)))
    .filter(Boolean);
  return parts.length > 0 ? parts.join(' / ') : t('Unnamed customer');
}

/** The name colleagues know a representative by. */
export function representativeName(row: TableRow<'representative'> | undefined): string {
  const name = row?.private_display_name || row?.public_display_name || row?.username;
  return name ? oneLine(name) : t('Unknown representative');
}

/** A queue's display name. */
export function queueName(row: TableRow<'queue'> | undefined): string {
  const name = oneLine(row?.name ?? row?.code_name ?? '');
  if (name) {
    return name;
  }
  return row?.type === 'prewait' ? t('General') : t('Unnamed queue');
}

/** The name of the queue that a session is in; '' where the site does not tell. */
export function sessionQueueName(model: ReadableModel, { queue_id: id }: TableRow<'support_session'>): string {
  const row = id === undefined ? undefined : model.rows('queue').get(id);
  return row === undefined ? '' : queueName(row);
}

/** The names of the representatives in a session, in the order they joined. */
export function representativeNames(model: ReadableModel, sessionId: string): readonly string[] {
  return representativesIn(model, sessionId).map(({ row }) => representativeName(row));
}
