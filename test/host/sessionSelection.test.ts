import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';
import { copyLsid } from '../../src/ui/features/sessionActions/copySessionFields.ts';
import { commandCall } from '../../src/ui/platform/commands/commandCall.ts';
import { sessionLines } from '../../src/ui/shared/pickers/sessionLines.ts';
import { selectedSessions } from '../../src/ui/shared/pickers/sessionTargets.ts';
import { dragSessions, type DraggedSessions } from '../../src/ui/shared/rows/dragSessions.ts';
import { fixedState } from './support/fixedState.ts';
import { supportCentre } from './support/supportCentre.ts';

const KIM = 'queue:2/session:42';
const ZOE = 'queue:2/session:41';
const SVEN = 'group:all/session:43';
const GONE = 'group:all/session:99';

const rowsOf = (clicked: unknown, selection?: unknown) => commandCall({ takes: ['session'] }, [clicked, selection]);

describe('the sessions of a command that was started on rows', () => {
  const names = (clicked: unknown, selection?: unknown): readonly string[] | undefined =>
    selectedSessions(supportCentre(), rowsOf(clicked, selection))?.targets.map(({ name }) => name);

  it('are the clicked one first, then the other selected ones', () => {
    assert.deepEqual(names(KIM, [ZOE, KIM, SVEN]), ['Kim', 'Zoë (ACME)', 'Sven (Fuchs)']);
    assert.deepEqual(names(SVEN, [ZOE, KIM, SVEN]), ['Sven (Fuchs)', 'Zoë (ACME)', 'Kim']);
  });

  it('are the clicked one alone if it is not selected', () => {
    assert.deepEqual(names(KIM, [ZOE, SVEN]), ['Kim']);
    assert.deepEqual(names(KIM, undefined), ['Kim']);
  });

  it('contain a session once if it has rows in two places', () => {
    assert.deepEqual(names(KIM, [KIM, 'group:all/session:42']), ['Kim']);
  });

  it('are none if the row is not of a session', () => {
    assert.equal(names('queue:2', ['queue:2', KIM]), undefined);
    assert.equal(names(undefined, undefined), undefined);
  });

  it('do not become another if the clicked one was removed', () => {
    assert.throws(() => names(GONE, [GONE, KIM]), /no longer in progress/);
    assert.throws(() => names(undefined, [undefined, KIM]), /no longer in progress/);
  });

  it('are listed by customer and situation, with the number of removed ones', () => {
    const live = fixedState(supportCentre());
    const selected = selectedSessions(live.model, rowsOf(KIM, [ZOE, KIM, GONE, undefined, SVEN]));
    assert.ok(selected);
    assert.deepEqual(sessionLines(live, selected), [
      'Kim – waiting for 3 min',
      'Zoë (ACME) – waiting for 14 min',
      'Sven (Fuchs) – in session with Bob Baker',
      '2 selected sessions are no longer in progress.',
    ]);
  });

  it('are listed up to twenty, so that the dialog keeps its buttons in sight', () => {
    const targets = Array.from({ length: 23 }, (_, index) => ({ lsid: `${index}`, id: undefined, name: `n${index}` }));
    const lines = sessionLines(fixedState(supportCentre()), { targets, gone: 0 });
    assert.equal(lines.length, 21);
    assert.equal(lines[20], 'and 3 more');
  });
});

describe('copying from rows', () => {
  const copied = (clicked: unknown, selection?: unknown): Promise<{ lsid: string }> =>
    copyLsid(
      fixedState(supportCentre()),
      rowsOf(clicked, selection).rows.map((row) => row && { ...row, kind: 'session' }),
    );

  it('copies the clicked row and all selected ones, from the top', async () => {
    assert.deepEqual(await copied(KIM), { lsid: 'lsid-Kim' });
    assert.deepEqual(await copied(KIM, [ZOE, SVEN]), { lsid: 'lsid-Kim' });
    assert.deepEqual(await copied(KIM, [ZOE, KIM, SVEN]), { lsid: 'lsid-Zoë\nlsid-Kim\nlsid-Sven' });
    assert.equal(await vscode.env.clipboard.readText(), 'lsid-Zoë\nlsid-Kim\nlsid-Sven');
    await assert.rejects(copied(GONE), /no longer in progress/);
  });
});

describe('sessions dragged from one view to another', () => {
  const MIME = 'application/vnd.rep-workflows.sessions';
  const cancellation = new vscode.CancellationTokenSource().token;

  /** Drops texts on `target` and returns the sessions read from them: VS Code passes several items of one type. */
  const dropped = async (target: string, ...texts: readonly string[]): Promise<unknown[]> => {
    const arrived: unknown[] = [];
    const controller = dragSessions(fixedState(supportCentre()), (sessions: DraggedSessions, queueId) => {
      arrived.push({ ...sessions, queueId });
      return Promise.resolve();
    });
    const items = texts.map((text) => [MIME, new vscode.DataTransferItem(text)]);
    const data = { [Symbol.iterator]: () => items.values() } as unknown as vscode.DataTransfer;
    await controller.handleDrop?.(target, data, cancellation);
    return arrived;
  };
  const text = JSON.stringify({ siteId: 'test', lsids: ['lsid-Kim'] });

  it('are identified by the site and their LSIDs', async () => {
    const data = new vscode.DataTransfer();
    await dragSessions(fixedState(supportCentre()), () => Promise.resolve()).handleDrag?.(
      [KIM, 'queue:2', SVEN],
      data,
      cancellation,
    );
    const carried = await data.get(MIME)?.asString();
    assert.deepEqual(JSON.parse(carried ?? ''), { siteId: 'test', lsids: ['lsid-Kim', 'lsid-Sven'] });
  });

  it('are read although the first of VS Code’s items is empty', async () => {
    const arrived = [{ siteId: 'test', lsids: ['lsid-Kim'], queueId: 'team:5' }];
    assert.deepEqual(await dropped('queue:3', '', text), arrived);
    assert.deepEqual(await dropped('queue:3', text), arrived);
  });

  it('go to the representative or queue of the row or of its parent', async () => {
    const queueOf = async (target: string): Promise<unknown> => (await dropped(target, text))[0];
    const expected = (queueId: string): unknown => ({ siteId: 'test', lsids: ['lsid-Kim'], queueId });
    assert.deepEqual(await queueOf('group:loggedIn/rep:11'), expected('rep:1'));
    assert.deepEqual(await queueOf('group:loggedIn/rep:11/session:43'), expected('rep:1'));
    assert.deepEqual(await queueOf('queue:2/session:41'), expected('team:3'));
    assert.equal(await queueOf('group:loggedIn'), undefined);
  });

  it('are none if the dropped data is from somewhere else', async () => {
    for (const foreign of [
      '',
      'null',
      '[',
      '["lsid-Kim"]',
      '{"siteId":1,"lsids":["a"]}',
      '{"siteId":"x","lsids":[]}',
    ]) {
      assert.deepEqual(await dropped('queue:3', foreign), [], foreign);
    }
  });
});
