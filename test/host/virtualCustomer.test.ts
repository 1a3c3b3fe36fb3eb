import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import type { RepWorkflowsApi } from '../../src/api.ts';
import { LineEditor } from '../../src/ui/features/virtualCustomer/lineEditor.ts';
import { messageText } from '../../src/ui/features/virtualCustomer/ansiText.ts';
import { eventually, exportedApi, run } from './support/extension.ts';
import { openOwnSite, type OwnSite } from './support/ownSite.ts';

interface Visit {
  readonly lsid: string;
  readonly shortKey: string;
  readonly externalKey: string;
}

describe('a virtual customer', () => {
  let api: RepWorkflowsApi;
  let own: OwnSite;

  before(async () => {
    api = await exportedApi();
    own = await openOwnSite();
  });

  after(() => own[Symbol.asyncDispose]());

  const come = (name: string): Promise<Visit> => run<Visit>('tryVirtualCustomer', { queueId: 'team:3', name });
  const terminalOf = (name: string): vscode.Terminal => {
    const terminal = vscode.window.terminals.find((one) => one.name.endsWith(name));
    assert.ok(terminal);
    return terminal;
  };
  const events = (lsid: string) => own.site.history.ofSession(lsid);

  it('waits in the queue with an external key of its own', async () => {
    const { lsid, shortKey, externalKey } = await come('Robo One');
    const row = [...api.state.rows('support_session').values()].find((session) => session['lsid'] === lsid);
    assert.equal(row?.['customer_name'], 'Robo One');
    assert.match(shortKey, /^\w{7}$/);
    assert.match(externalKey, /^virtual-customer-/);
  });

  it('sends the lines typed in its terminal, and leaves when the terminal is closed', async () => {
    const { lsid } = await come('Robo Two');
    const terminal = terminalOf('Robo Two');
    terminal.sendText('[b]Hello[/b]');
    const said = await eventually(
      () => events(lsid).find((event) => event.kind === 'chat' && event.body === '[b]Hello[/b]'),
      'the message',
    );
    assert.ok(said.kind === 'chat' && said.from.type === 'customer');
    terminal.dispose();
    await eventually(() => events(lsid).some(({ kind }) => kind === 'customerLeft'), 'the customer leaves');
  });

  it('is not created if the site refuses the key, with the site’s reason', async () => {
    own.site.faults.nextCommandAnswer(200, 'text/xml', '<error>Session keys are off.</error>');
    await assert.rejects(come('Robo Three'), /answered generate_session_key with: Session keys are off\./);
  });

  it('is not created with a name or a queue that the guide does not allow', async () => {
    await assert.rejects(run('tryVirtualCustomer', { queueId: 'nowhere', name: 'x' }), /queue_id/);
    await assert.rejects(run('tryVirtualCustomer', { queueId: 'team:3', name: 'x', ipAddress: 'home' }), /ip_address/);
  });
});

describe('the terminal of a virtual customer', () => {
  it('shows BBCode as styles, and no escape sequences of others', () => {
    assert.equal(messageText('[b]a[/b] [color=#f00]b[/color]'), '\u001b[1ma\u001b[0m \u001b[38;2;255;0;0mb\u001b[0m');
    assert.equal(messageText('\u001b]0;title\u0007x\ny\u202e'), ']0;titlex\r\ny');
  });

  it('sends a line at Enter, and pasted lines as one message', () => {
    const line = new LineEditor('> ', 2);
    assert.deepEqual(line.type('Hellp\u007fo\r'), [{ kind: 'line', text: 'Hello' }]);
    assert.deepEqual(line.type('\u001b[200~a\rb\u001b[201~'), []);
    assert.deepEqual(line.type('\r'), [{ kind: 'line', text: 'a\nb' }]);
    assert.deepEqual(line.type('👩‍👩‍👧\u007fx\u001b[A\r'), [{ kind: 'line', text: 'x' }]);
    assert.deepEqual(line.type('\u0003'), [{ kind: 'end' }]);
  });

  it('erases a line that takes several rows', () => {
    const line = new LineEditor('> ', 2);
    line.columns = 10;
    line.type('x'.repeat(19));
    line.draw();
    assert.equal(line.erase(), '\u001b[2A\r\u001b[J');
    line.type('\u0015日本語日');
    line.draw();
    assert.equal(line.erase(), '\r\u001b[J');
  });
});
