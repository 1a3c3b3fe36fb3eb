import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { optionLeaves, optionsFrom } from '../../../src/session-start/optionValues.ts';
import { startScript } from '../../../src/session-start/startScript.ts';

describe('optionLeaves and optionsFrom', () => {
  const paths = (type: 'CHAT' | 'FULL') => optionLeaves(type).map(({ path }) => path.join('.'));

  it('return the guide’s options without the start methods, and uiOptions for click-to-chat only', () => {
    assert.deepEqual(paths('FULL'), [
      'skills',
      'customer.name',
      'customer.company',
      'customer.company_code',
      'customer.details',
      'locale',
      'attributes.external_key',
      'attributes.*',
    ]);
    assert.deepEqual(paths('CHAT').at(-1), 'uiOptions.fallbackToFullWindow');
  });

  it('create the objects that BG.start takes', () => {
    const values = {
      'customer.name': 'Zoë',
      'attributes.external_key': 'ABC-1',
      'attributes.asset': 'PC-17',
      'uiOptions.fallbackToFullWindow': 'false',
      skills: 'a,b',
    };
    const options = optionsFrom({ sessionKey: '1728331' }, 'CHAT', values);
    assert.deepEqual(options, {
      sessionKey: '1728331',
      skills: 'a,b',
      customer: { name: 'Zoë' },
      attributes: { external_key: 'ABC-1', asset: 'PC-17' },
      uiOptions: { fallbackToFullWindow: false },
    });
    assert.match(startScript('CHAT', options), /skills: \['a', 'b'\]/);
    assert.deepEqual(optionsFrom({ sessionKey: '1728331' }, 'FULL', { locale: 'de' }), {
      sessionKey: '1728331',
      locale: 'de',
    });
  });
});
