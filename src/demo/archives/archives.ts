import type { Disposable } from '../../base/disposable.ts';
import { DisposableStore } from '../../base/disposable.ts';
import { TABLE_NAMES, TABLES } from '../sim/tables.ts';
import { ArchiveIds, type WireTables } from './archiveIds.ts';
import { ArchiveRows } from './archiveRows.ts';
import type { Step } from './archiveLines.ts';
import { ArchiveWriter, type StoredArchive } from './archiveWriter.ts';
import type { ModelUpdate, WireRow } from '../sim/rowChanges.ts';
import type { SiteHistory } from '../past/siteHistory.ts';
import type { History, HistoryEvent } from '../sim/history.ts';
import type { SiteTime } from '../sim/siteTime.ts';
import type { DemoModel } from '../sim/demoModel.ts';

/** An archive by its index of the day. */
export interface IndexedArchive extends StoredArchive {
  readonly index: number;
}

/** How many days archives are kept (guide: ArchiveListing). */
const DAYS_KEPT = 7;
const DAY_SECONDS = 86_400;
/** How long after its end an archive is made, in seconds. */
const MAKING_SECONDS = 90;
/** How many days before the demo opened the processes restarted; queues that are always open are as old. */
const RESTART_DAYS = 3;
const OLD_QUEUES_DAYS = 45;
/** When the site was off for maintenance: so many days before, for an hour of the night. */
const OFF_DAYS = 5;
const OFF_FROM = 2 * 3600;
const OFF_TO = 3 * 3600;
/** What the live model may tell before it is written down. */
const MOST_PENDING = 20_000;

/**
 * The archives of the demo site (guide: ArchiveListing, Archive): those of the days before it opened are worked out from
 * its siteHistory when they are asked for; since then the live model is written down.
 */
export class Archives implements Disposable {
  readonly #model: DemoModel;
  readonly #history: History;
  readonly #siteHistory: SiteHistory;
  readonly #seed: number;
  readonly #opened: number;
  readonly #openingRows: WireTables;
  readonly #openingEvents: readonly HistoryEvent[];
  readonly #ids: ArchiveIds;
  readonly #subscriptions = new DisposableStore();
  readonly #past = new Map<number, readonly StoredArchive[]>();
  #pending: Step[] = [];
  #live: ArchiveWriter | undefined;
  /** The last event of the history that was written down. */
  #sequence: number;

  /** To be made as soon as the model has opened. */
  constructor(model: DemoModel, history: History, siteHistory: SiteHistory, seed: number) {
    this.#model = model;
    this.#history = history;
    this.#siteHistory = siteHistory;
    this.#seed = seed;
    model.flush();
    this.#opened = model.now();
    this.#openingRows = model.snapshot(TABLE_NAMES).insert ?? {};
    this.#openingEvents = [...history.events];
    this.#sequence = this.#openingEvents.at(-1)?.sequence ?? 0;
    this.#ids = new ArchiveIds(this.#openingRows, siteHistory.staff);
    this.#subscriptions.add(model.onDidUpdate((update) => this.#note(update)));
    this.#subscriptions.add(model.onDidTruncate(() => this.#note(undefined)));
  }

  /** The site's clocks and calendar. */
  get time(): SiteTime {
    return this.#siteHistory.time;
  }

