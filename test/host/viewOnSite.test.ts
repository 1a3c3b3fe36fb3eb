import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import type { PageSpec } from '../../src/ui/platform/pages/page.ts';
import { presentationPage } from '../../src/ui/features/reports/pages/presentationPage.ts';
import { sessionPage } from '../../src/ui/features/reports/session/sessionPage.ts';
import { transcriptPage } from '../../src/ui/features/reports/session/transcriptPage.ts';
import type { PageAction } from '../../src/webviews/report/messages.ts';
import { readPage } from './support/pageReader.ts';
import { listOf, reportSite } from './support/reportSite.ts';

const LSID = 'c69a8e10bea9428f816cfababe9815fe';
const START = 1_637_658_000;
const SITE = 'https://support.example.com';

/** Addresses as the guide's elements have them: signed, on the site, and one that is not. */
const SESSION = `<session lsid="${LSID}"><start_time timestamp="${START}">x</start_time><end_time timestamp="${START + 60}">x</end_time><duration>00:01:00</duration>
  <session_chat_view_url>${SITE}/chat?a=1&amp;s=%2B%26</session_chat_view_url>
  <session_recording_view_url>/view?s=a%2Fb</session_recording_view_url>
  <command_shell_recordings><command_shell_recording instance="1"><view_url>https://elsewhere.example.net/</view_url></command_shell_recording></command_shell_recordings>
  <rep_list><representative gsnumber="2" id="5"><private_display_name>Bob</private_display_name></representative></rep_list>
  <session_details><event timestamp="${START + 1}" event_type="Chat Message"><performed_by type="representative" gsnumber="2">Bob</performed_by><body>Welcome</body></event></session_details></session>`;

describe('an address on the site in a report', () => {
  const { openExternal } = vscode.env;
  const opened: unknown[] = [];
  const { active } = reportSite(() => ({ xml: listOf('session_list', SESSION) }));

  before(() =>
    Object.assign(vscode.env, { openExternal: (target: unknown) => Promise.resolve(opened.push(target) > 0) }),
  );
  beforeEach(() => opened.splice(0));
  after(() => Object.assign(vscode.env, { openExternal }));

  /** The buttons of a page, and the items of its menus. */
  const offered = async (spec: PageSpec): Promise<Readonly<Record<string, string>>> => {
    const { head } = await readPage(spec);
    const actions: readonly PageAction[] = head.actions.flatMap((action) => [action, ...(action.items ?? [])]);
    return Object.fromEntries(actions.map(({ title, id }) => [title, id]));
  };
  const click = async (spec: PageSpec, title: string): Promise<void> => {
    const id = (await offered(spec))[title];
    assert.ok(id, title);
    await spec.onAction?.(id, undefined);
  };

  it('opens from a session’s page, for its chat and its recordings, byte for byte', async () => {
    await click(sessionPage(active, { lsid: LSID }), 'Open Transcript in Browser');
    await click(sessionPage(active, { lsid: LSID }), 'Session recording in Browser');
    assert.deepEqual(opened, [`${SITE}/chat?a=1&s=%2B%26`, `${SITE}/view?s=a%2Fb`]);
  });

  it('does not open if it is on another host', async () => {
    const titles = await offered(sessionPage(active, { lsid: LSID }));
    const shell = Object.keys(titles).find((title) => /shell.* in Browser/i.test(title)) ?? '';
    await assert.rejects(click(sessionPage(active, { lsid: LSID }), shell), /not on the site/);
    assert.deepEqual(opened, []);
  });

  it('opens from a transcript’s page', async () => {
    await click(transcriptPage(active, { lsid: LSID }), 'Open Transcript in Browser');
    assert.deepEqual(opened, [`${SITE}/chat?a=1&s=%2B%26`]);
  });

  it('opens from a presentation’s page, whose menu also has the transcript', async () => {
    const page = (): PageSpec => presentationPage(active, { lsid: LSID });
    const titles = Object.keys(await offered(page())).filter((title) => title !== 'Raw XML');
    assert.deepEqual(titles, [
      'Transcript',
      'Copy Transcript',
      ...['Save as Markdown…', 'Save as Text…', 'Save as HTML…', 'Save as JSON…'],
      'Open Transcript in Browser',
      'Open Recording in Browser',
    ]);
    await click(page(), 'Open Transcript in Browser');
    await click(page(), 'Open Recording in Browser');
    assert.deepEqual(opened, [`${SITE}/chat?a=1&s=%2B%26`, `${SITE}/view?s=a%2Fb`]);
    await click(page(), 'Copy Transcript');
    assert.match(await vscode.env.clipboard.readText(), /Bob.*Welcome/s);
  });
});
