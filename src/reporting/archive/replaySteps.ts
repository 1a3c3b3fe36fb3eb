import { emptyChangeSet, mergeChangeSets } from '../../state/changeSet.ts';
import type { ModelUpdate } from '../../state/protocol.ts';
import type { ChangeSet } from '../../state/source.ts';
import type { ArchivedModel } from './archivedModel.ts';
import { modelUpdate, readEventLine } from './eventLine.ts';
import type { RowFold } from './rowFold.ts';

/** Takes lines of an event archive over into `rows`. */
export function applyLines(rows: RowFold, lines: Iterable<Buffer>): void {
  for (const line of lines) {
    const event = readEventLine(line);
    if (event?.type === 'model') {
      rows.apply(event.change);
    } else if (event?.type === 'truncate_model') {
      rows.truncate();
    }
  }
}

/** What lines of an event archive do to the model, as one step for all between two restarts. */
export function advance(model: ArchivedModel, lines: Iterable<Buffer>): ChangeSet {
  let changes: ChangeSet = emptyChangeSet;
  let updates: ModelUpdate[] = [];
  const step = (): void => {
    changes = updates.length === 0 ? changes : mergeChangeSets(changes, model.applyAll(updates));
    updates = [];
  };
  for (const line of lines) {
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
