import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { SiteError } from '../../src/site/errors.ts';
import { StateModel } from '../../src/state/model/model.ts';
import type { PageSpec, PageWriter } from '../../src/ui/platform/pages/page.ts';
import { pageOfSite } from '../../src/ui/platform/pages/pageOfSite.ts';
import { followReport } from '../../src/ui/features/reports/followReport.ts';
import { presentationPage } from '../../src/ui/features/reports/pages/presentationPage.ts';
import { noteOf } from '../../src/ui/features/reports/session/sessionPageActions.ts';
import { sessionPage } from '../../src/ui/features/reports/session/sessionPage.ts';
import { transcriptPage } from '../../src/ui/features/reports/session/transcriptPage.ts';
import { fixedState } from './support/fixedState.ts';
import { readPage } from './support/pageReader.ts';
import { listOf, reportSite } from './support/reportSite.ts';

const LSID = 'c69a8e10bea9428f816cfababe9815fe';
const START = 1_637_658_000;
const NO_END = `<session lsid="${LSID}"><start_time timestamp="${START}">x</start_time><end_time/><duration>00:10:00</duration>
  <session_details><event timestamp="${START + 60}" event_type="Chat Message"><performed_by type="customer" gsnumber="1">Bob</performed_by><body>hi</body></event></session_details></session>`;

describe('the report of a session without an end', () => {
  const pages = { session: sessionPage, presentation: presentationPage, transcript: transcriptPage };

  for (const [kind, page] of Object.entries(pages)) {
    it(`${kind}: is complete and requested once if the session is no longer in progress`, async () => {
      const { active, asked } = reportSite(() => ({ xml: listOf('session_list', NO_END) }));
      const written = await readPage(page(active, { lsid: LSID }));
      assert.equal(written.end.state, 'complete');
      assert.equal(asked.filter((params) => params.get('generate_report')?.endsWith('Session')).length, 1);
      const end = written.head.facts.find(({ label }) => label === 'End');
      assert.equal(end?.value, kind === 'transcript' ? undefined : 'No end recorded');
      const timeline = written.section('timeline')?.content;
      assert.ok(kind === 'transcript' || (timeline?.kind === 'timeline' && timeline.to === START + 600));
    });
  }

  it('has a note that says it is in progress if the live state has it, else that no end is recorded', () => {
    const { active } = reportSite(() => ({ xml: listOf('session_list', NO_END) }));
    const session = { lsid: LSID, startTime: START, endTime: null, duration: 600 };
    const whole = {
      ...{
        ...session,
        sessionType: '',
        lseq: null,
        externalKey: '',
        customAttributes: [],
        customerList: [],
        repList: [],
      },
      ...{ teamList: [], custSurveyList: [], repSurveyList: [], events: [], utcOffset: '' },
      ...{
        sessionChatViewUrl: '',
        sessionChatDownloadUrl: '',
        sessionRecordingViewUrl: '',
        sessionRecordingDownloadUrl: '',
      },
      ...{ showMyScreenRecordings: [], commandShellRecordings: [] },
      ...{ fileTransferCount: null, fileMoveCount: null, fileDeleteCount: null },
    };
    assert.match(noteOf(active, whole, false), /No end recorded; closed abnormally/);
    const model = new StateModel();
    model.apply({ type: 'model_update', insert: { support_session: { '7': { lsid: LSID } } } });
    const live = { ...active, ...fixedState(model), access: () => active.access() };
    assert.match(noteOf(live, whole, false), /In progress/);
  });
});

describe('a report that is followed', () => {
  it('continues after an interruption of the connection, and shows it only during that time', async () => {
    const item = (events: number, endTime: number | null) => ({
      item: { events: Array(events), endTime },
      complete: true,
    });
    const answers = [
      () => item(1, null),
      () => {
        throw new SiteError('unreachable', 'x', { host: 'support.example.com' });
      },
      () => item(1, null),
      () => item(2, null),
      () => item(2, START),
    ];
    const notes: string[] = [];
    const page = {
      following: (text: string) => void notes.push(text),
      inSight: () => Promise.resolve(),
    } as Partial<PageWriter> as PageWriter;
    const shown: number[] = [];
    const end = await followReport(page, new AbortController().signal, {
      ask: () => Promise.resolve().then(() => answers.shift()?.() ?? item(0, 0)),
      show: ({ events }) => void shown.push(events.length),
      standing: ({ endTime }) => (endTime === null ? 'inProgress' : 'ended'),
      againMs: 1,
    });
    assert.equal(end.state, 'complete');
    assert.deepEqual(shown, [1, 2, 2]);
    assert.equal(notes.length, 4);
    assert.match(notes[1] ?? '', /support\.example\.com cannot be reached.* when the site answers again/);
    assert.ok([0, 2, 3].every((at) => notes[at] === notes[0]));
  });

  it('fails if its first request fails', async () => {
    const page = { inSight: () => Promise.resolve() } as Partial<PageWriter> as PageWriter;
    const asking = followReport(page, new AbortController().signal, {
      ask: () => Promise.reject(new SiteError('unreachable', 'x')),
      show: () => undefined,
      standing: () => 'inProgress' as const,
    });
    await assert.rejects(asking, (error) => SiteError.is(error, 'unreachable'));
  });
});

describe('a page of one site', () => {
  const site = { id: 'a', label: 'Acme' };

  it('requests nothing from another site, says which site it is for, and loads again when that one is active', async () => {
    let activeId = 'b';
    const asked: string[] = [];
    const spec: PageSpec = {
      title: 'Report',
      argument: { x: 1 },
      load: (page) => {
        asked.push('load');
        page.head({ title: 'Loaded', facts: [], actions: [] });
        return Promise.resolve({ state: 'complete' });
      },
      onAction: (id) => void asked.push(id),
      onQuery: () => {
        asked.push('query');
        return spec;
      },
    };
    const page = pageOfSite(spec, site, () => activeId === site.id);
    const elsewhere = await readPage(page);
    assert.deepEqual(elsewhere.end, {
      state: 'refused',
      text: 'This report is of Acme, which is not the active site. It is not asked of another one.',
      action: { id: 'switchSite', title: 'Switch to Acme' },
    });
    assert.deepEqual(elsewhere.head, { title: 'Report', facts: [{ label: 'Site', value: 'Acme' }], actions: [] });
    await assert.rejects(Promise.resolve(page.onAction?.('raw', undefined)), /is of Acme/);
    const asksAgain = page.onQuery?.({});
    assert.ok(asksAgain);
    assert.equal((await readPage(asksAgain)).end.state, 'refused');
    assert.deepEqual(asked, []);
    activeId = 'a';
    assert.equal((await readPage(asksAgain)).head.title, 'Loaded');
    await page.onAction?.('raw', undefined);
    page.onQuery?.({});
    assert.deepEqual(asked, ['load', 'raw', 'query']);
  });
});
