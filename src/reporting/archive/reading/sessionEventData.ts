import { isRecord } from '../../../state/connection/protocol.ts';
import { SESSION_EVENTS } from './sessionEvents.ts';
import type { EventFieldKind, EventMember, SessionEvent, SharedFile, SurveyResponse } from './sessionEvents.ts';
import { idOf, secondsOf } from './values.ts';

const FIELDS: ReadonlyMap<string, Readonly<Record<string, EventFieldKind>>> = new Map(Object.entries(SESSION_EVENTS));

/**
 * Reads a `session_event` line. Its details are taken from `data`, or from the line itself where there is no `data`.
 * Values that make no sense are left out, unknown ones kept as sent.
 */
export function readSessionEvent(line: Readonly<Record<string, unknown>>): SessionEvent {
  const name = nameOf(line['name']);
  const own = isRecord(line['data']) ? line['data'] : withoutHead(line);
  const kinds = FIELDS.get(name) ?? {};
  const data: Record<string, unknown> = {};
  for (const [field, value] of Object.entries(own)) {
    const kind = Object.hasOwn(kinds, field) ? kinds[field] : undefined;
    const normal = kind === undefined ? value : READERS[kind](value);
    if (normal !== undefined && field !== '__proto__') {
      data[field] = normal;
    }
  }
  return { type: 'session_event', timestamp: secondsOf(line['timestamp']), lsid: idOf(line['lsid']) ?? '', name, data };
}

/** The guide titles a presentation's events `Chat Message`, where a support session's are `chat_message`. */
function nameOf(value: unknown): string {
  return typeof value === 'string' ? value.trim().toLowerCase().replace(/\s+/g, '_') : '';
}

function withoutHead(line: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { type: _type, timestamp: _timestamp, lsid: _lsid, name: _name, data, ...rest } = line;
  return data === undefined || data === null ? rest : { ...rest, data };
}

const READERS: Readonly<Record<EventFieldKind, (value: unknown) => unknown>> = {
  text: textOf,
  number: numberOf,
  timestamp: secondsOf,
  id: idOf,
  member: (value) => listOf(value).flatMap(readMember),
  responses: (value) => pairsOf(value),
  files: (value) => listOf(value).flatMap(readFile),
  object: (value) => value ?? undefined,
};

function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') {
    return value;
  }
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}

function numberOf(value: unknown): number | undefined {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

/** The guide calls lists of one and of many `[object]`: a single object counts as a list of one. */
function listOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) {
    return value;
  }
  return value === undefined || value === null || value === '' ? [] : [value];
}

function readMember(value: unknown): readonly EventMember[] {
  if (typeof value === 'string') {
    return [{ type: '', name: value, id: '' }];
  }
  if (!isRecord(value)) {
    return [];
  }
  const pick = (...names: string[]): unknown => names.map((name) => value[name]).find((found) => found !== undefined);
  return [
    {
      type: textOf(value['type']) ?? '',
      name: textOf(pick('name', 'display_name', 'public_display_name')) ?? '',
      id: idOf(pick('id', 'user_id', 'representative_id', 'gsnumber')) ?? '',
    },
  ];
}

/** Pairs come as a list of question and answer, or as an object with the questions as names. */
function pairsOf(value: unknown): readonly SurveyResponse[] {
  if (isRecord(value) && value['question'] === undefined) {
    return Object.entries(value).map(([question, answer]) => ({ question, answer: answerOf(answer) }));
  }
  return listOf(value).flatMap((pair) => {
    if (!isRecord(pair)) {
      return [];
    }
    const question = textOf(pair['question'] ?? pair['name'] ?? pair['label']) ?? '';
    return [{ question, answer: answerOf(pair['answer'] ?? pair['value']) }];
  });
}

function answerOf(value: unknown): string {
  return listOf(value)
    .map((part) => textOf(part) ?? JSON.stringify(part))
    .join(', ');
}

function readFile(value: unknown): readonly SharedFile[] {
  if (typeof value === 'string') {
    return [{ name: value, size: undefined, type: 'file' }];
  }
  if (!isRecord(value)) {
    return [];
  }
  return [{ name: textOf(value['name']) ?? '', size: numberOf(value['size']), type: textOf(value['type']) ?? 'file' }];
}
