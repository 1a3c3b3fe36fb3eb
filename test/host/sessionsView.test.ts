import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { FirstRows } from '../../src/ui/views/firstRows.ts';
import { LiveTree } from '../../src/ui/views/liveTree.ts';
import { ReportOnClick } from '../../src/ui/views/reportOnClick.ts';
import { RowFilter } from '../../src/ui/views/rowFilter.ts';
import { SessionsContent } from '../../src/ui/views/sessionsContent.ts';
import { momentOf, supportCentre } from './support/supportCentre.ts';
import { TreeReader } from './support/treeReader.ts';

describe('the Sessions view', () => {
  it('tells the time first, which a narrow side bar does not cut off', () => {
    const content = new SessionsContent(() => momentOf(supportCentre()), new RowFilter(), new FirstRows());
    assert.deepEqual(new TreeReader(new LiveTree(content)).lines, [
      'In progress | 3',
      '  Fuchs / Sven | 41 min · Bob Baker',
      '  ACME / Zoë | 14 min · waiting · Network',
      '  Kim | 3 min · waiting · Network',
    ]);
  });

  it('opens the report of the session that is clicked, whose page says what an account may not read', () => {
    const sessions = new SessionsContent(() => momentOf(supportCentre()), new RowFilter(), new FirstRows());
    const tree = new LiveTree(new ReportOnClick(sessions, () => 'openSessionReport'));
    assert.equal(tree.getTreeItem('group:all').command, undefined);
    const { command, arguments: keys } = tree.getTreeItem('group:all/session:41').command ?? {};
    assert.equal(command, 'repWorkflows.openSessionReport');
    assert.deepEqual(keys, ['group:all/session:41']);
  });
});
