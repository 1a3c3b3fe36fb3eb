import type * as vscode from 'vscode';
import * as v from 'valibot';
import { DisposableStore, type Disposable } from '../../base/disposable.ts';
import { personalOffset } from '../../base/personalTime.ts';
import { isOffset, SiteZone, type KnownOffset } from '../../site/siteZone.ts';
import type { SiteList } from './siteList.ts';

const PREFIX = 'repWorkflows.siteZone:';
const LAST_TIME = 8.64e12;

const time = v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(LAST_TIME));
const knownOffsets = v.array(
  v.pipe(
    v.object({ from: time, to: time, offset: v.pipe(v.number(), v.check(isOffset)) }),
    v.check(({ from, to }) => from <= to),
  ),
);

/**
 * The time zones of the window's sites, as far as they are known: stored, so that the first form after a start knows
 * the site's days, and deleted with the site.
 */
export class SiteZones implements Disposable {
  readonly #memento: vscode.Memento;
  readonly #sites: Pick<SiteList, 'all'>;
  readonly #zones = new Map<string, SiteZone>();
  readonly #resources = new DisposableStore();

  constructor(memento: vscode.Memento, sites: Pick<SiteList, 'all' | 'onDidChange'>) {
    this.#memento = memento;
    this.#sites = sites;
    this.#resources.add(sites.onDidChange(() => this.#forget()));
  }

  /** Returns the time zone of the site at `url`, the same object for all its connections. */
  zoneAt(url: string): SiteZone {
    const { origin } = new URL(url);
    const known = this.#zones.get(origin);
    if (known !== undefined) {
      return known;
    }
    this.#forget();
    const zone = new SiteZone(personalOffset, readKnown(this.#memento.get(PREFIX + origin)));
    const keep = (): void => {
      // Late answers of a removed site are not stored.
      if (this.#zones.get(origin) === zone) {
        void this.#memento.update(PREFIX + origin, zone.known);
      }
    };
    this.#resources.add(zone.onDidChange(keep));
    this.#zones.set(origin, zone);
    return zone;
  }

  /** Deletes the zones of removed sites. */
  #forget(): void {
    const origins = new Set(this.#sites.all().map(({ url }) => new URL(url).origin));
    for (const origin of this.#zones.keys()) {
      if (!origins.has(origin)) {
        this.#zones.delete(origin);
      }
    }
    for (const key of this.#memento.keys()) {
      if (key.startsWith(PREFIX) && !origins.has(key.slice(PREFIX.length))) {
        void this.#memento.update(key, undefined);
      }
    }
  }

  dispose(): void {
    this.#resources.dispose();
  }
}

/** Reads the stored offsets, in order of time; empty if they are invalid. */
function readKnown(kept: unknown): readonly KnownOffset[] {
  const { success, output } = v.safeParse(knownOffsets, kept);
  const inOrder = success && output.every(({ from }, at) => at === 0 || (output[at - 1]?.to ?? 0) < from);
  return inOrder ? output : [];
}
