import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { eventKind, type EventKind } from '../../../../src/reporting/models/session/eventKinds.ts';

/** The event types of the guide's tables of SupportSession and SupportTeam. */
const GUIDE: Readonly<Record<string, EventKind>> = {
  'Callback Button Deployed': 'system',
  'Callback Button Removed': 'system',
  'Chat Message': 'chat',
  'Command Shell Session Started*': 'shell',
  'Conference Member Added': 'people',
  'Conference Member Departed': 'people',
  'Conference Member State Changed': 'people',
  'Conference Owner Changed': 'transfer',
  'Customer Exit Survey': 'survey',
  'Directory Created': 'file',
  'External Key': 'session',
  'File Deleted': 'file',
  'File Download': 'file',
  'File Download Failed': 'file',
  'File Moved': 'file',
  'File Upload': 'file',
  'File Upload Failed': 'file',
  'Files Shared': 'file',
  'Legal Agreement Response': 'chat',
  'Registry Exported': 'registry',
  'Registry Imported': 'registry',
  'Registry Key Added': 'registry',
  'Registry Key Deleted': 'registry',
  'Registry Key Renamed': 'registry',
  'Representative Exit Survey': 'survey',
  'Service Access Allowed': 'system',
  'Session Assigned': 'transfer',
  'Session Assignment Response': 'transfer',
  'Session End': 'session',
  'Session Foreground Window Changed': 'system',
  'Session Note Added': 'chat',
  'Session Start': 'session',
  'Show My Screen Recording': 'recording',
  'System Information Retrieved': 'system',
  'Pinned Session Moved Away from Queue': 'transfer',
  'Pinned Session Moved to Queue': 'transfer',
  'Pinned Session Password Modified': 'transfer',
  'Representative Monitoring Started': 'people',
  'Representative Monitoring Stopped': 'people',
  'Session Pinned to Queue': 'transfer',
  'Session Transferred Away from Queue': 'transfer',
  'Session Transferred to Queue': 'transfer',
  'Session Unpinned from Queue': 'transfer',
};

/** Types of newer sites, and some that no site has had yet but that are of the same families. */
const NEWER: Readonly<Record<string, EventKind>> = {
  'Registry Value Added': 'registry',
  'Registry Value Deleted': 'registry',
  'Registry Value Modified': 'registry',
  'Registry Value Renamed': 'registry',
  'Screen Recording': 'recording',
  'Screenshot Captured': 'recording',
  'Remote Shell Event': 'shell',
  'File Transfer Complete': 'file',
  'Session Window Closed': 'system',
  'Session Mouse Left Clicked': 'system',
  'Special Action Executed': 'system',
  'Credential Injection Attempt': 'system',
  'Credential Injection Attempt Failed': 'system',
  'Canned Script Executed': 'shell',
  'Registry Anything': 'registry',
  'Folder Deleted': 'file',
  registry_value_added: 'registry',
  file_transfer_complete: 'file',
};

describe('the kind of an event', () => {
  it('is known for each event type of the guide', () => {
    for (const [type, kind] of Object.entries(GUIDE)) {
      assert.equal(eventKind(type), kind, type);
      assert.equal(eventKind(` ${type.toUpperCase()} `), kind, type);
    }
  });

  it('goes by the family for types that the guide does not know', () => {
    for (const [type, kind] of Object.entries(NEWER)) {
      assert.equal(eventKind(type), kind, type);
    }
  });

  it('is another one for types of no family', () => {
    for (const type of ['Jump Item Wiped', 'Profile', 'Filed', 'Shellfish Eaten', '', 'constructor', '__proto__']) {
      assert.equal(eventKind(type), 'other', type);
    }
  });
});
