import { emptyChangeSet, mergeChangeSets } from '../../state/changeSet.ts';
import type { ModelUpdate } from '../../state/protocol.ts';
import type { ChangeSet } from '../../state/source.ts';
import type { ArchivedModel } from './archivedModel.ts';
import { modelUpdate, readEventLine } from './eventLine.ts';
import type { JournalRecord } from './journal.ts';
import type { RowFold } from './rowFold.ts';

/** What the records make of rows, which are these afterwards. */
export function foldRecords(rows: RowFold, records: readonly JournalRecord[]): RowFold {
  for (const { line } of records) {
    const event = readEventLine(line);
    if (event?.type === 'model') {
      rows.apply(event.change);
    } else if (event?.type === 'truncate_model') {
      rows.truncate();
    }
  }
  return rows;
}

/** What the records do to the model, as one step for all between two restarts. */
export function applyRecords(model: ArchivedModel, records: readonly JournalRecord[]): ChangeSet {
  let changes: ChangeSet = emptyChangeSet;
  let updates: ModelUpdate[] = [];
  const step = (): void => {
    changes = updates.length === 0 ? changes : mergeChangeSets(changes, model.applyAll(updates));
    updates = [];
  };
  for (const { line } of records) {
    const event = readEventLine(line);
    if (event?.type === 'model') {
      updates.push(modelUpdate(event));
    } else if (event?.type === 'truncate_model') {
      step();
      changes = mergeChangeSets(changes, model.truncate());
    }
  }
  step();
  return changes;
}
