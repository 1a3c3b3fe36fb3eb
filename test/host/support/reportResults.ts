// What the extension makes of the reports of guideAnswers.ts, by the contract's rules.
import { LSID, OTHER_LSID, THEN } from './guideAnswers.ts';

const ZOE = { type: 'customer', gsnumber: '3', name: 'Zoë' };
const ADMIN = { type: 'representative', gsnumber: '2', name: 'Admin' };

/** The events of the session. */
export const SESSION_EVENTS = [
  {
    timestamp: THEN,
    eventType: 'Session Start',
    performedBy: { type: 'system', gsnumber: '0', name: 'System' },
    body: '',
    files: [],
    data: [],
  },
  {
    timestamp: THEN + 5,
    eventType: 'Chat Message',
    performedBy: ZOE,
    destination: ADMIN,
    body: ' Hello & welcome\n',
    files: [],
    data: [],
  },
  {
    timestamp: THEN + 6,
    eventType: 'Chat Message',
    performedBy: ZOE,
    body: '\u0000hi',
    encodedBody: 'AGhp',
    files: [],
    data: [],
  },
  {
    timestamp: THEN + 9,
    eventType: 'Files Shared',
    performedBy: ADMIN,
    body: '',
    files: [{ name: 'a.txt', size: 12 }],
    data: [
      { name: 'os', value: 'Windows' },
      { name: 'name', value: 'Admin' },
    ],
  },
];

const NO_URLS = {
  sessionChatViewUrl: '',
  sessionChatDownloadUrl: '',
  sessionRecordingViewUrl: '',
  sessionRecordingDownloadUrl: '',
};

const NO_REP = {
  username: '',
  displayName: '',
  publicDisplayName: '',
  displayNumber: '',
  publicIp: '',
  privateIp: '',
  hostname: '',
  os: '',
  sessionOwner: false,
  primaryRep: false,
  secondsInvolved: null,
  invited: false,
};

/** The session without its events. */
export const FOUND = {
  lsid: LSID,
  sessionType: 'support',
  lseq: 42,
  startTime: THEN,
  endTime: THEN + 125,
  duration: 125,
  ...NO_URLS,
  publicSite: { id: '1', name: 'Default' },
  externalKey: 'ABC1234',
  customAttributes: [{ displayName: 'Asset', codeName: 'asset', value: 'PC-17' }],
  showMyScreenRecordings: [
    { instance: 0, downloadUrl: 'https://support.example.com/d?s=1', viewUrl: 'https://support.example.com/v?s=1' },
  ],
  commandShellRecordings: [],
  fileTransferCount: 1,
  fileMoveCount: 0,
  fileDeleteCount: 0,
  primaryCustomer: { id: '', gsnumber: '3', name: 'Zoë' },
  primaryRep: { id: '1', gsnumber: '2', name: 'Admin' },
  primaryTeam: { id: '1', name: 'Network' },
  customerList: [
    {
      gsnumber: '3',
      username: 'Zoë',
      publicIp: '203.0.113.5:50123',
      privateIp: 'Unknown',
      hostname: '',
      os: 'Windows 10',
      primaryCust: true,
      info: { name: 'Zoë', company: 'Example', companyCode: '', issue: '7', details: 'Wi-Fi <down>' },
    },
  ],
  repList: [
    {
      ...NO_REP,
      gsnumber: '2',
      id: '1',
      username: 'admin',
      privateDisplayName: 'Admin',
      publicIp: '[2001:db8::1]:443',
      sessionOwner: true,
      primaryRep: true,
      secondsInvolved: 120,
    },
  ],
  teamList: [{ id: '1', name: 'Network', primaryTeam: true }],
  custSurveyList: [],
  repSurveyList: [],
  others: { rep_join_time: 'x', 'rep_join_time@timestamp': `${THEN + 3}` },
  utcOffset: '+01:00',
};

const SESSION = { ...FOUND, events: SESSION_EVENTS };
const LISTED = [
  { lsid: LSID, lseq: 42, hasRecording: true, externalKey: 'ABC1234' },
  { lsid: OTHER_LSID, lseq: 43, hasRecording: false, externalKey: '' },
];

function survey(type: string): object {
  return {
    lsid: LSID,
    ts: THEN,
    sessionType: 'support',
    publicSite: { id: '1', name: 'Default' },
    submittedBy: { type, name: 'Zoë' },
    primaryCustomer: { id: '0', gsnumber: '', name: 'Zoë' },
    customerList: [],
    repList: [],
    teamList: [],
    repResolved: false,
    questionList: [
      { id: '1', name: 'ok', type: 'radio', label: 'Solved?', reportHeader: 'Solved', answerList: ['yes'] },
      { id: '2', name: 'text', type: 'textarea', label: 'More?', reportHeader: 'More', answerList: [] },
    ],
  };
}

