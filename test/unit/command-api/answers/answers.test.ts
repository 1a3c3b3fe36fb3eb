import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { ACTION_NAMES, describeAction, type ActionName } from '../../../../src/command-api/actions.ts';
import { CommandClient } from '../../../../src/command-api/client.ts';
import { SiteError } from '../../../../src/site/errors.ts';
import { FakeSite } from '../fakeSite.ts';
import { FIXTURES } from './answerFixtures.ts';

const answer = (action: ActionName, params: object, xml: string): Promise<unknown> =>
  new CommandClient(new FakeSite(xml)).runNamed(action, params);

/** Variants in which sites send the same answer. The fixtures have neither namespace nor prefix. */
const DRESSES: Readonly<Record<string, (xml: string) => string>> = {
  'without a namespace': (xml) => xml,
  'with the guide’s namespace': (xml) => withRoot(xml, ' xmlns="https://www.beyondtrust.com/namespaces/API/command"'),
  'with the site’s own namespace and another declared': (xml) =>
    withRoot(
      xml,
      ' xmlns="http://support.example.com/namespaces/API/command" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"',
    ),
  'with prefixes': (xml) =>
    withRoot(xml.replace(/<(\/?)([a-z_]+)/g, '<$1b:$2'), ' xmlns:b="http://www.bomgar.com/namespaces/API/command"'),
  'with a declaration, and blank lines around it': (xml) =>
    `\n\n<?xml version="1.0" encoding="UTF-8"?>\n\n<!-- ok -->\n${xml}\n\n`,
};

function withRoot(xml: string, attributes: string): string {
  return xml.replace(/<([\w:]+)/, `<$1${attributes}`);
}

/** The names of all properties, however deep, that say yes or no. */
function flagsIn(value: unknown): string[] {
  return typeof value !== 'object' || value === null
    ? []
    : Object.entries(value).flatMap(([name, inner]) => (typeof inner === 'boolean' ? [name] : flagsIn(inner)));
}

describe('readAnswer, for every action,', () => {
  it('has a fixture in this test', () => {
    assert.deepEqual(Object.keys(FIXTURES).sort(), [...ACTION_NAMES].sort());
  });

  for (const action of ACTION_NAMES) {
    const { params, xml, expected } = FIXTURES[action];
    for (const [dress, dressed] of Object.entries(DRESSES)) {
      it(`reads the answer of ${action} ${dress}`, async () => {
        assert.deepEqual(await answer(action, params, dressed(xml)), expected);
      });
    }

    it(`leaves out flags of ${action} that are missing, empty, or neither yes nor no`, async () => {
      for (const [element, attribute] of [
        ['', ''],
        ['<$1/>', 'available=""'],
        ['<$1>maybe</$1>', 'available="maybe"'],
      ] as const) {
        const without = xml.replace(/<(\w+)>[01]<\/\1>/g, element).replace(/available="[01]"/g, attribute);
        assert.deepEqual(flagsIn(await answer(action, params, without)), []);
      }
    });

    const root = /<([a-z_]+)/.exec(xml)?.[1] ?? '';
    const errors: Record<string, string> = {
      'as the root': '\n<error xmlns="http://www.bomgar.com/namespaces/API/command">Invalid lsid.</error>\n',
      'inside of the answer': `<${root} xmlns="x"><error>Invalid lsid.</error></${root}>`,
      'with a prefix': `<b:${root} xmlns:b="x"><b:error> Invalid lsid. </b:error></b:${root}>`,
    };
    for (const [place, error] of Object.entries(errors)) {
      it(`throws the error of ${action} ${place}`, async () => {
        await assert.rejects(answer(action, params, error), (thrown) => {
          assert.ok(SiteError.is(thrown, 'site-error'));
          assert.equal(thrown.details.siteMessage, 'Invalid lsid.');
          assert.equal(thrown.details.action, action);
          assert.match(thrown.message, new RegExp(action));
          return true;
        });
      });
    }

    it(`reads “nothing matches” of ${action} as an empty list or an error`, async () => {
      const nothing = answer(action, params, '<error>No data matching your chosen criteria is available.</error>');
      if (describeAction(action).answer === 'list') {
        const empty = action === 'get_connected_client_list' ? { summary: [], clients: [] } : [];
        assert.deepEqual(await nothing, empty);
      } else {
        await assert.rejects(nothing, (error) => SiteError.is(error, 'site-error'));
      }
    });
  }
});

