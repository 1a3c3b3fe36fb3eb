import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { FirstRows } from '../../src/ui/platform/trees/firstRows.ts';
import { LiveTree } from '../../src/ui/platform/trees/liveTree.ts';
import { ReportOnClick } from '../../src/ui/features/live/reportOnClick.ts';
import { RowFilter } from '../../src/ui/features/live/rowFilter.ts';
import { SessionsContent } from '../../src/ui/features/live/sessionsContent.ts';
import { momentOf, supportCentre } from './support/supportCentre.ts';
import { TreeReader } from './support/treeReader.ts';

describe('the Sessions view', () => {
  it('shows the time first, so that a narrow side bar does not cut it off', () => {
    const content = new SessionsContent(
      () => momentOf(supportCentre()),
      new RowFilter(),
      new FirstRows(),
      () => undefined,
    );
    assert.deepEqual(new TreeReader(new LiveTree(content)).lines, [
      'In progress | 3',
      '  Sven | 41 min · Bob Baker · customer left · Fuchs',
      '  Zoë | 14 min · waiting · Network · ACME',
      '  Kim | 3 min · waiting · Network',
    ]);
  });

  it('offers to copy the external key only of sessions that have one', () => {
    const model = supportCentre();
    const attribute = (value: string) => ({ support_session_id: '43', code_name: 'external_key', value });
    model.apply({ type: 'model_update', insert: { support_session_attribute: { '71': attribute('INC0010234') } } });
    const content = new SessionsContent(
      () => momentOf(model),
      new RowFilter(),
      new FirstRows(),
      () => undefined,
    );
    const kinds = (): (string | undefined)[] =>
      content.children('group:all').map((key) => content.row(key)?.contextValue);
    assert.deepEqual(kinds(), ['session.active.keyed', 'session.waiting', 'session.waiting']);
    model.apply({ type: 'model_update', update: { support_session_attribute: { '71': attribute('') } } });
    assert.equal(kinds()[0], 'session.active');
  });

  it('opens the report of a clicked session, but does nothing for a clicked group', () => {
    const sessions = new SessionsContent(
      () => momentOf(supportCentre()),
      new RowFilter(),
      new FirstRows(),
      () => undefined,
    );
    const tree = new LiveTree(new ReportOnClick(sessions, () => 'openSessionReport'));
    assert.equal(tree.getTreeItem('group:all').command, undefined);
    const { command, arguments: keys } = tree.getTreeItem('group:all/session:41').command ?? {};
    assert.equal(command, 'repWorkflows.openSessionReport');
    assert.deepEqual(keys, ['group:all/session:41']);
  });
});