const MONTH = { start_date: '2016-10-01', duration: 31 };
const MONTH_FORM = { start_date: '2016-10-01', duration: '31' };

/** A report, its parameters by the guide's names, the sent ones, and the report without its type. */
export const REPORTS: readonly (readonly [string, object, Record<string, string>, object])[] = [
  ['SupportSession', { lsids: [LSID, OTHER_LSID] }, { lsids: `${LSID},${OTHER_LSID}` }, { items: [SESSION] }],
  ['SupportSession', { lsid: LSID }, { lsid: LSID }, { items: [SESSION] }],
  ['SupportSession', { ...MONTH, limit: 'team:all' }, { ...MONTH_FORM, limit: 'team:all' }, { items: [SESSION] }],
  [
    'SupportSession',
    { end_time: 1475308800, duration: 36000, limit: 'members:1' },
    { end_time: '1475308800', duration: '36000', limit: 'members:1' },
    { items: [SESSION] },
  ],
  [
    'SupportSessionListing',
    { start_time: 1475308800, duration: 0 },
    { start_time: '1475308800', duration: '0' },
    { items: LISTED },
  ],
  [
    'SupportSessionSummary',
    { ...MONTH, report_type: 'rep' },
    { ...MONTH_FORM, report_type: 'rep' },
    {
      items: [
        {
          id: '1',
          type: 'rep',
          displayName: 'Admin',
          totalSessions: 12,
          avgSessionsPerWeekday: 2.4,
          avgDuration: 601,
        },
      ],
    },
  ],
  [
    'PresentationSession',
    { ...MONTH, limit: 'site:1' },
    { ...MONTH_FORM, limit: 'site:1' },
    {
      items: [
        {
          lsid: OTHER_LSID,
          sessionType: 'presentation',
          lseq: 7,
          startTime: THEN,
          endTime: null,
          duration: 3600,
          ...NO_URLS,
          attendeeList: [{ gsnumber: '5', username: 'Li', publicIp: '203.0.113.9:1' }],
          repList: [],
          events: [],
          utcOffset: '+01:00',
        },
      ],
    },
  ],
  [
    'PresentationSessionListing',
    { end_date: '2016-10-01', duration: 31 },
    { end_date: '2016-10-01', duration: '31' },
    { items: [{ lsid: '6d547436638c41ad8f945388d2d465d2', lseq: null, hasRecording: true, externalKey: '' }] },
  ],
  [
    'SupportCustExitSurvey',
    { ...MONTH, report_type: 'team', id: 'all', site_id: 1 },
    { ...MONTH_FORM, report_type: 'team', id: 'all', site_id: '1' },
    { items: [survey('cust')] },
  ],
  [
    'SupportRepExitSurvey',
    { lsid: LSID, report_type: 'rep' },
    { lsid: LSID, report_type: 'rep' },
    { items: [survey('rep')] },
  ],
  [
    'SupportTeam',
    { ...MONTH, team_id: 1 },
    { ...MONTH_FORM, team_id: '1' },
    {
      startTime: THEN,
      endTime: THEN + 3600,
      items: [
        {
          id: '1',
          name: 'Network',
          loggedInRepresentatives: [{ ...NO_REP, gsnumber: '2', id: '1', privateDisplayName: 'Admin' }],
          events: [
            {
              timestamp: THEN + 1,
              eventType: 'Files Shared',
              performedBy: ADMIN,
              destinations: [{ type: '', gsnumber: '4', name: 'Bob' }],
              body: '',
              files: [{ name: 'a.txt', size: 12 }],
              data: [],
            },
          ],
        },
      ],
    },
  ],
  [
    'ArchiveListing',
    { date: '2016-10-01' },
    { date: '2016-10-01' },
    {
      items: [
        { kind: 'state', time: THEN, endTime: null, index: 1, eventArchiveIndex: 1 },
        { kind: 'event', time: THEN, endTime: THEN + 600, index: 1, eventArchiveIndex: null },
      ],
    },
  ],
  [
    'LicenseUsage',
    { ...MONTH, group_by: 'hour' },
    { ...MONTH_FORM, group_by: 'hour' },
    {
      startTime: THEN,
      endTime: THEN + 3600,
      groupBy: 'hour',
      items: [
        {
          timestamp: THEN + 60,
          datetime: '2021-11-23 10:01:00',
          licenseCount: [
            { licenseType: 'Full', reason: '', count: 9 },
            { licenseType: 'Full', reason: 'login', count: 8 },
          ],
        },
      ],
    },
  ],
];
