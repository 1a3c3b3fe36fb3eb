import { changedBefore, isEqual, UNCHANGED, undone } from './rowDifference.ts';
import type { RowEntry } from './rowEntry.ts';
import type { RawRow } from './rowValues.ts';
import type { Row } from './tables.ts';

/** What became of a row: it came, it went again as if nothing had been, or it has changed from these old values. */
type Note = 'inserted' | 'nothing' | RawRow;

interface DeletedRow {
  /** As it last was. */
  readonly row: Row;
  /** The old values of what the step had changed before. */
  readonly before: Row;
}

/** The net changes of one step in one table, as the change set has them. */
export interface TableChanges {
  readonly inserted: Set<string>;
  readonly updated: Set<string>;
  readonly deleted: Map<string, Row>;
  readonly before: Map<string, Row>;
}

let lastStep = 0;

/**
 * What one step did to the rows of one table. A row has one note, however often it changes; the sets are made when
 * someone reads them. Call each method after the change, with the entry as it then is.
 */
export class TableStep {
  readonly #step = ++lastStep;
  readonly #ids: string[] = [];
  readonly #notes: Note[] = [];
  readonly #deleted = new Map<string, DeletedRow>();

  get isEmpty(): boolean {
    return this.#deleted.size === 0 && !this.#notes.some((note) => note === 'inserted' || hasChanges(note));
  }

  inserted(id: string, entry: RowEntry): void {
    const gone = this.#deleted.size === 0 ? undefined : this.#deleted.get(id);
    if (gone === undefined) {
      this.#add(id, entry, 'inserted');
    } else {
      this.#deleted.delete(id);
      this.#add(id, entry, changesOf(undone(gone.row, gone.before), entry.row));
    }
  }

  /** @param before the old values of the fields that were set, or UNCHANGED; not to be used by the caller afterwards. */
  updated(id: string, entry: RowEntry, before: RawRow): void {
    const note = this.#noteOf(entry);
    if (note === undefined) {
      this.#add(id, entry, before);
    } else if (typeof note === 'object') {
      addBefore(note, before, entry.row);
    }
  }

  /** A row took the place of `was`. */
  replaced(id: string, entry: RowEntry, was: Row): void {
    const note = this.#noteOf(entry);
    if (note === undefined) {
      this.#add(id, entry, changesOf(was, entry.row));
    } else if (typeof note === 'object') {
      this.#notes[entry.note] = changesOf(undone(was, note), entry.row);
    }
  }

  deleted(id: string, entry: RowEntry): void {
    const note = this.#noteOf(entry);
    if (note !== undefined) {
      this.#notes[entry.note] = 'nothing';
    }
    if (note !== 'inserted') {
      this.#deleted.set(id, { row: entry.row, before: typeof note === 'object' ? note : {} });
    }
  }

  /** The net effect on each row, in the order the rows were first touched. */
  netChanges(): TableChanges {
    const changes = { inserted: new Set<string>(), updated: new Set<string>(), before: new Map<string, Row>() };
    for (const [at, id] of this.#ids.entries()) {
      const note = this.#notes[at];
      if (note === 'inserted') {
        changes.inserted.add(id);
      } else if (typeof note === 'object' && hasChanges(note)) {
        changes.updated.add(id);
        changes.before.set(id, withoutUnchanged(note));
      }
    }
    return { ...changes, deleted: new Map([...this.#deleted].map(([id, { row }]) => [id, row])) };
  }

  #add(id: string, entry: RowEntry, note: Note): void {
    entry.step = this.#step;
    entry.note = this.#ids.length;
    this.#ids.push(id);
    this.#notes.push(note);
  }

  /** What the step has noted of the row so far. */
  #noteOf(entry: RowEntry): Note | undefined {
    return entry.step === this.#step ? this.#notes[entry.note] : undefined;
  }
}

function changesOf(was: Row, is: Row): RawRow {
  return { ...changedBefore(was, is) };
}

function hasChanges(note: Note): boolean {
  if (typeof note === 'object') {
    for (const field in note) {
      if (note[field] !== UNCHANGED) {
        return true;
      }
    }
  }
  return false;
}

function withoutUnchanged(note: RawRow): Row {
  const values = Object.values(note);
  return values.includes(UNCHANGED)
    ? Object.fromEntries(Object.entries(note).filter(([, value]) => value !== UNCHANGED))
    : note;
}

/** Adds the old values of a later change to those of an earlier one. What changed there and back is unchanged. */
function addBefore(note: RawRow, before: RawRow, row: Row): void {
  for (const field in before) {
    const was = before[field];
    if (was === UNCHANGED) {
      continue;
    }
    if (!Object.hasOwn(note, field) || note[field] === UNCHANGED) {
      note[field] = was;
    } else if (isEqual(note[field], row[field])) {
      note[field] = UNCHANGED;
    }
  }
}