  /** The archives that are ready of a day of the site's calendar, in order of time. */
  ofDay(day: number): readonly IndexedArchive[] {
    const [today, opened] = [this.time.dayOf(this.#model.now()), this.time.dayOf(this.#opened)];
    if (day <= today - DAYS_KEPT - 1 || day > today) {
      return [];
    }
    const ready = (day < opened ? this.#pastDay(day) : this.#liveArchives()).filter(
      ({ from, to }) => this.time.dayOf(from) === day && to + MAKING_SECONDS <= this.#model.now(),
    );
    const counts = { state: 0, event: 0 };
    return ready.map((archive) => ({ ...archive, index: ++counts[archive.kind] }));
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  #note(update: ModelUpdate | undefined): void {
    this.#pending.push({ time: this.#model.now(), update });
    if (this.#pending.length > MOST_PENDING) {
      this.#liveArchives();
    }
  }

  #pastDay(day: number): readonly StoredArchive[] {
    let archives = this.#past.get(day);
    if (archives === undefined) {
      const writer = this.#writerOf(day);
      this.#recordPast(writer, day);
      writer.advance(this.time.startOfDay(day + 1));
      archives = writer.archives;
      this.#past.set(day, archives);
    }
    return archives;
  }

  /** From the beginning of the day on which the demo opened. */
  #liveArchives(): readonly StoredArchive[] {
    if (this.#live === undefined) {
      const day = this.time.dayOf(this.#opened);
      this.#live = this.#writerOf(day);
      this.#recordPast(this.#live, day);
      const rows = this.#live.tablesBefore(this.#opened);
      this.#live.goLive();
      this.#live.take({ time: this.#opened, update: differenceTo(this.#openingRows, rows) });
    }
    this.#model.flush();
    const events = this.#history.events.filter(({ sequence }) => sequence > this.#sequence);
    this.#sequence = events.at(-1)?.sequence ?? this.#sequence;
    const told = events.map((event) => ({ time: event.at, event }));
    const steps = this.#pending;
    this.#pending = [];
    for (const happened of [...steps, ...told].sort((a, b) => a.time - b.time)) {
      this.#live.take(happened);
    }
    const now = this.#model.now();
    this.#live.advance(now);
    this.#live.dropBefore(this.time.startOfDay(this.time.dayOf(now) - DAYS_KEPT));
    return this.#live.archives;
  }

  #writerOf(day: number): ArchiveWriter {
    const off = this.time.startOfDay(this.time.dayOf(this.#opened) - OFF_DAYS);
    const isOff = (time: number): boolean => time >= off + OFF_FROM && time < off + OFF_TO;
    return new ArchiveWriter({ seed: this.#seed, from: this.time.startOfDay(day), isOff });
  }

  /** Tells of a day and the one before it, on which some of its sessions began, until the demo opened. */
  #recordPast(writer: ArchiveWriter, day: number): void {
    const [from, to] = [this.time.startOfDay(day - 1), Math.min(this.time.startOfDay(day + 1), this.#opened + 1)];
    const rows = new ArchiveRows(this.#ids, this.#siteHistory.staff);
    const restart = this.#opened - RESTART_DAYS * DAY_SECONDS;
    const queuesSince = from >= restart ? restart : this.#opened - OLD_QUEUES_DAYS * DAY_SECONDS;
    writer.take({ time: from, update: rows.openQueues(queuesSince) });
    const events = [
      ...this.#siteHistory.pastEvents(day - 1),
      ...this.#siteHistory.pastEvents(day),
      ...this.#openingEvents,
    ].filter(({ at }) => at >= from && at < to);
    let isRestartDue = restart >= from && restart < to;
    for (const event of events.sort((a, b) => a.at - b.at)) {
      if (isRestartDue && event.at >= restart) {
        isRestartDue = false;
        writeRestart(writer, rows, restart);
      }
      writer.record(event, rows);
    }
    if (isRestartDue) {
      writeRestart(writer, rows, restart);
    }
  }
}

/** The processes restart, and everybody is back in the same second. */
function writeRestart(writer: ArchiveWriter, rows: ArchiveRows, time: number): void {
  const before = writer.tablesBefore(time);
  const insert = Object.fromEntries(TABLE_NAMES.map((table) => [table, Object.fromEntries(before.get(table) ?? [])]));
  writer.take({ time, update: undefined });
  const queues = { ...insert['queue'], ...rows.openQueues(time).insert?.['queue'] };
  writer.take({ time, update: { type: 'model_update', insert: { ...insert, queue: queues } } });
}

/** The one change that makes rows those of `target`. */
function differenceTo(target: WireTables, rows: ReadonlyMap<string, ReadonlyMap<string, WireRow>>): ModelUpdate {
  const insert: Record<string, Record<string, WireRow>> = {};
  const update: Record<string, Record<string, WireRow>> = {};
  const gone: Record<string, string[]> = {};
  for (const table of TABLE_NAMES) {
    const wanted = target[table] ?? {};
    const here = rows.get(table) ?? new Map<string, WireRow>();
    for (const [id, row] of Object.entries(wanted)) {
      const was = here.get(id);
      const fields = Object.keys(TABLES[table]).map((field) => [field, row[field] ?? ''] as const);
      const changed = fields.filter(([field, value]) => (was?.[field] ?? '') !== value);
      if (was === undefined) {
        (insert[table] ??= {})[id] = row;
      } else if (changed.length > 0) {
        (update[table] ??= {})[id] = Object.fromEntries(changed);
      }
    }
    gone[table] = [...here.keys()].filter((id) => !(id in wanted));
  }
  return { type: 'model_update', insert, update, delete: gone };
}