describe('readAnswer, given answers that differ from the guide,', () => {
  const described = ACTION_NAMES.filter((action) => !['leave_session', 'send_chat_message'].includes(action));
  for (const action of described) {
    it(`names an unexpected document for ${action}`, async () => {
      const other = answer(action, FIXTURES[action].params, '<backup_list><backup/></backup_list>');
      await assert.rejects(
        other,
        (error) => SiteError.is(error, 'bad-answer') && error.message.includes('backup_list'),
      );
    });
  }

  it('accepts any answer as success where the guide describes none', async () => {
    for (const action of ['leave_session', 'send_chat_message'] as const) {
      const { params } = FIXTURES[action];
      assert.deepEqual(await answer(action, params, '<ok> Done </ok>'), { success: 'Done' });
      assert.deepEqual(await answer(action, params, '<r><success>Gone</success></r>'), { success: 'Gone' });
    }
  });

  it('accepts answers without optional elements', async () => {
    const health = '<check_health><appliance>support</appliance><success>0</success></check_health>';
    assert.deepEqual(await answer('check_health', {}, health), {
      appliance: 'support',
      applianceId: '',
      version: '',
      success: false,
      failoverRole: '',
      enabledSharedIps: [],
    });
    const attributes = '<custom_attributes><custom_attribute code_name="room"/></custom_attributes>';
    assert.deepEqual(await answer('get_session_attributes', { lsid: 'a1' }, attributes), [
      { codeName: 'room', displayName: 'room', value: '' },
    ]);
    assert.deepEqual(await answer('get_session_attributes', { lsid: 'a1' }, '<custom_attributes/>'), []);
    assert.deepEqual(await answer('get_appliances', {}, '<appliances><appliance/></appliances>'), [
      {
        id: '',
        name: '',
        publicHostname: '',
        clusterRole: '',
        failoverRole: '',
      },
    ]);
  });

  it('reads the flags that are set', () => {
    const names = Object.values(FIXTURES).flatMap(({ expected }) => flagsIn(expected));
    assert.deepEqual([...new Set(names)].sort(), [
      ...['acceptingConnections', 'available', 'receiveTrafficNode', 'routingAvailable', 'routingBusy'],
      ...['routingEnabled', 'routingIdle', 'showingOnRepList', 'success'],
    ]);
  });

  it('keeps additional elements', async () => {
    const moods = '<mood>calm</mood><zone>a</zone><mood> cold </mood><deep><x/></deep>';
    const appliances = `<appliances><appliance id="1">${moods}</appliance><appliance id="2"/></appliances>`;
    const all = (await answer('get_appliances', {}, appliances)) as { id: string; others?: unknown }[];
    assert.deepEqual(
      all.map(({ id, others }) => [id, others]),
      [
        ['1', { mood: 'calm\ncold', zone: 'a' }],
        ['2', undefined],
      ],
    );
    const { params } = FIXTURES.create_virtual_customer;
    const xml = '<virtual_customer><chat_url>https://c.example/</chat_url><lsid>a1</lsid></virtual_customer>';
    assert.deepEqual(await answer('create_virtual_customer', params, xml), {
      downloadUrl: '',
      chatUrl: 'https://c.example/',
      others: { lsid: 'a1' },
    });
    const download = '<download_url> https://d.example/?a=1&amp;b=2 </download_url>';
    const chat = '<chat_url>https://c.example/</chat_url>';
    const both = { downloadUrl: 'https://d.example/?a=1&b=2', chatUrl: 'https://c.example/' };
    for (const [answered, expected] of [
      [`<anything>${download}</anything>`, { downloadUrl: both.downloadUrl }],
      [`<anything>${chat}${download}</anything>`, both],
      [`<anything>${download}${chat}</anything>`, both],
      ['<success/>', { downloadUrl: '' }],
      ['<create_virtual_customer/>', { downloadUrl: '' }],
    ] as const) {
      assert.deepEqual(await answer('create_virtual_customer', params, answered), expected, answered);
    }
  });
});
