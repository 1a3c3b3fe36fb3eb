import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';
import { SiteError } from '../../src/site/errors.ts';
import { secondsOf } from '../../src/ui/platform/forms/askTime.ts';
import { MissingLists } from '../../src/ui/shared/missingLists.ts';

describe('a point in time that is asked for', () => {
  it('is a date and time of one’s own zone, or seconds since the epoch as they are', () => {
    const local = (...parts: [number, number, number, number, number, number]) =>
      String(new Date(...parts).getTime() / 1000);
    assert.deepEqual(['2026-11-30 14:05', ' 2024-02-29T23:59:58 ', '1700000000', ' 17 ', ''].map(secondsOf), [
      local(2026, 10, 30, 14, 5, 0),
      local(2024, 1, 29, 23, 59, 58),
      '1700000000',
      '17',
      '',
    ]);
  });

  it('stays as it was typed where there is no such time, for the check to refuse it', () => {
    const wrong = ['2026-02-31 10:00', '2026-13-01 10:00', '2026-11-30 24:00', '2026-11-30 10:60', '2026-11-30', 'x'];
    assert.deepEqual(wrong.map(secondsOf), wrong);
  });
});

describe('lists that a picker can do without', () => {
  it('say why they are missing, each reason once, and nothing while all of them came', async () => {
    const lists = new MissingLists();
    assert.deepEqual(await lists.orNone(Promise.resolve(['a', 'b'])), ['a', 'b']);
    assert.deepEqual(lists.lines, []);
    const refused = new SiteError('timeout', 'Late.', { host: 'support.example.com' });
    assert.deepEqual(await lists.orNone(Promise.reject<string[]>(refused)), []);
    assert.deepEqual(await lists.orNone(Promise.reject<string[]>(refused)), []);
    assert.deepEqual(await lists.orNone(Promise.reject<string[]>(new Error('Not now.'))), []);
    assert.deepEqual(lists.lines, [
      {
        label:
          'Some are missing. support.example.com did not answer in time. Try again, or raise the setting repWorkflows.request.timeoutSeconds.',
        kind: vscode.QuickPickItemKind.Separator,
      },
      { label: 'Some are missing. Not now.', kind: vscode.QuickPickItemKind.Separator },
    ]);
  });
});
