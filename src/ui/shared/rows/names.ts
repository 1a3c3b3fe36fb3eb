import * as vscode from 'vscode';
import { clientsOf, representativesIn } from '../../../state/facts.ts';
import type { ReadableModel } from '../../../state/source.ts';
import type { TableRow } from '../../../state/tables.ts';
import { collected } from '../collected.ts';
import { oneLine } from '../../platform/plainText.ts';

const { t } = vscode.l10n;

/**
 * Returns the customer of a session: `name (company)`, or one of the two.
 * @param otherwise the name for a customer without either.
 */
export function customerName(session: TableRow<'support_session'>, otherwise = t('Unnamed customer')): string {
  const [name = '', company = ''] = [session.customer_name, session.customer_company].map((part) =>
    oneLine(collected(part)),
  );
  return name && company ? t('{0} ({1})', name, company) : name || company || otherwise;
}

/** Returns the customer of the session with this row id: `name (company)`, or the computer if neither is known. */
export function customerOf(model: ReadableModel, sessionId: string): string {
  return customerName(model.rows('support_session').get(sessionId) ?? {}, computerOf(model, sessionId));
}

/** Returns the customer's name for narrow rows, else the company, else the computer. */
export function shortCustomer(model: ReadableModel, sessionId: string): string {
  const { customer_name, ...session } = model.rows('support_session').get(sessionId) ?? {};
  return oneLine(collected(customer_name)) || customerName(session, computerOf(model, sessionId));
}

/** Returns the customer's company if `shortCustomer` is the name; else ''. */
export function companyBesideName({ customer_name, customer_company }: TableRow<'support_session'>): string {
  return oneLine(collected(customer_name)) === '' ? '' : oneLine(collected(customer_company));
}

function computerOf(model: ReadableModel, sessionId: string): string | undefined {
  return oneLine(collected(clientsOf(model, sessionId).at(-1)?.row.hostname)) || undefined;
}

/** Returns the name of a representative among colleagues. */
export function representativeName(row: TableRow<'representative'> | undefined): string {
  const name = row?.private_display_name || row?.public_display_name || row?.username;
  return name ? oneLine(name) : t('Unknown representative');
}

/** Returns a queue's display name. */
export function queueName(row: TableRow<'queue'> | undefined): string {
  const name = oneLine(row?.name ?? row?.code_name ?? '');
  if (name) {
    return name;
  }
  return row?.type === 'prewait' ? t('General') : t('Unnamed queue');
}

/** Returns the name of a session's queue; '' if it is not known. */
export function sessionQueueName(model: ReadableModel, { queue_id: id }: TableRow<'support_session'>): string {
  const row = id === undefined ? undefined : model.rows('queue').get(id);
  return row === undefined ? '' : queueName(row);
}

/** Returns the names of the representatives in a session, in the order they joined. */
export function representativeNames(model: ReadableModel, sessionId: string): readonly string[] {
  return representativesIn(model, sessionId).map(({ row }) => representativeName(row));
}
