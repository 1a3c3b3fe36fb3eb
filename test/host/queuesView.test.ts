import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';
import type { StateModel } from '../../src/state/model/model.ts';
import { FirstRows } from '../../src/ui/platform/trees/firstRows.ts';
import { LiveTree } from '../../src/ui/platform/trees/liveTree.ts';
import { QueuesContent } from '../../src/ui/features/live/queuesContent.ts';
import { momentOf, supportCentre } from './support/supportCentre.ts';
import { TreeReader } from './support/treeReader.ts';

function read(model: StateModel, username?: string): TreeReader {
  return new TreeReader(
    new LiveTree(
      new QueuesContent(
        () => momentOf(model),
        () => username,
        new FirstRows(),
      ),
    ),
  );
}

function iconOf(reader: TreeReader, key: string): vscode.ThemeIcon {
  const icon = reader.item(key)?.iconPath;
  assert.ok(icon instanceof vscode.ThemeIcon);
  return icon;
}

describe('the Queues view', () => {
  it('shows the queue with the longest wait first with its customers, and how many are available in queues without', () => {
    assert.deepEqual(read(supportCentre()).lines, [
      'Network | 2 waiting · 14 min',
      '  Zoë | 14 min · session key · ACME',
      '  Kim | 3 min · chat',
      'General | 1 available',
      'Hardware | 1 available',
      'Personal | 1 in progress',
      '  Bob Baker | 1 in progress',
      '    Sven | 41 min · Bob Baker · customer left · Fuchs',
    ]);
  });

  it('puts the queues of one’s own teams first and marked, even if waits in others are longer', () => {
    const reader = read(supportCentre(), 'bob');
    assert.equal(reader.keys[0], 'queue:3');
    assert.equal(iconOf(reader, 'queue:3').id, 'star-full');
    assert.equal(iconOf(reader, 'queue:2').id, 'inbox');
  });

  it('names a waiting customer by company, else by computer, and says the issue instead of the start method', () => {
    const model = supportCentre();
    const session = (id: string, fields: object): void =>
      void model.apply({ type: 'model_update', update: { support_session: { [id]: { ...fields } } } });
    session('41', { customer_name: 'Unknown', issue_description: 'VPN is slow', priority: 1 });
    session('42', { customer_name: '' });
    model.apply({ type: 'model_update', update: { customer_client: { '61': { hostname: 'PC-042' } } } });
    assert.deepEqual(read(model).lines.slice(1, 3), [
      '  ACME | 14 min · High · VPN is slow',
      '  PC-042 | 3 min · chat',
    ]);
  });

  it('colours a wait red past the limit, yellow from half of it, and not before', () => {
    const reader = read(supportCentre());
    assert.equal(iconOf(reader, 'queue:2').color?.id, 'charts.red');
    assert.equal(iconOf(reader, 'queue:2/session:41').color?.id, 'charts.red');
    assert.equal(iconOf(reader, 'queue:2/session:42').color, undefined);
  });

  it('gives each session the icon of its client', () => {
    assert.equal(iconOf(read(supportCentre()), 'queue:2/session:42').id, 'comment-discussion');
  });

  it('shows a customer’s input as text, whatever it looks like', () => {
    const model = supportCentre();
    const customer_name = '$(bell) a\nb\u202e[x](command:y)';
    model.apply({ type: 'model_update', update: { support_session: { '42': { customer_name } } } });
    const content = new QueuesContent(
      () => momentOf(model),
      () => undefined,
      new FirstRows(),
    );
    assert.equal(content.row('queue:2/session:42')?.label, '$\u2060(bell) a b [x]\u2060(command:y)');
    const tooltip = content.tooltip('queue:2/session:42');
    assert.ok(tooltip);
    assert.doesNotMatch(tooltip.value, /(?<!\\)\[x/);
    assert.notEqual(tooltip.isTrusted, true);
    assert.notEqual(tooltip.supportHtml, true);
  });
});
