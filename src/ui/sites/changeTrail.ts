import { appendFile, mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import type { Log } from '../../base/log.ts';
import { DAY, DAY_MS, SECOND_MS } from '../../base/units.ts';
import type { SentChange } from '../../command-api/actionCall.ts';
import { SiteError } from '../../site/errors.ts';
import { replaceFile } from '../../site/files/newFile.ts';
import type { Site } from '../../site/site.ts';
import type { ReadableModel } from '../../state/source.ts';
import { oneLine } from '../platform/plainText.ts';
import { problemText } from '../platform/problems.ts';

/** The days for which changes are kept. */
const DAYS_KEPT = 30;
const FILE = /^changes-(\d+)\.jsonl$/;

const changeSchema = v.object({
  /** Seconds since the epoch. */
  time: v.number(),
  /** The address of the site. */
  site: v.string(),
  action: v.string(),
  lsid: v.optional(v.string()),
  /** The customer of the session at that time; missing if not known. */
  customer: v.optional(v.string()),
  result: v.picklist(['done', 'failed', 'unknown']),
  /** The reason why it failed, or why its outcome is unknown. */
  message: v.optional(v.string()),
  /** The id of the window that made the change. */
  window: v.string(),
});

/** A change sent from this machine: its action, its session and its outcome. */
export type Change = Readonly<v.InferOutput<typeof changeSchema>>;

/**
 * The trail of all changes that windows of this person sent to sites, for 30 days: a file a day, which every window
 * appends its lines to.
 */
export class ChangeTrail {
  readonly #folder: string;
  readonly #window: string;
  readonly #log: Log;
  readonly #now: () => number;
  #writing: Promise<void>;

  /**
   * @param folder of this extension alone; made when the first change is noted.
   * @param now milliseconds since the epoch.
   */
  constructor(folder: string, window: string, log: Log, now = () => Date.now()) {
    this.#folder = folder;
    this.#window = window;
    this.#log = log;
    this.#now = now;
    this.#writing = Promise.resolve();
  }

  /** Adds a change. If the file cannot be written, that is logged only, so that it does not disturb the work. */
  note(site: Site, { action, form, error }: SentChange, model: ReadableModel): void {
    const lsid = form.find(([name]) => name === 'lsid')?.[1];
    const customer = lsid === undefined ? undefined : customerOf(model, lsid);
    const message = error === undefined ? undefined : oneLine(problemText(error));
    const change: Change = {
      time: Math.floor(this.#now() / SECOND_MS),
      site: site.url,
      action,
      ...(lsid !== undefined && { lsid }),
      ...(customer !== undefined && { customer }),
      result: error === undefined ? 'done' : SiteError.is(error, 'outcome-unknown') ? 'unknown' : 'failed',
      ...(message !== undefined && { message }),
      window: this.#window,
    };
    void this.#enqueue(() => this.#append(change));
  }

  /** Returns the changes since `from`, in seconds since the epoch, the latest first. */
  async since(from = 0): Promise<readonly Change[]> {
    await this.#writing;
    const earliest = Math.max(from, this.#now() / SECOND_MS - DAYS_KEPT * DAY);
    const days = (await this.#files()).filter(({ day }) => (day + 1) * DAY > earliest);
    const lists = await Promise.all(days.map(({ path }) => read(path)));
    return lists
      .flat()
      .filter(({ time }) => time >= earliest)
      .sort((a, b) => b.time - a.time);
  }

  /** Deletes the changes of a site that was removed. */
  forget(url: string): Promise<void> {
    return this.#enqueue(async () => {
      for (const { path } of await this.#files()) {
        const kept = (await read(path)).filter(({ site }) => site !== url);
        await replaceFile(path, kept.map((change) => `${JSON.stringify(change)}\n`).join(''));
      }
    });
  }

  /** Runs writes in sequence. */
  #enqueue(work: () => Promise<void>): Promise<void> {
    this.#writing = this.#writing
      .then(work)
      .catch((error: unknown) => this.#log.warn(`The trail of changes: ${problemText(error)}`));
    return this.#writing;
  }

  async #append(change: Change): Promise<void> {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    const today = Math.floor(this.#now() / DAY_MS);
    await appendFile(join(this.#folder, `changes-${today}.jsonl`), `${JSON.stringify(change)}\n`, { mode: 0o600 });
    for (const { path, day } of await this.#files()) {
      if (day < today - DAYS_KEPT) {
        await rm(path, { force: true });
      }
    }
  }

  /** Returns the files with their days since the epoch. */
  async #files(): Promise<readonly { readonly path: string; readonly day: number }[]> {
    const names = await readdir(this.#folder).catch(() => []);
    return names.flatMap((name) => {
      const day = FILE.exec(name)?.[1];
      return day === undefined ? [] : [{ path: join(this.#folder, name), day: Number(day) }];
    });
  }
}

/** Returns the changes of a file; a line that a crash cut short is skipped. */
async function read(path: string): Promise<readonly Change[]> {
  const lines = (await readFile(path, 'utf8').catch(() => '')).split('\n');
  return lines.flatMap((line) => {
    const change = v.safeParse(changeSchema, parsed(line));
    return change.success ? [change.output] : [];
  });
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch {
    return undefined;
  }
}

function customerOf(model: ReadableModel, lsid: string): string | undefined {
  for (const row of model.rows('support_session').values()) {
    if (row.lsid === lsid) {
      return oneLine(row.customer_name || row.customer_company || '') || undefined;
    }
  }
  return undefined;
}
