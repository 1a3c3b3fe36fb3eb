import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { StateModel } from '../../src/state/model/model.ts';
import { FirstRows } from '../../src/ui/platform/trees/firstRows.ts';
import { LiveTree } from '../../src/ui/platform/trees/liveTree.ts';
import { QueuesContent } from '../../src/ui/features/live/queuesContent.ts';
import { RepresentativesContent } from '../../src/ui/features/live/representativesContent.ts';
import { RowFilter } from '../../src/ui/features/live/rowFilter.ts';
import { SessionsContent } from '../../src/ui/features/live/sessionsContent.ts';
import { momentOf, NOW, supportCentre } from './support/supportCentre.ts';
import { TreeReader } from './support/treeReader.ts';

function queuesOf(model: StateModel, clock = { now: NOW }): { tree: LiveTree; reader: TreeReader } {
  const content = new QueuesContent(
    () => momentOf(model, clock.now),
    () => 'zoe',
    new FirstRows(),
  );
  const tree = new LiveTree(content);
  return { tree, reader: new TreeReader(tree) };
}

describe('a live tree', () => {
  it('fires no row if nothing changed', () => {
    const { tree, reader } = queuesOf(supportCentre());
    tree.refresh();
    assert.deepEqual(reader.events, []);
  });

  it('fires only the row that changed', () => {
    const model = supportCentre();
    const { tree, reader } = queuesOf(model);
    model.apply({ type: 'model_update', update: { support_session: { '42': { customer_name: 'Kim Novak' } } } });
    tree.refresh();
    assert.deepEqual(reader.events, [['queue:2/session:42']]);
    assert.ok(reader.lines.includes('  Kim Novak | 3 min · chat'));
  });

  it('fires both queues when a session moves from one to the other', () => {
    const model = supportCentre();
    const [since, lsid] = [NOW - 600, 'lsid-Ada'];
    const earlier = {
      customer_name: 'Ada',
      queue_id: '3',
      queue_entry_timestamp: since,
      created_timestamp: since,
      lsid,
    };
    model.apply({ type: 'model_update', insert: { support_session: { '44': earlier } } });
    const { tree, reader } = queuesOf(model);
    model.apply({ type: 'model_update', update: { support_session: { '42': { queue_id: '3' } } } });
    tree.refresh();
    assert.deepEqual(reader.events, [['queue:2', 'queue:3']]);
    assert.deepEqual(
      reader.keys.filter((key) => key.endsWith('session:42')),
      ['queue:3/session:42'],
    );
  });

  it('does not fire the root while sessions come, go and wait', () => {
    const model = supportCentre();
    const clock = { now: NOW };
    const { tree, reader } = queuesOf(model, clock);
    for (let step = 0; step < 200; step++) {
      const row = { customer_name: `C${step}`, queue_id: '2', queue_entry_timestamp: clock.now };
      model.apply({ type: 'model_update', insert: { support_session: { [`9${step}`]: row } } });
      model.apply({ type: 'model_update', delete: { support_session: [`9${step - 3}`] } });
      clock.now += 10;
      tree.refresh();
    }
    assert.equal(reader.rootRequests, 1);
  });

  it('fires a waiting row only when its words change', () => {
    const clock = { now: NOW };
    const { tree, reader } = queuesOf(supportCentre(), clock);
    clock.now += 30;
    tree.refresh();
    assert.deepEqual(reader.events, []);
    clock.now += 30;
    tree.refresh();
    assert.ok(reader.lines.includes('  Zoë | 15 min · session key · ACME'));
  });

  it('fires a row once when the last row below it is removed', () => {
    const model = supportCentre();
    const content = new RepresentativesContent(
      () => momentOf(model),
      () => undefined,
      new RowFilter(),
      new FirstRows(),
    );
    const tree = new LiveTree(content);
    const reader = new TreeReader(tree);
    model.apply({ type: 'model_update', delete: { representative_support_session: ['51'] } });
    tree.refresh();
    assert.equal(reader.events.length, 1);
    tree.refresh();
    assert.equal(reader.events.length, 1);
  });

  it('returns the last state of a row that was just removed', () => {
    const model = supportCentre();
    const { tree } = queuesOf(model);
    model.apply({ type: 'model_update', delete: { support_session: ['42'] } });
    assert.equal(tree.getTreeItem('queue:2/session:42').label, 'Kim');
  });

  it('gives VS Code the first rows of thousands and a row for the rest', () => {
    const model = supportCentre();
    const rows = Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`7${index}`, { queue_id: '2' }]));
    model.apply({ type: 'model_update', insert: { support_session: rows } });
    const content = new SessionsContent(
      () => momentOf(model),
      new RowFilter(),
      new FirstRows(),
      () => undefined,
    );
    const reader = new TreeReader(new LiveTree(content));
    assert.equal(reader.keys.length, 202);
    assert.equal(reader.lines.at(-1), '  Show more | 4803 not shown');
  });
});
