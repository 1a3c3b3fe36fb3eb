import type {
  ModelUpdate,
  StateApi,
  StateObservable,
  StateStatus,
  Subscription,
  TableChange,
  Truncation,
} from '../../api.ts';
import { DisposableStore, type Disposable } from '../../base/disposable.ts';
import { Emitter } from '../../base/event.ts';
import { modelUpdate, wholeModel } from './modelUpdate.ts';
import type { LiveState } from './liveState.ts';

const TRUNCATION: Truncation = { type: 'truncate_model' };

/** The live state for other extensions (`RepWorkflowsApi`), which can be disposed. */
export type ExportedState = StateApi & Disposable;

/** Returns the active site's live state in the shapes of the guide's JavaScript library. */
export function exportedState(live: LiveState): ExportedState {
  const changes = new ChangeStream(live);
  const { all } = changes;
  const ofTable = (table: string): StateObservable<TableChange> =>
    flattened(all, (change) => tableChanges(change, table));
  return {
    get status() {
      return live.status;
    },
    get skewSeconds() {
      return live.skewSeconds;
    },
    onDidChangeStatus: changes.onDidChangeStatus,
    rows: (table) => live.model.rows(table),
    subscribe: (...callbacks) => all.subscribe(...callbacks),
    changesForTable: ofTable,
    tableInserts: (table) => flattened(ofTable(table), (change) => (change.name === 'insert' ? [change.data] : [])),
    tableUpdates: (table) => flattened(ofTable(table), (change) => (change.name === 'update' ? [change.data] : [])),
    tableDeletions: (table) => flattened(ofTable(table), (change) => (change.name === 'delete' ? [change.data] : [])),
    truncations: () => flattened(all, (change) => (change.type === 'truncate_model' ? [change] : [])),
    dispose: () => changes.dispose(),
  };
}

type Change = ModelUpdate | Truncation;

/** Forwards the changes of the rows, and their end. */
class ChangeStream implements Disposable {
  readonly #live: LiveState;
  readonly #resources = new DisposableStore();
  readonly #changed = this.#resources.add(new Emitter<Change>());
  readonly #failed = this.#resources.add(new Emitter<Error>());
  readonly #completed = this.#resources.add(new Emitter<void>());
  readonly #statusChanged = this.#resources.add(new Emitter<StateStatus>());
  #status: StateStatus;
  #siteId: string | undefined;

  readonly onDidChangeStatus = this.#statusChanged.event;
  readonly all: StateObservable<Change> = { subscribe: (...callbacks) => this.#subscribe(...callbacks) };

  constructor(live: LiveState) {
    this.#live = live;
    this.#status = live.status;
    this.#siteId = live.site?.id;
    this.#resources.add(live.onDidChangeStatus(() => this.#followStatus()));
    this.#resources.add(live.onDidReplaceModel(() => this.#startOver()));
    this.#resources.add(live.onDidTruncate(() => this.#startOver()));
    this.#resources.add(
      live.onDidChange((changes) => {
        if (this.#changed.hasListeners) {
          this.#changed.fire(modelUpdate(live.model, changes));
        }
      }),
    );
  }

  #startOver(): void {
    this.#changed.fire(TRUNCATION);
    const update = wholeModel(this.#live.model);
    if (update) {
      this.#changed.fire(update);
    }
  }

  #followStatus(): void {
    const { status, problem, site } = this.#live;
    const sameSite = site?.id === this.#siteId;
    this.#siteId = site?.id;
    if (status === this.#status) {
      return;
    }
    this.#status = status;
    this.#statusChanged.fire(status);
    if (status === 'refused') {
      this.#failed.fire(problem ?? new Error('The site refused the connection.'));
    } else if (status === 'disconnected' && (sameSite || !site)) {
      this.#completed.fire();
    }
  }

  #subscribe(
    onNext?: (change: Change) => void,
    onError?: (error: Error) => void,
    onCompleted?: () => void,
  ): Subscription {
    const subscription = new DisposableStore();
    const endWith = (tell: (() => void) | undefined): void => {
      subscription.dispose();
      tell?.();
    };
    subscription.add(this.#changed.event((change) => onNext?.(change)));
    subscription.add(this.#failed.event((error) => endWith(() => onError?.(error))));
    subscription.add(this.#completed.event(() => endWith(onCompleted)));
    return subscription;
  }

  dispose(): void {
    this.#completed.fire();
    this.#resources.dispose();
  }
}

function tableChanges(change: Change, table: string): TableChange[] {
  if (change.type === 'truncate_model') {
    return [];
  }
  const inserted = change.insert?.[table];
  const updated = change.update?.[table];
  const deleted = change.delete?.[table];
  return [
    ...(inserted ? [{ name: 'insert', data: inserted } as const] : []),
    ...(updated ? [{ name: 'update', data: updated } as const] : []),
    ...(deleted ? [{ name: 'delete', data: deleted } as const] : []),
  ];
}

function flattened<A, B>(source: StateObservable<A>, map: (value: A) => readonly B[]): StateObservable<B> {
  return {
    subscribe: (onNext, onError, onCompleted) =>
      source.subscribe((value) => map(value).forEach((mapped) => onNext?.(mapped)), onError, onCompleted),
  };
}
