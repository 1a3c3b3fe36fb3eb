/**
 * The object that the extension's `activate()` returns to other extensions: the live state of the active site, with the
 * methods and object shapes of the JavaScript library in the vendor's API guide ("Basic Use" and "Detailed Use of the
 * JavaScript Library"). This file has no imports, so that it can be shipped as `api.d.ts`.
 */
export interface RepWorkflowsApi {
  readonly apiVersion: 1;
  readonly state: StateApi;
}

/** A subscription, which ends when it is disposed. */
export interface Subscription {
  dispose(): void;
}

/** Calls `listener` for each value until the subscription is disposed; a `vscode.Event` fits. */
export type ApiEvent<T> = (listener: (value: T) => void) => Subscription;

/** The source of the rows and their freshness. */
export type StateStatus = 'disconnected' | 'connecting' | 'live' | 'reconnecting' | 'polling' | 'refused';

/** Fields by the site's own names (`queue_id`); identifiers are strings, times are seconds since the epoch, UTC. */
export type StateRow = Readonly<Record<string, unknown>>;

/** Rows by row id. */
export type StateRows = Readonly<Record<string, StateRow>>;

/** A change of the state, by kind of change, table and row id. An update has only the changed fields. */
export interface ModelUpdate {
  readonly type: 'model_update';
  readonly insert?: Readonly<Record<string, StateRows>>;
  readonly update?: Readonly<Record<string, StateRows>>;
  readonly delete?: Readonly<Record<string, readonly string[]>>;
}

/** All rows are void. The site's rows follow as inserts. */
export interface Truncation {
  readonly type: 'truncate_model';
}

/** A change to one table; the data of a `delete` are the row ids. */
export type TableChange =
  | { readonly name: 'insert' | 'update'; readonly data: StateRows }
  | { readonly name: 'delete'; readonly data: readonly string[] };

/**
 * A stream of values. Subscribing opens no connection: all extensions share the window's. `rows` returns the present
 * rows; the stream starts with the next change.
 * `onError` is called when the site refuses the account, `onCompleted` when the person disconnects; either ends the
 * subscription. A lost connection does not end it: after reconnecting, the changes in between arrive as changes.
 */
export interface StateObservable<T> {
  subscribe(onNext?: (value: T) => void, onError?: (error: Error) => void, onCompleted?: () => void): Subscription;
}

/** The live state of the window's active site. It switches when the person switches sites. */
export interface StateApi extends StateObservable<ModelUpdate | Truncation> {
  readonly status: StateStatus;
  readonly onDidChangeStatus: ApiEvent<StateStatus>;
  /** The site's clock minus this machine's, in seconds. */
  readonly skewSeconds: number;
  /** The current rows of a table by row id; empty for an unknown table. */
  rows(table: string): ReadonlyMap<string, StateRow>;
  changesForTable(table: string): StateObservable<TableChange>;
  tableInserts(table: string): StateObservable<StateRows>;
  tableUpdates(table: string): StateObservable<StateRows>;
  tableDeletions(table: string): StateObservable<readonly string[]>;
  truncations(): StateObservable<Truncation>;
}
