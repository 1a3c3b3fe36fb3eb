import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { listOf, SESSION_XML } from './fixtures.ts';
import { reportOf } from './reading.ts';

const one = async (xml: string) => {
  const { items } = await reportOf('SupportSession', listOf('session_list', xml));
  assert.equal(items.length, 1);
  assert.ok(items[0]);
  return items[0];
};

describe('a session of SupportSession', () => {
  it('has every element and attribute of the guide', async () => {
    const { events, custSurveyList, ...session } = await one(SESSION_XML);
    assert.deepEqual(session, {
      lsid: 'c69a8e10bea9428f816cfababe9815fe',
      sessionType: 'support',
      lseq: 17,
      startTime: 1475308800,
      endTime: 1475312400,
      duration: 3600,
      utcOffset: '-05:00',
      publicSite: { id: '1', name: 'Default' },
      jumpoint: { id: '4', name: 'Branch office' },
      externalKey: 'INC-17',
      customAttributes: [{ displayName: 'Room', codeName: 'room', value: '12 & 13' }],
      sessionChatViewUrl: 'https://support.example.com/chat?lsid=c6&h=secret',
      sessionChatDownloadUrl: 'https://support.example.com/chat?lsid=c6&h=secret&download=1',
      sessionRecordingViewUrl: 'https://support.example.com/video?h=secret',
      sessionRecordingDownloadUrl: 'https://support.example.com/video?h=secret&download=1',
      showMyScreenRecordings: [
        { instance: 0, downloadUrl: 'https://support.example.com/sms?d=1', viewUrl: 'https://support.example.com/sms' },
      ],
      commandShellRecordings: [
        { instance: 1, downloadUrl: 'https://a/1', viewUrl: 'https://b/1' },
        { instance: 2, downloadUrl: 'https://a/2', viewUrl: 'https://b/2' },
      ],
      fileTransferCount: 1,
      fileMoveCount: 0,
      fileDeleteCount: 2,
      primaryCustomer: { id: '', gsnumber: '1', name: 'Bob' },
      primaryRep: { id: '5', gsnumber: '2', name: 'Ada L.' },
      primaryTeam: { id: '3', name: 'First line' },
      customerList: [
        {
          gsnumber: '1',
          username: 'Bob',
          publicIp: '[2001:db8::1]:50123',
          privateIp: '10.0.0.9',
          hostname: 'BOB-PC',
          os: 'Windows 10',
          primaryCust: true,
          info: { name: 'Bob', company: 'Acme', companyCode: 'AC', issue: '3', details: 'No print' },
        },
      ],
      repList: [
        {
          gsnumber: '2',
          id: '5',
          username: 'ada',
          displayName: 'Ada L.',
          publicDisplayName: 'Ada',
          privateDisplayName: 'Ada L.',
          displayNumber: '7',
          publicIp: '198.51.100.7:40000',
          privateIp: 'Unknown',
          hostname: 'ada-pc',
          os: 'Linux',
          sessionOwner: true,
          primaryRep: true,
          secondsInvolved: 3540,
          invited: false,
          others: { rep_join_time: '2016-10-01T03:01:00-05:00', 'rep_join_time@timestamp': '1475308860' },
        },
        {
          gsnumber: '3',
          id: '6',
          username: 'eve',
          displayName: '',
          publicDisplayName: '',
          privateDisplayName: 'Eve',
          displayNumber: '',
          publicIp: '',
          privateIp: '',
          hostname: '',
          os: '',
          sessionOwner: false,
          primaryRep: false,
          secondsInvolved: 60,
          invited: true,
        },
      ],
      teamList: [
        { id: '2', name: 'Welcome', primaryTeam: false },
        { id: '3', name: 'First line', primaryTeam: true },
      ],
      repSurveyList: [],
    });
    assert.equal(events.length, 7);
    assert.equal(custSurveyList[0]?.questionList[0]?.answerList[0], 'good');
  });

  it('has its events with their people, data, files and system information', async () => {
    const { events } = await one(SESSION_XML);
    assert.deepEqual(events[0], {
      timestamp: 1475308800,
      eventType: 'Session Start',
      performedBy: { type: 'system', gsnumber: '0', name: 'System' },
      destination: { type: 'system', gsnumber: '0', name: '' },
      body: '',
      files: [],
      data: [],
    });
    assert.deepEqual(events[1]?.data, [
      { name: 'name', value: 'Ada L.' },
      { name: 'support_teams', value: ';First line;Welcome' },
      { name: 'user_id', value: '5' },
    ]);
    assert.equal(events[2]?.body, 'Hello [b]Bob[/b], 2 < 3');
    assert.equal(events[3]?.body, 'Hello\u0001');
    assert.deepEqual(events[4], {
      timestamp: 1475309000,
      eventType: 'File Upload',
      performedBy: { type: 'representative', gsnumber: '2', name: 'Ada L.' },
      destination: { type: 'customer', gsnumber: '1', name: 'Bob' },
      body: '',
      filename: 'driver.zip',
      filesize: 1024,
      files: [{ name: 'driver.zip', size: 1024 }],
      data: [],
    });
    assert.deepEqual(events[5]?.systemInformation, [
      { name: 'Drives', description: ['Drive', 'Type', 'Percent Used'], data: [['C:\\', 'Local Disk', '60%']] },
      { name: 'os', description: ['Name', 'Version'], data: [['Windows', '10']] },
    ]);
    assert.deepEqual(events[6], { timestamp: 1475312400, eventType: 'Session End', body: '', files: [], data: [] });
  });

  it('has no end while it goes on, and takes what is missing or empty', async () => {
    const session = await one(
      '<session lsid="a1"><start_time timestamp="5"/><end_time></end_time><duration/><session_details> </session_details></session>',
    );
    assert.equal(session.startTime, 5);
    assert.equal(session.endTime, null);
    assert.equal((await one('<session lsid="a1"><end_time timestamp="0"></end_time></session>')).endTime, null);
    assert.equal(session.duration, null);
    assert.equal(session.primaryRep, undefined);
    assert.equal(session.fileTransferCount, null);
    assert.deepEqual([session.events, session.repList, session.customAttributes], [[], [], []]);
    assert.equal((await one('<session/>')).lsid, '');
  });

  it('has no Jumpoint and no Jump group where their id is -1, whatever stands there', async () => {
    const places = '<jumpoint id="-1">None</jumpoint><jump_group id="-1"/>';
    const none = await one(`<session lsid="a1">${places}</session>`);
    assert.deepEqual([none.jumpoint, none.jumpGroup, none.others], [undefined, undefined, undefined]);
    const some = await one(
      '<session><jumpoint id="1">Cellar</jumpoint><jump_group id="7">Tills</jump_group></session>',
    );
    assert.deepEqual([some.jumpoint?.name, some.jumpGroup], ['Cellar', { id: '7', name: 'Tills' }]);
  });

  it('counts the seconds of a duration of many hours', async () => {
    const durationOf = async (text: string) => (await one(`<session><duration>${text}</duration></session>`)).duration;
    assert.equal(await durationOf('101:02:03'), 363_723);
    assert.equal(await durationOf('02:03'), 123);
    assert.equal(await durationOf('75'), 75);
    assert.equal(await durationOf('soon'), null);
  });

  it('takes times without the attribute, and names inside of elements', async () => {
    const session = await one(`<session lsid="a1"><start_time>2016-10-01T08:00:00Z</start_time>
      <primary_team><id>3</id><name>First line</name></primary_team>
      <primary_customer gsnumber="1"><name>Bob</name></primary_customer></session>`);
    assert.equal(session.startTime, 1475308800);
    assert.equal(session.utcOffset, 'Z');
    assert.deepEqual(session.primaryTeam, { id: '3', name: 'First line' });
    assert.deepEqual(session.primaryCustomer, { id: '', gsnumber: '1', name: 'Bob' });
  });

  it('keeps what the guide does not know, by its path', async () => {
    const session = await one(`<session lsid="a1" mood="calm"><tags kind="x"><tag>one</tag><tag>two</tag></tags><empty/>
      <session_details><event event_type="New" shade="blue"><performed_by gsnumber="1" type="customer" id="9">Bob</performed_by>
      <extra>1</extra></event></session_details></session>`);
    assert.deepEqual(session.others, {
      '@mood': 'calm',
      'tags@kind': 'x',
      'tags/tag': 'one',
      'tags/tag[2]': 'two',
      empty: '',
    });
    assert.deepEqual(session.events[0]?.others, { '@shade': 'blue', extra: '1' });
    assert.equal(session.events[0].performedBy?.id, '9');
  });

  it('puts cells under their headings by name, whatever is missing', async () => {
    const { events } = await one(`<session><session_details><event><system_information><category name="Drives">
      <description><field id="d">Drive</field><field id="t">Type</field></description>
      <data><row><field id="t">Local</field></row><row><field id="d">D:</field></row></data></category>
      <category><description><field>A</field><field>B</field></description><data><row><field>1</field></row>
      <row><field>1</field><field>2</field><field>3</field></row></data></category>
      </system_information></event></session_details></session>`);
    assert.deepEqual(events[0]?.systemInformation, [
      {
        name: 'Drives',
        description: ['Drive', 'Type'],
        data: [
          ['', 'Local'],
          ['D:', ''],
        ],
      },
      {
        name: '',
        description: ['A', 'B'],
        data: [
          ['1', ''],
          ['1', '2', '3'],
        ],
      },
    ]);
  });

  it('keeps the values of all cells of a row that have one name', async () => {
    const { events } = await one(`<session><session_details><event><system_information><category name="Network">
      <description><field id="a">Address</field><field id="n">Name</field></description>
      <data><row><field id="a">10.0.0.1</field><field id="n">eth0</field><field id="a">fe80::1</field></row></data></category>
      </system_information></event></session_details></session>`);
    assert.deepEqual(events[0]?.systemInformation?.[0]?.data, [['10.0.0.1, fe80::1', 'eth0']]);
  });
});
