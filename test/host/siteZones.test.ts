import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type * as vscode from 'vscode';
import { Emitter } from '../../src/base/event.ts';
import { SiteZones } from '../../src/ui/sites/siteZones.ts';

const HOUR = 3600;
const DAY = 24 * HOUR;
const SITE = 'https://support.example.com';
const KEY = `repWorkflows.siteZone:${SITE}`;
/** Around the change of clocks in Berlin, on 25 October 2026. */
const CHANGE = Date.parse('2026-10-25T01:00Z') / 1000;

/** The memento of VS Code, and the sites of the settings. */
function surroundings(kept: Readonly<Record<string, unknown>> = {}) {
  const values = new Map(Object.entries(kept));
  const memento: vscode.Memento = {
    keys: () => [...values.keys()],
    get: <T>(key: string, otherwise?: T) => (values.get(key) ?? otherwise) as T,
    update: (key, value) => {
      // As VS Code does, which keeps a copy as JSON.
      values.delete(key);
      if (value !== undefined) {
        values.set(key, JSON.parse(JSON.stringify(value)));
      }
      return Promise.resolve();
    },
  };
  const changed = new Emitter<void>();
  let urls: readonly string[] = [SITE];
  const sites = {
    all: () => urls.map((url) => ({ id: url, label: url, url, company: 'acme' })),
    onDidChange: changed.event,
  };
  const setSites = (...now: string[]): void => {
    urls = now;
    changed.fire();
  };
  return { values, memento, sites, setSites };
}

describe('the stored time zone of a site', () => {
  it('is read after a restart, on both sides of a clock change, by every connection', () => {
    const { memento, sites } = surroundings();
    const before = new SiteZones(memento, sites);
    const zone = before.zoneAt(SITE);
    zone.learn(CHANGE - 1, 2 * HOUR);
    zone.learn(CHANGE, HOUR);
    assert.equal(before.zoneAt(`${SITE}/login`), zone);
    before.dispose();
    const after = new SiteZones(memento, sites).zoneAt(SITE);
    assert.deepEqual(
      [CHANGE - DAY, CHANGE - 1, CHANGE, CHANGE + DAY].map((time) => after.offsetAt(time) / HOUR),
      [...[2, 2, 1, 1]],
    );
    assert.equal(after.dayOf(CHANGE + 21.5 * HOUR)?.toString(), '2026-10-25');
    assert.equal(after.knownUntil, CHANGE);
  });

  it('is that of the latest day, not of the first', () => {
    const { memento, sites } = surroundings();
    const zone = new SiteZones(memento, sites).zoneAt(SITE);
    for (let day = 0; day < 30; day++) {
      zone.learn(CHANGE + day * DAY, HOUR);
      zone.learn(CHANGE + day * DAY + 60, HOUR);
    }
    assert.deepEqual(new SiteZones(memento, sites).zoneAt(SITE).known, [
      { from: CHANGE, to: CHANGE + 29 * DAY, offset: HOUR },
    ]);
  });

  it('is deleted with the site, also after a late answer and a removal in another window', () => {
    const other = 'https://other.example.com:8443';
    const kept = [{ from: CHANGE, to: CHANGE, offset: HOUR }];
    const { values, memento, sites, setSites } = surroundings({
      [`repWorkflows.siteZone:${other}`]: kept,
      somethingElse: 1,
    });
    const zones = new SiteZones(memento, sites);
    const zone = zones.zoneAt(SITE);
    assert.deepEqual([...values.keys()], ['somethingElse']);
    zone.learn(CHANGE, HOUR);
    assert.deepEqual(values.get(KEY), kept);
    setSites(other);
    assert.deepEqual([...values.keys()], ['somethingElse']);
    zone.learn(CHANGE + 100 * DAY, 2 * HOUR);
    assert.deepEqual([...values.keys()], ['somethingElse']);
    setSites(SITE);
    assert.equal(zones.zoneAt(SITE).knownUntil, undefined);
  });

  it('is ignored if the stored data is invalid', () => {
    const good = { from: 10, to: 20, offset: HOUR };
    for (const kept of [
      'x',
      {},
      [5],
      [{ ...good, offset: '3600' }],
      [{ ...good, offset: 15 * HOUR }],
      [{ ...good, offset: 0.5 }],
      [{ ...good, from: 30 }],
      [{ ...good, to: null }],
      [{ ...good, from: 15, to: 16 }, good],
      [good, good],
    ]) {
      const { memento, sites } = surroundings({ [KEY]: kept });
      assert.deepEqual(new SiteZones(memento, sites).zoneAt(SITE).known, [], JSON.stringify(kept));
    }
    const { memento, sites } = surroundings({ [KEY]: [good] });
    assert.deepEqual(new SiteZones(memento, sites).zoneAt(SITE).known, [good]);
  });
});
