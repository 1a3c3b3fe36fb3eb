/**
 * What the extension's `activate()` returns to other extensions: the live state of the active site, with the methods
 * and object shapes of the JavaScript library of the vendor's API guide ("Basic Use" and "Detailed Use of the
 * JavaScript Library"). This file has no imports, so that it can be shipped as `api.d.ts`.
 */
export interface RepWorkflowsApi {
  readonly apiVersion: 1;
  readonly state: StateApi;
}

/** Ends what it was given for. */
export interface Subscription {
  dispose(): void;
}

/** Calls `listener` for each value until the subscription is disposed; a `vscode.Event` fits. */
export type ApiEvent<T> = (listener: (value: T) => void) => Subscription;

/** Where the rows come from and how fresh they are. */
export type StateStatus = 'disconnected' | 'connecting' | 'live' | 'reconnecting' | 'polling' | 'refused';

/** Fields by the site's own names (`queue_id`); identifiers are strings, times are seconds since the epoch, UTC. */
export type StateRow = Readonly<Record<string, unknown>>;

/** Rows by row id. */
export type StateRows = Readonly<Record<string, StateRow>>;

/** What changed, as one object: by kind of change, table and row id. An update has the changed fields only. */
export interface ModelUpdate {
  readonly type: 'model_update';
  readonly insert?: Readonly<Record<string, StateRows>>;
  readonly update?: Readonly<Record<string, StateRows>>;
  readonly delete?: Readonly<Record<string, readonly string[]>>;
}

/** Every row is void. What the site has sent since follows as inserts. */
export interface Truncation {
  readonly type: 'truncate_model';
}

/** A change to one table; the data of a `delete` are the row ids. */
export type TableChange =
  | { readonly name: 'insert' | 'update'; readonly data: StateRows }
  | { readonly name: 'delete'; readonly data: readonly string[] };

/**
 * A stream of values. Subscribing opens no connection of its own: all extensions share the window's one. What is there
 * already is told by `rows`; the stream begins with the next change.
 * `onError` is called when the site refuses the account, `onCompleted` when the person disconnects; either ends the
 * subscription. A lost connection ends nothing: once it is back, what has changed meanwhile arrives as changes.
 */
export interface StateObservable<T> {
  subscribe(onNext?: (value: T) => void, onError?: (error: Error) => void, onCompleted?: () => void): Subscription;
}

/** The live state of the site that is active in this window. It follows when the person switches sites. */
export interface StateApi extends StateObservable<ModelUpdate | Truncation> {
  readonly status: StateStatus;
  readonly onDidChangeStatus: ApiEvent<StateStatus>;
  /** The site's clock minus this machine's, in seconds. */
  readonly skewSeconds: number;
  /** The rows of a table as they stand, by row id; empty for a table that has none. */
  rows(table: string): ReadonlyMap<string, StateRow>;
  changesForTable(table: string): StateObservable<TableChange>;
  tableInserts(table: string): StateObservable<StateRows>;
  tableUpdates(table: string): StateObservable<StateRows>;
  tableDeletions(table: string): StateObservable<readonly string[]>;
  truncations(): StateObservable<Truncation>;
}
