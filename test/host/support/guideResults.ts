// What the extension makes of guideAnswers.ts, by the contract's rules: camelCase, epoch seconds, ids as texts.
import { LSID, THEN } from './guideAnswers.ts';

/** The account's permissions. */
export const PERMISSIONS = {
  perm_backup: '1',
  perm_command: 'full_access',
  perm_configuration: '1',
  perm_real_time_state: '1',
  perm_reporting_archive: '1',
  perm_reporting_license: '1',
  perm_reporting_presentation: '1',
  perm_reporting_support: '1',
  perm_of_tomorrow: 'maybe',
};
/** The logged-in representative. */
export const REP = {
  id: '1',
  displayName: 'Admin & Co',
  publicDisplayName: 'Admin & Co',
  privateDisplayName: 'Zoë 😀',
  type: 'Normal',
  directLink: '<a href="https://support.example.com/?id=1&amp;name=Admin">Admin</a>',
  loggedInSince: THEN,
  presentationCount: 0,
  supportSessionCount: 2,
  showingOnRepList: true,
};
/** The member of the team. */
export const MEMBER = {
  id: '1',
  username: 'admin',
  displayName: 'Admin',
  publicDisplayName: 'Admin',
  privateDisplayName: 'Zoë',
};
/** The session key as the command returns it. */
export const KEY = {
  ttl: 3600,
  queue: 'team',
  queueId: '1',
  shortKey: '1234567',
  keyUrl: 'https://support.example.com/?ak=0a1b&x=1',
  mailSubject: 'Support Invitation',
  mailBody: 'Please visit\nhttps://support.example.com/?ak=0a1b&x=1',
  expires: THEN + 3600,
  available: true,
  externalKey: 'ABC1234',
};
/** The attributes of the session. */
export const ATTRIBUTES = [
  { codeName: 'external_key', displayName: 'External Key', value: 'ABC1234' },
  { codeName: 'asset', displayName: 'Asset', value: '' },
];
/** The connected representative. */
export const CONNECTED_REP = {
  type: 'representative',
  id: '101',
  hostname: 'PC-1',
  platform: 'Windows 10',
  platformId: 'winNT-64',
  timezoneOffset: 3600,
  connectedSince: THEN,
  userId: '1',
  accountType: 'Normal',
  username: 'admin',
  publicDisplayName: 'Admin',
  privateDisplayName: 'Zoë',
  startSessionUrl: 'https://support.example.com/api/start_session?id=1',
  presentationCount: 0,
  supportSessionCount: 1,
  showingOnRepList: true,
  routingIdle: false,
  routingBusy: false,
  routingEnabled: true,
  routingAvailable: true,
  supportLicense: 'Full',
  supportSessionLsids: [LSID],
  clientConnections: [
    {
      applianceId: '9f6c',
      purpose: 'primary',
      receiveTrafficNode: false,
      connectedSince: THEN,
      privateIp: '10.10.24.7',
    },
  ],
  eventLog: [{ timestamp: THEN, text: 'Connected' }],
};
