import { isRecord } from '../../../state/connection/protocol.ts';
import { fieldRules, normalValue } from '../../../state/model/rowValues.ts';
import type { FieldRules } from '../../../state/model/rowValues.ts';
import type { FieldKind } from '../../../state/tables.ts';

/**
 * What the archives have beyond the tables and fields of the real-time API (guide: "JSON Tables and Fields for
 * model_insert and model_update"), as data.
 */
const ARCHIVE_FIELDS = {
  customer_client: { connected: 'flag', private_ip: 'text', public_ip: 'text' },
  representative: {
    connected: 'flag',
    console_in_focus: 'flag',
    hostname: 'text',
    operating_system: 'text',
    private_ip: 'text',
    public_ip: 'text',
    selected_support_session_id: { references: 'support_session' },
  },
  representative_support_session: { selected_support_session_service_tool: 'text' },
  representative_support_session_tool: {
    created_timestamp: 'timestamp',
    representative_id: { references: 'representative' },
    support_session_id: { references: 'support_session' },
    tool: 'text',
  },
} as const satisfies Record<string, Record<string, FieldKind>>;

/** Where the live model has a field of each kind, whose rule holds for the archives' fields of that kind too. */
const LIVE_FIELD_OF_KIND = {
  flag: ['attendee', 'connected'],
  text: ['queue', 'name'],
  timestamp: ['queue', 'created_timestamp'],
  number: ['support_session', 'priority'],
  id: ['representative', 'queue_id'],
} as const;

const RULES: ReadonlyMap<string, FieldRules> = new Map(
  Object.entries(ARCHIVE_FIELDS).map(([table, fields]) => [table, rulesOf(fields)]),
);

/**
 * Makes the values of the archives' own fields what their kinds promise, in place; the model does the same for all
 * other fields. What makes no sense becomes undefined, which the model leaves out.
 */
export function normaliseArchiveRows(table: string, rows: Readonly<Record<string, unknown>>): void {
  const rules = RULES.get(table);
  if (rules !== undefined) {
    eachRow(rows, (_id, row) => normaliseRow(rules, row));
  }
}

function normaliseRow(rules: FieldRules, row: Record<string, unknown>): void {
  for (const field in rules) {
    const value = row[field];
    if (value !== undefined) {
      row[field] = normalValue(rules[field], value);
    }
  }
}

/** Visits the rows of a table of a ModelUpdate. */
export function eachRow(rows: unknown, visit: (id: string, row: Record<string, unknown>) => void): void {
  if (isRecord(rows)) {
    for (const id of Object.keys(rows)) {
      const row = rows[id];
      if (isRecord(row)) {
        visit(id, row);
      }
    }
  }
}

function rulesOf(fields: Readonly<Record<string, FieldKind>>): FieldRules {
  return Object.fromEntries(
    Object.entries(fields).map(([field, kind]) => {
      const [table, liveField] = LIVE_FIELD_OF_KIND[typeof kind === 'object' || kind === 'key' ? 'id' : kind];
      return [field, fieldRules(table)[liveField]];
    }),
  );
}
