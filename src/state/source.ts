import type { Disposable } from '../base/disposable.ts';
import type { Event } from '../base/event.ts';
import type { ChangeSet } from './model/changeSet.ts';
import type { Row, TableName, TableRow } from './tables.ts';

/** Where the rows come from and how fresh they are. */
export type StateStatus = 'disconnected' | 'connecting' | 'live' | 'reconnecting' | 'polling' | 'refused';

/** The rows as they stand. Views, questions and the exported API read through this. */
export interface ReadableModel {
  /** The tables that have had rows, by the site's names; some may be empty by now. */
  readonly tableNames: readonly string[];
  /** The rows of one table by row id; empty for a table without rows. The same map object for the model's life. */
  rows<T extends TableName>(table: T): ReadonlyMap<string, TableRow<T>>;
  rows(table: string): ReadonlyMap<string, Row>;
  /** The ids of the rows of `table` whose foreign key `field` is `id`, in the order they came. */
  referencing(table: TableName, field: string, id: string): ReadonlySet<string>;
}

/** A live model of one site: from the state socket, by polling, or (later) from another window. */
export interface StateSource extends Disposable {
  readonly model: ReadableModel;
  readonly status: StateStatus;
  readonly onDidChangeStatus: Event<StateStatus>;
  readonly onDidChange: Event<ChangeSet>;
  /** Fired after the change that came of the site's `truncate_model`: `model` is what was sent since. */
  readonly onDidTruncate?: Event<void>;
  /** The site's clock minus ours, in seconds; 0 until the site has told. */
  readonly skewSeconds: number;
  /** Why the source is `reconnecting` or `refused`; undefined when all is well. */
  readonly problem: Error | undefined;
  /** When the rows stopped being fresh, in milliseconds since the epoch; undefined while they are. */
  readonly staleSince: number | undefined;
  /** When the next try is due, in milliseconds since the epoch; undefined when none is planned. */
  readonly nextTryAt: number | undefined;
  /** Connects; resolves once the first snapshot is in, throws the reason when the site refuses. */
  start(): Promise<void>;
  /** Tries again at once when a try is pending (the window got focus, the network came back). */
  tryNow(): void;
  /** Asks the site at once, where the rows come by asking: a person wants them fresh. */
  refresh?(): void;
}
