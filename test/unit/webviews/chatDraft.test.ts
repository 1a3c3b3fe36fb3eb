import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { addressProblem, choiceList } from '../../../src/webviews/chatComposer/draft.ts';
import {
  BY_USERNAME,
  type Choice,
  type ComposerTexts,
  type Draft,
} from '../../../src/webviews/chatComposer/messages.ts';

const EVERYBODY: Choice = { id: '', label: 'Everybody in the team' };
const SYSTEM: Choice = { id: '', label: 'System' };
const JOERG: Choice = { id: '7', label: 'Jörg $& Müller' };
const ZOE: Choice = { id: 'rep:3', label: 'Zoë' };
const texts = { senderLeft: 'from {0}, who left', recipientLeft: 'to {0}, who left' } as ComposerTexts;

describe('a chat message that is being written', () => {
  const draft: Draft = { sender: ZOE, recipient: JOERG, body: 'between us' };
  const problem = (senders: readonly Choice[], recipients: readonly Choice[], of = draft, blocked = ''): string =>
    addressProblem({ senders, recipients, blocked, texts }, of);

  it('can be sent while both are there', () => {
    assert.equal(problem([SYSTEM, ZOE], [EVERYBODY, JOERG]), '');
  });

  it('is kept, and not sent to everybody, when its only recipient leaves', () => {
    assert.deepEqual(choiceList([EVERYBODY], JOERG), { choices: [EVERYBODY, JOERG], shown: '7', hasLeft: true });
    assert.equal(problem([SYSTEM, ZOE], [EVERYBODY]), 'to Jörg $& Müller, who left');
    assert.equal(problem([SYSTEM, ZOE], [EVERYBODY, JOERG]), '');
  });

  it('is kept, and not said by the system, when its sender leaves', () => {
    assert.deepEqual(choiceList([SYSTEM], ZOE), { choices: [SYSTEM, ZOE], shown: 'rep:3', hasLeft: true });
    assert.equal(problem([SYSTEM], [EVERYBODY, JOERG]), 'from Zoë, who left');
  });

  it('stays addressed when all rows are gone for a moment', () => {
    assert.deepEqual(choiceList([], JOERG), { choices: [JOERG], shown: '7', hasLeft: true });
    assert.notEqual(problem([], []), '');
  });

  it('to everybody needs nobody in particular', () => {
    assert.equal(problem([SYSTEM], [], { sender: SYSTEM, recipient: EVERYBODY, body: 'hi' }), '');
  });

  it('to somebody by the username is for the site to judge', () => {
    const typed = { id: `${BY_USERNAME}joerg`, label: 'joerg' };
    assert.deepEqual(choiceList([EVERYBODY], typed), { choices: [EVERYBODY], shown: BY_USERNAME, hasLeft: false });
    assert.equal(problem([SYSTEM, ZOE], [EVERYBODY], { ...draft, recipient: typed }), '');
  });

  it('is not sent while nothing can be, whoever is there', () => {
    assert.equal(problem([SYSTEM, ZOE], [EVERYBODY, JOERG], draft, 'another site'), 'another site');
  });

  it('is never shown as addressed to anybody but the one who was chosen', () => {
    const person = fc.record({ id: fc.string(), label: fc.string() });
    fc.assert(
      fc.property(fc.array(person), person, (there, chosen) => {
        const { choices, shown, hasLeft } = choiceList(there, chosen);
        const isTyped = chosen.id.startsWith(BY_USERNAME);
        assert.equal(shown, isTyped ? BY_USERNAME : chosen.id);
        assert.ok(isTyped || choices.some(({ id }) => id === chosen.id));
        assert.equal(hasLeft, !isTyped && !there.some(({ id }) => id === chosen.id));
      }),
    );
  });
});
