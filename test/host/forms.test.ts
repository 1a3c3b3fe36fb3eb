import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';
import { SiteError } from '../../src/site/errors.ts';
import { secondsOf } from '../../src/ui/platform/forms/askTime.ts';
import { MissingLists } from '../../src/ui/shared/missingLists.ts';

describe('the prompt for a point in time', () => {
  it('reads a date and time in the local zone, and seconds since the epoch', () => {
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

  it('leaves a time that does not exist as typed, so that the check refuses it', () => {
    const wrong = ['2026-02-31 10:00', '2026-13-01 10:00', '2026-11-30 24:00', '2026-11-30 10:60', '2026-11-30', 'x'];
    assert.deepEqual(wrong.map(secondsOf), wrong);
  });
});

describe('the optional lists of a picker', () => {
  it('show each reason why they are missing once, and none if nothing is missing', async () => {
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
