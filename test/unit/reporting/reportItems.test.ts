import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { listOf } from './fixtures.ts';
import { reportOf } from './reading.ts';

describe('the items of the other reports', () => {
  it('list sessions with their keys and recordings', async () => {
    const xml = listOf(
      'session_summary_list',
      `<session_summary lsid="a1" lseq="7" has_recording="1" external_key="INC 1"/>
       <session_summary has_recording="0" lsid="b2"><lseq>8</lseq></session_summary>
       <session_summary lsid="c3" has_recording="0"><lsid>9</lsid></session_summary>`,
    );
    assert.deepEqual(await reportOf('SupportSessionListing', xml), {
      type: 'SupportSessionListing',
      items: [
        { lsid: 'a1', lseq: 7, hasRecording: true, externalKey: 'INC 1' },
        { lsid: 'b2', lseq: 8, hasRecording: false, externalKey: '' },
        { lsid: 'c3', lseq: 9, hasRecording: false, externalKey: '' },
      ],
      complete: true,
    });
    const presentations = listOf(
      'presentation_summary_list',
      '<presentation_summary lsid="6d547436638c41ad8f945388d2d465d2" has_recording="1" />',
    );
    const { items } = await reportOf('PresentationSessionListing', presentations);
    assert.deepEqual([items[0]?.lsid, items[0]?.hasRecording], ['6d547436638c41ad8f945388d2d465d2', true]);
  });

  it('sum up sessions', async () => {
    const summary = (average: string) =>
      `<summary id="5" type="rep"><display_name>Ada L.</display_name><total_sessions>120</total_sessions>
       <avg_sessions_per_weekday>${average}</avg_sessions_per_weekday><avg_duration>00:12:30</avg_duration></summary>`;
    const xml = listOf('summary_list', summary('5.7') + summary('5,7') + summary(''));
    const { items } = await reportOf('SupportSessionSummary', xml);
    assert.deepEqual(items[0], {
      id: '5',
      type: 'rep',
      displayName: 'Ada L.',
      totalSessions: 120,
      avgSessionsPerWeekday: 5.7,
      avgDuration: 750,
    });
    assert.deepEqual([items[1]?.avgSessionsPerWeekday, items[2]?.avgSessionsPerWeekday], [5.7, null]);
  });

  it('tell of presentations, with events under either name', async () => {
    const presentation = (
      details: string,
    ) => `<session lsid="p1"><session_type>presentation</session_type><lseq>3</lseq>
      <start_time timestamp="10">1970-01-01T00:00:10+00:00</start_time><end_time timestamp="70"/><duration>00:01:00</duration>
      <attendee_list><attendee gsnumber="4"><username>Cleo</username><public_ip>203.0.113.4:1</public_ip></attendee></attendee_list>
      <rep_list><representative gsnumber="2" id="5"><username>ada</username></representative></rep_list>
      <${details}><event timestamp="11" event_type="Chat Message"><performed_by type="attendee" gsnumber="4">Cleo</performed_by>
      <body>Hi</body></event></${details}></session>`;
    const xml = listOf('session_list', presentation('session_details') + presentation('session_list'));
    const { items } = await reportOf('PresentationSession', xml);
    assert.equal(items.length, 2);
    for (const item of items) {
      assert.deepEqual(item.attendeeList, [{ gsnumber: '4', username: 'Cleo', publicIp: '203.0.113.4:1' }]);
      assert.equal(item.repList[0]?.username, 'ada');
      assert.deepEqual([item.startTime, item.endTime, item.duration], [10, 70, 60]);
      assert.equal(item.events[0]?.performedBy?.type, 'attendee');
      assert.equal(item.others, undefined);
    }
  });

  it('hold surveys with all answers, and newlines that a site wrote as two characters', async () => {
    const xml = listOf(
      'exit_survey_list',
      `<exit_survey lsid="a1" ts="1475308800"><session_type>support</session_type><public_site id="1">Default</public_site>
        <submitted_by type="cust">Bob</submitted_by><primary_customer id="0">Bob</primary_customer>
        <primary_rep id="5">Ada L.</primary_rep><primary_team id="3">First line</primary_team>
        <customer_list><customer gsnumber="1"><username>Bob</username></customer></customer_list>
        <rep_list/><team_list><team id="3" primary_team="1">First line</team></team_list><rep_resolved>0</rep_resolved>
        <question_list>
          <question id="1"><name>r</name><type>radio</type><label>Good?</label><report_header>Good</report_header>
            <answer_list><answer>C:\\new</answer></answer_list></question>
          <question id="2"><name>c</name><type>checkbox</type><label>What?</label><report_header>What</report_header>
            <answer_list><answer>fast</answer><answer>kind</answer></answer_list></question>
          <question id="3"><name>t</name><type>textarea</type><label>Else?</label><report_header>Else</report_header>
            <answer_list><answer>one\\ntwo</answer></answer_list></question>
          <question id="4"><name>e</name><type>text</type><label>Mail?</label><answer_list><answer></answer></answer_list></question>
        </question_list></exit_survey>`,
    );
    for (const type of ['SupportCustExitSurvey', 'SupportRepExitSurvey'] as const) {
      const { items } = await reportOf(type, xml);
      const [survey] = items;
      assert.ok(survey);
      assert.deepEqual([survey.lsid, survey.ts, survey.repResolved], ['a1', 1475308800, false]);
      assert.deepEqual(survey.submittedBy, { type: 'cust', name: 'Bob' });
      assert.deepEqual(survey.primaryCustomer, { id: '0', gsnumber: '', name: 'Bob' });
      assert.deepEqual(
        survey.questionList.map(({ answerList }) => answerList),
        [['C:\\new'], ['fast', 'kind'], ['one\ntwo'], []],
      );
      assert.deepEqual(survey.questionList[0], {
        id: '1',
        name: 'r',
        type: 'radio',
        label: 'Good?',
        reportHeader: 'Good',
        answerList: ['C:\\new'],
      });
    }
  });

  it('follow a team, with the report’s period beside it', async () => {
    const xml = listOf(
      'team_activity_list',
      `<start_time timestamp="1475308800">2016-10-01T08:00:00+00:00</start_time>
       <end_time timestamp="1475344800">2016-10-01T18:00:00+00:00</end_time>
       <team_activity id="3" name="First line">
         <logged_in_representatives><representative gsnumber="2" id="5"><display_name>Ada L.</display_name>
           <public_display_name>Ada</public_display_name><private_display_name>Ada L.</private_display_name>
           <public_ip>1.2.3.4:1</public_ip><private_ip>10.0.0.1</private_ip></representative></logged_in_representatives>
         <events><event timestamp="1475308900" event_type="Files Shared">
           <performed_by gsnumber="2" type="representative">Ada L.</performed_by>
           <destinations><destination gsnumber="3">Eve</destination><destination gsnumber="4">Sam</destination></destinations>
           <files><file name="a.txt" size="3"/><file name="b.txt" size="4"/></files>
           <data><value name="x" value="y"/></data><body>See</body></event></events>
       </team_activity><team_activity id="4" name="Empty"><logged_in_representatives/><events/></team_activity>`,
    );
    const report = await reportOf('SupportTeam', xml);
    assert.deepEqual([report.startTime, report.endTime, report.items.length], [1475308800, 1475344800, 2]);
    const [team] = report.items;
    assert.deepEqual([team?.id, team?.name], ['3', 'First line']);
    assert.equal(team?.loggedInRepresentatives[0]?.privateDisplayName, 'Ada L.');
    assert.deepEqual(team.events, [
      {
        timestamp: 1475308900,
        eventType: 'Files Shared',
        performedBy: { type: 'representative', gsnumber: '2', name: 'Ada L.' },
        destinations: [
          { type: '', gsnumber: '3', name: 'Eve' },
          { type: '', gsnumber: '4', name: 'Sam' },
        ],
        files: [
          { name: 'a.txt', size: 3 },
          { name: 'b.txt', size: 4 },
        ],
        data: [{ name: 'x', value: 'y' }],
        body: 'See',
      },
    ]);
  });

  it('count licenses by interval', async () => {
    const xml = listOf(
      'license_usage',
      `<start_time timestamp="1475308800"/><end_time timestamp="1475344800"/><group_by>hour</group_by>
       <license_time_intervals><license_time_interval timestamp="1475310000" datetime="2016-10-01T08:20:00+00:00">
         <license_count license_type="Full">10</license_count>
         <license_count license_type="Full" reason="login">9</license_count>
         <license_count license_type="Full" reason="extended_contact">1</license_count>
       </license_time_interval></license_time_intervals>`,
    );
    assert.deepEqual(await reportOf('LicenseUsage', xml), {
      type: 'LicenseUsage',
      items: [
        {
          timestamp: 1475310000,
          datetime: '2016-10-01T08:20:00+00:00',
          licenseCount: [
            { licenseType: 'Full', reason: '', count: 10 },
            { licenseType: 'Full', reason: 'login', count: 9 },
            { licenseType: 'Full', reason: 'extended_contact', count: 1 },
          ],
        },
      ],
      complete: true,
      startTime: 1475308800,
      endTime: 1475344800,
      groupBy: 'hour',
    });
  });

  it('list archives, whose first time comes under two names', async () => {
    const xml = listOf(
      'archives',
      `<state_archive><time timestamp="100"/><index>1</index><event_archive_index>1</event_archive_index></state_archive>
       <event_archive><time timestamp="100"/><end_time timestamp="700"/><index>1</index></event_archive>
       <event_archive><start_time timestamp="700"/><end_time timestamp="1300"/><index>2</index></event_archive>`,
    );
    const { items } = await reportOf('ArchiveListing', xml);
    assert.deepEqual(items, [
      { kind: 'state', time: 100, endTime: null, index: 1, eventArchiveIndex: 1 },
      { kind: 'event', time: 100, endTime: 700, index: 1, eventArchiveIndex: null },
      { kind: 'event', time: 700, endTime: 1300, index: 2, eventArchiveIndex: null },
    ]);
  });
});
