import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { buildScript } from '../../../src/brcs/buildScript.ts';
import { checkScript } from '../../../src/brcs/checks/check.ts';
import { readCommand } from '../../../src/brcs/checks/lineRules.ts';
import { parseScript } from '../../../src/brcs/parse.ts';

describe('buildScript', () => {
  it('writes header and commands, percent-encoded', () => {
    const text = buildScript([
      { action: 'login' },
      { action: 'start_vnc_session', params: { target: 'pc 1', port: 5901, jumpoint: undefined } },
      { action: 'generate_session_key', params: { 'session.custom.external_key': 'Zoë & Bob=1' } },
    ]);
    const lines = [
      'BRCS1.0',
      'action=login',
      'action=start_vnc_session&target=pc%201&port=5901',
      'action=generate_session_key&session.custom.external_key=Zo%C3%AB%20%26%20Bob%3D1',
    ];
    assert.equal(text, lines.join('\n'));
  });

  it('names the parameter and its bound in an error', () => {
    const build = (action: string, params: Record<string, string | number>) => () => buildScript([{ action, params }]);
    assert.throws(build('start_vnc_session', { target: 'pc', port: 0 }), /port must be a whole number from 1 to 65535/);
    assert.throws(build('start_vnc_session', {}), /needs target/);
    assert.throws(build('login', { password: 'x' }), /mechanism/);
    assert.throws(build('nonsense', {}), /There is no action/);
  });

  it('rejects no commands, more than ten, and any after delete_script_file', () => {
    assert.throws(() => buildScript([]), /at least one/);
    assert.throws(() => buildScript(Array.from({ length: 11 }, () => ({ action: 'login' }))), /at most 10/);
    assert.throws(() => buildScript([{ action: 'delete_script_file' }, { action: 'login' }]), /last/);
    assert.equal(
      buildScript([{ action: 'login' }, { action: 'delete_script_file' }]),
      'BRCS1.0\naction=login\naction=delete_script_file',
    );
    assert.equal(buildScript(Array.from({ length: 10 }, () => ({ action: 'login' }))).split('\n').length, 11);
  });

  it('encodes any value so that it can be parsed again, and the checker finds no fault', () => {
    const value = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 80 }).filter((text) => !/\p{C}/u.test(text));
    fc.assert(
      fc.property(value, (text) => {
        const script = buildScript([{ action: 'generate_session_key', params: { 'session.custom.a': text } }]);
        const line = parseScript(script).lines[1];
        assert.equal(line?.kind === 'command' && readCommand(line)?.entries[0]?.value, text);
        assert.deepEqual(checkScript(script), []);
      }),
    );
  });
});
