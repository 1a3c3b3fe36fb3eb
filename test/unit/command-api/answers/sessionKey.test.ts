import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { CommandClient } from '../../../../src/command-api/client.ts';
import { SiteError } from '../../../../src/site/errors.ts';
import { FakeSite } from '../fakeSite.ts';

const xml = (externalKey: string): string => `
<session_key xmlns="https://www.beyondtrust.com/namespaces/API/command">
  <type>support</type><ttl>3600</ttl><expires>1630483200</expires>
  <queue available="1">team</queue><queue_id>1</queue_id>${externalKey}
  <short_key>0123456</short_key><key_url>https://support.example.com/?ak=a&amp;b=c</key_url>
  <mail_subject>Support</mail_subject><mail_body>Go to
the site.</mail_body>
</session_key>`;

const KEY = {
  type: 'support',
  ttl: 3600,
  expires: 1630483200,
  queue: 'team',
  queueId: '1',
  available: true,
  shortKey: '0123456',
  keyUrl: 'https://support.example.com/?ak=a&b=c',
  mailSubject: 'Support',
  mailBody: 'Go to\nthe site.',
};

describe('generateSessionKey', () => {
  it('sends the guide’s names and keeps leading zeros of the key', async () => {
    const site = new FakeSite(xml('<external_key>ABC1234</external_key>'));
    const key = await new CommandClient(site).generateSessionKey({
      queueId: 'team:1',
      ttl: 3600,
      externalKey: 'ABC1234',
      attributes: { custom_field1: 'Custom Value', external_key: 'overruled' },
      priority: 1,
      skills: ['codename1', 'codename2'],
      urlHostname: 'support.example.com',
    });
    assert.deepEqual(key, { ...KEY, externalKey: 'ABC1234' });
    assert.deepEqual(Object.fromEntries(site.requests[0]?.form ?? []), {
      action: 'generate_session_key',
      type: 'support',
      queue_id: 'team:1',
      ttl: '3600',
      'session.custom.external_key': 'ABC1234',
      'session.custom.custom_field1': 'Custom Value',
      'session.priority': '1',
      'session.skills': 'codename1,codename2',
      url_hostname: 'support.example.com',
    });
  });

  it('requires no more than a queue, and returns no external key if the site sends an empty one', async () => {
    const site = new FakeSite(xml('<external_key></external_key>'));
    const key = await new CommandClient(site).generateSessionKey({ queueId: 'general', skills: [] });
    assert.deepEqual(key, KEY);
    assert.equal(site.requests[0]?.form?.length, 3);
  });

  it('accepts an answer without time to live, for a queue without representatives', async () => {
    const site = new FakeSite(
      '<session_key><short_key>abcdefg</short_key><queue available="0">rep</queue></session_key>',
    );
    const key = await new CommandClient(site).generateSessionKey({ queueId: 'rep:1' });
    assert.deepEqual([key.available, key.queue], [false, 'rep']);
    assert.deepEqual(['ttl' in key, 'expires' in key], [false, false]);
  });

  it('fails if the answer contains no key', async () => {
    const call = new CommandClient(new FakeSite('<session_key/>')).generateSessionKey({ queueId: 'general' });
    await assert.rejects(call, (error) => SiteError.is(error, 'bad-answer'));
  });
});
