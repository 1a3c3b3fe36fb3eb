import * as vscode from 'vscode';
import { TABLES, type FieldKind, type Row, type TableName } from '../../state/tables.ts';
import { dateTimeText } from '../durations.ts';
import { clientTypeWord, priorityWord, roleWord, startMethodWord } from './words.ts';

const { t } = vscode.l10n;

/** Fields whose name alone does not read well; the others are called by their name in the guide. */
const LABELS: Readonly<Record<string, string>> = {
  created_timestamp: t('Since'),
  customer_company: t('Company'),
  customer_company_code: t('Company code'),
  customer_description: t('Description'),
  customer_name: t('Customer'),
  estimated_pickup_timestamp: t('Estimated pickup'),
  issue_code_name: t('Issue code name'),
  issue_description: t('Issue'),
  lsid: t('LSID'),
  operating_system: t('Operating system'),
  private_ip: t('Private IP'),
  public_ip: t('Public IP'),
  public_site_id: t('Public site ID'),
  public_site_name: t('Public site'),
  queue_entry_timestamp: t('In this queue since'),
  routing_available: t('Available for sessions'),
  routing_busy: t('Busy'),
  routing_enabled: t('Automatic session assignment'),
  routing_idle: t('Idle'),
  skill_code_names: t('Skills'),
  support_team_id: t('Support team ID'),
  user_id: t('User ID'),
};

const WORDS: Readonly<Record<string, (value: string) => string>> = {
  client_type: clientTypeWord,
  start_method: startMethodWord,
  priority: (value) => priorityWord(Number(value)),
  role: roleWord,
};

/** One line of a tooltip. */
export interface Fact {
  readonly label: string;
  readonly value: string;
}

/**
 * Every field of a row that has something to say, in words, also those the guide does not know. References to other
 * rows are left out: who shows the row says what they lead to.
 */
export function factsOf(table: TableName, row: Row): readonly Fact[] {
  const kinds: Readonly<Record<string, FieldKind>> = TABLES[table];
  return Object.entries(row).flatMap(([field, value]) => {
    const kind = Object.hasOwn(kinds, field) ? kinds[field] : undefined;
    const text = typeof kind === 'object' ? '' : valueText(field, kind, value);
    return text === '' ? [] : [{ label: fieldLabel(field), value: text }];
  });
}

function fieldLabel(field: string): string {
  const words = field.replaceAll('_', ' ');
  return Object.hasOwn(LABELS, field) ? (LABELS[field] ?? words) : words.charAt(0).toUpperCase() + words.slice(1);
}

function valueText(field: string, kind: FieldKind | undefined, value: unknown): string {
  if (kind === 'timestamp' && typeof value === 'number') {
    return dateTimeText(value);
  }
  if (typeof value === 'boolean') {
    return value ? t('yes') : t('no');
  }
  if (typeof value !== 'string' && typeof value !== 'number') {
    return '';
  }
  const text = String(value);
  return Object.hasOwn(WORDS, field) ? (WORDS[field]?.(text) ?? text) : text;
}
