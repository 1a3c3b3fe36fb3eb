import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import { startDemoSite, type DemoSite } from '../../../src/demo/demoSite.ts';
import { startSessionUrl } from '../../../src/session-start/startUrl.ts';

describe('start_session of the demo site', () => {
  let demo: DemoSite;

  before(async () => {
    demo = await startDemoSite({ seed: 1, speed: 0 });
  });
  after(() => demo.stop());

  const open = (params: Record<string, unknown>) => fetch(startSessionUrl(demo.url, params));
  const sessions = () => [...demo.model.rows('support_session').values()];

  it('starts a session by representative and by issue, bound to the ticket', async () => {
    const [rep] = [...demo.model.rows('representative').values()];
    assert.ok(rep);
    const before = sessions().length;
    const custom = { 'session.custom.external_key': 'ABC-123' };
    assert.equal((await open({ id: rep.user_id, name: rep.public_display_name, ...custom })).status, 200);
    assert.equal((await open({ issue_menu: 1, codeName: 'wifi' })).status, 200);
    assert.equal((await open({ issue_menu: 1, id: 24, c2cjs: 1 })).status, 200);
    assert.equal(sessions().length, before + 3);
    const attributes = [...demo.model.rows('support_session_attribute').values()];
    assert.ok(attributes.some(({ code_name, value }) => code_name === 'external_key' && value === 'ABC-123'));
  });

  it('says what is wrong', async () => {
    assert.equal((await open({ short_key: 'ABCDEFG' })).status, 404);
    assert.equal((await fetch(`${demo.url}/api/start_session?id=1`)).status, 400);
    assert.equal((await open({ issue_menu: 1, codeName: '<b>' })).status, 400);
  });
});
