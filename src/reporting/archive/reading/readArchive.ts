import { parseJson } from '../../../base/json.ts';
import { ReadLimitError } from '../../../base/readLimits.ts';
import { SiteError } from '../../../site/errors.ts';
import { StateModel } from '../../../state/model/model.ts';
import { isRecord } from '../../../state/connection/protocol.ts';
import { normaliseArchiveRows } from './archiveTables.ts';
import { keyedRows } from './eventLine.ts';
import { LineCutter } from './lines.ts';
import { StateScanner } from './stateScanner.ts';
import { unpack } from './unpack.ts';

/** An archive's bytes as they come from the site or the cache, packed or not. */
export type ArchiveBytes = AsyncIterable<Uint8Array>;

const LESS_THAN = 0x3c;
const BYTE_ORDER_MARK = Buffer.from('\ufeff');
const MOST_ERROR_BYTES = 64 * 1024;

/** The site sent XML in the place of an archive: it has none of that name. */
export class NoArchive extends Error {
  override readonly name = 'NoArchive';
  /** The XML, or the text of the error in it. */
  readonly answer: string;

  constructor(answer: string) {
    super('The site answered with XML instead of an archive.');
    this.answer = answer;
  }
}

/**
 * The unpacked pieces of an archive.
 * @throws NoArchive where it is XML (also in packed form) or HTML; what `unpack` throws.
 */
export async function* archivePieces(bytes: ArchiveBytes): AsyncGenerator<Buffer> {
  let isKnown = false;
  const source = unpack(bytes);
  for await (const piece of source) {
    if (!isKnown) {
      const first = firstByte(piece);
      isKnown = first !== undefined;
      if (first === LESS_THAN) {
        throw new NoArchive(await textOf(piece, source));
      }
    }
    yield piece;
  }
}

/**
 * The lines of an event archive in UTF-8, in lists as they arrive; blank ones may be among them.
 * @param onSkipped told how many lines were too long to be read, if any.
 * @throws what `archivePieces` throws.
 */
export async function* eventLines(
  bytes: ArchiveBytes,
  onSkipped: (lines: number) => void = () => undefined,
): AsyncGenerator<readonly Buffer[]> {
  const cutter = new LineCutter();
  let isFirst = true;
  for await (const piece of archivePieces(bytes)) {
    yield cutter.push(isFirst && piece.indexOf(BYTE_ORDER_MARK) === 0 ? piece.subarray(BYTE_ORDER_MARK.length) : piece);
    isFirst = false;
  }
  yield cutter.end();
  if (cutter.skipped > 0) {
    onSkipped(cutter.skipped);
  }
}

/**
 * The rows of a state archive as a model. The file is read in small parts, so that no more than the rows themselves is kept.
 * @throws SiteError `cut`, `bad-answer`, `too-large`; what `archivePieces` throws.
 */
export async function readStateArchive(bytes: ArchiveBytes): Promise<StateModel> {
  const model = new StateModel();
  const scanner = new StateScanner((table, json) => addRows(model, table, json));
  for await (const piece of archivePieces(bytes)) {
    scanner.push(piece);
  }
  scanner.end();
  return model;
}

function addRows(model: StateModel, table: string, json: string): void {
  const parsed = parsedRows(json);
  const rows = Array.isArray(parsed) ? keyedRows(parsed) : isRecord(parsed) ? parsed : {};
  for (const name in rows) {
    const member = rows[name];
    const wrapped = Array.isArray(member)
      ? keyedRows(member)
      : isRecord(member) && isTable(member)
        ? member
        : undefined;
    if (wrapped !== undefined) {
      insertRows(model, name, wrapped);
      Reflect.deleteProperty(rows, name);
    }
  }
  insertRows(model, table, rows);
}

/** Rows hold plain values; an object of nothing but objects is a table inside a wrapper. */
function isTable(member: Record<string, unknown>): boolean {
  let isEmpty = true;
  for (const name in member) {
    if (!isRecord(member[name])) {
      return false;
    }
    isEmpty = false;
  }
  return !isEmpty;
}

function insertRows(model: StateModel, table: string, rows: Record<string, unknown>): void {
  normaliseArchiveRows(table, rows);
  const entries = Object.entries(rows);
  if (entries.length > 0) {
    model.add(table, entries);
  }
}

function parsedRows(text: string): unknown {
  try {
    return parseJson(text);
  } catch (error) {
    if (error instanceof ReadLimitError) {
      throw new SiteError('too-large', `A row of the state archive: ${error.message}`, {}, { cause: error });
    }
    throw new SiteError('bad-answer', 'The state archive is not valid JSON.', {}, { cause: error });
  }
}

/** The first byte that is neither white space nor a byte-order mark. */
function firstByte(piece: Buffer): number | undefined {
  return piece.find((byte) => byte > 0x20 && byte !== 0xef && byte !== 0xbb && byte !== 0xbf);
}

async function textOf(first: Buffer, rest: AsyncGenerator<Buffer>): Promise<string> {
  const pieces = [first];
  let bytes = first.length;
  while (bytes < MOST_ERROR_BYTES) {
    const next = await rest.next();
    if (next.done === true) {
      break;
    }
    pieces.push(next.value);
    bytes += next.value.length;
  }
  await rest.return(undefined);
  return Buffer.concat(pieces).toString('utf8').slice(0, MOST_ERROR_BYTES);
}
