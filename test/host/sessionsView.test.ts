import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { mayReadSessions } from '../../src/ui/sites/knownAccount.ts';
import { FirstRows } from '../../src/ui/views/firstRows.ts';
import { LiveTree } from '../../src/ui/views/liveTree.ts';
import { ReportOnClick } from '../../src/ui/views/reportOnClick.ts';
import { RowFilter } from '../../src/ui/views/rowFilter.ts';
import { SessionsContent } from '../../src/ui/views/sessionsContent.ts';
import { reportSite } from './support/reportSite.ts';
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

  it('opens the report of the session that is clicked, and nothing for an account that may read none', () => {
    const commandFor = (permissions: Record<string, string>): string | undefined => {
      const { active } = reportSite(() => ({ xml: '' }), permissions);
      const sessions = new SessionsContent(() => momentOf(supportCentre()), new RowFilter(), new FirstRows());
      const content = new ReportOnClick(sessions, () => (mayReadSessions(active) ? 'openSessionReport' : undefined));
      const tree = new LiveTree(content);
      assert.equal(tree.getTreeItem('group:all').command, undefined);
      return tree.getTreeItem('group:all/session:41').command?.command;
    };
    assert.equal(commandFor({ perm_reporting_support: '1' }), 'repWorkflows.openSessionReport');
    assert.equal(commandFor({ perm_reporting_support: '0' }), undefined);
  });
});
