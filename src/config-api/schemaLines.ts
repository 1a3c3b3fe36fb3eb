import { isJsonObject, type JsonObject, type OpenApiDocument } from './jsonObject.ts';
import { lookUp, pointerOf } from './references.ts';

/** Limits of text lengths in characters, and of depth; longer texts are cut, deeper values left out. */
const MAX_TEXT = 2000;
const MAX_DEPTH = 60;

/**
 * Prints `value` as lines of indented JSON with references resolved, except recursive ones. Reads only as much as it
 * prints: after `most` lines it ends with `…`.
 */
export function schemaLines(document: OpenApiDocument, value: unknown, most: number): readonly string[] {
  const writer: Writer = { document, lines: [], most };
  write(writer, value, { before: '', open: [], depth: 0 });
  const { lines } = writer;
  return lines.length > most ? [...lines.slice(0, most), '…'] : lines;
}

interface Writer {
  readonly document: OpenApiDocument;
  readonly lines: string[];
  readonly most: number;
}

/** The position of a value in the output. */
interface Place {
  /** The start of its first line. */
  readonly before: string;
  /** The references that are being resolved, to detect recursion. */
  readonly open: readonly unknown[];
  readonly depth: number;
}

function write(writer: Writer, value: unknown, place: Place): void {
  const { before, open, depth } = place;
  const pointer = pointerOf(value);
  const target = pointer === undefined ? undefined : lookUp(writer.document, pointer);
  if (target !== undefined && !open.includes(target) && open.length < MAX_DEPTH) {
    write(writer, target, { ...place, open: [...open, target] });
  } else if (depth < MAX_DEPTH && (Array.isArray(value) || isJsonObject(value))) {
    writeItems(writer, value, place);
  } else {
    writer.lines.push(`${'  '.repeat(depth)}${before}${scalarText(value)}`);
  }
}

function writeItems({ lines, ...writer }: Writer, value: readonly unknown[] | JsonObject, place: Place): void {
  const { before, open, depth } = place;
  const indent = '  '.repeat(depth);
  const [begin, end] = Array.isArray(value) ? '[]' : '{}';
  const first = lines.push(`${indent}${before}${begin ?? ''}`);
  for (const [name, item] of itemsOf(value)) {
    if (lines.length > writer.most) {
      return;
    }
    if (lines.length > first) {
      lines.push(`${lines.pop() ?? ''},`);
    }
    const named = name === undefined ? '' : `${scalarText(name)}: `;
    write({ lines, ...writer }, item, { before: named, open, depth: depth + 1 });
  }
  lines.push(lines.length > first ? `${indent}${end ?? ''}` : `${lines.pop() ?? ''}${end ?? ''}`);
}

/** Yields items lazily, so that the rest of a long list costs nothing. */
function* itemsOf(
  value: readonly unknown[] | JsonObject,
): Generator<readonly [name: string | undefined, item: unknown]> {
  if (isList(value)) {
    for (const item of value) {
      yield [undefined, item];
    }
    return;
  }
  for (const name in value) {
    yield [name, value[name]];
  }
}

function isList(value: readonly unknown[] | JsonObject): value is readonly unknown[] {
  return Array.isArray(value);
}

function scalarText(value: unknown): string {
  if (typeof value === 'string') {
    return JSON.stringify(value.length > MAX_TEXT ? `${value.slice(0, MAX_TEXT).toWellFormed()}…` : value);
  }
  if (typeof value === 'object' && value !== null) {
    return Array.isArray(value) ? '["…"]' : '{"…": "…"}';
  }
  return JSON.stringify(value ?? null);
}
