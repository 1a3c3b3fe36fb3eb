import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { readRegistryValue } from '../../../src/session-start/registryValue.ts';
import { processorMilliseconds } from '../../support/processorTime.ts';

const PLAIN = 'C:\\Users\\admin\\AppData\\Local\\bomgar-scc-cb\\support.example.com\\';
const SPACED = 'C:\\Users\\John Doe\\AppData\\Local\\bomgar-scc-cb\\support.example.com\\';
const ODD = 'D:\\Apps -new (x86)\\it’s, & co\\';

/** Value data, then the program and the folder in it. */
const VALUES: readonly (readonly [text: string, executable: string, cbdir: string])[] = [
  [`${PLAIN}cb.exe --cbdir ${PLAIN}`, `${PLAIN}cb.exe`, PLAIN],
  [`${SPACED}bomgar cb.exe --cbdir ${SPACED}`, `${SPACED}bomgar cb.exe`, SPACED],
  ['C:\\a b\\cb --cbdir C:\\a b', 'C:\\a b\\cb', 'C:\\a b'],
  [`${ODD}cb.exe --cbdir ${ODD}`, `${ODD}cb.exe`, ODD],
  [`"${SPACED}cb.exe" --cbdir "${SPACED}\\"`, `${SPACED}cb.exe`, SPACED],
  [`"${SPACED}cb.exe" --cbdir "${SPACED}"`, `${SPACED}cb.exe`, SPACED],
  [`"${SPACED}cb.exe" --cbdir ${SPACED}`, `${SPACED}cb.exe`, SPACED],
  [`${SPACED}cb.exe --cbdir "${SPACED}"`, `${SPACED}cb.exe`, SPACED],
  [`  "${SPACED}cb.exe" --cbdir "${SPACED.slice(0, -1)}" -x\r\n`, `${SPACED}cb.exe`, SPACED.slice(0, -1)],
  [`${SPACED}cb.exe --quiet --cbdir ${SPACED} --issue-code-name install_update`, `${SPACED}cb.exe`, SPACED],
  [`${SPACED}cb.exe --cbdir ${SPACED} --session-value session.custom.external_key "abc123"`, `${SPACED}cb.exe`, SPACED],
  [`C:\\A.exe Files\\cb.exe --cbdir C:\\A.exe Files\\`, 'C:\\A.exe Files\\cb.exe', 'C:\\A.exe Files\\'],
  [
    `\\\\server\\share one\\cb.exe --cbdir \\\\server\\share one`,
    '\\\\server\\share one\\cb.exe',
    '\\\\server\\share one',
  ],
];

describe('readRegistryValue', () => {
  for (const [text, executable, cbdir] of VALUES) {
    it(`returns program and folder: ${text}`, () => assert.deepEqual(readRegistryValue(text), { executable, cbdir }));
  }

  it('returns undefined for other texts', () => {
    for (const text of ['', `${PLAIN}cb.exe`, `${PLAIN}cb.exe --cbdir`, '--cbdir C:\\a', 'cb.exe --cbdirs C:\\a']) {
      assert.equal(readRegistryValue(text), undefined, text);
    }
  });

  it('takes a short time for any text', () => {
    for (const piece of ['\\', ' ', '"', 'a.exe ', ' --cbdir ', ' -']) {
      const text = `cb.exe --cbdir ${piece.repeat(1_000_000)}`;
      assert.ok(processorMilliseconds(() => readRegistryValue(text)) < 100, piece);
    }
  });
});
