import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { lsidInText } from '../../../src/command-api/lsidInText.ts';

const LSID = 'c69a8e10bea9428f816cfababe9815fe';
const GUID = 'c69a8e10-bea9-428f-816c-fababe9815fe';

describe('lsidInText', () => {
  it('finds an LSID alone, in a sentence, and in a link', () => {
    const texts: readonly string[] = [
      LSID,
      `  ${LSID}\n`,
      `see session ${LSID}, please`,
      `(${LSID})`,
      `vscode://rep-workflows.rep-workflows/session?lsid=${LSID}&site=support.example.com`,
      `https://support.example.com/login/sd_reporting?reportType=SupportSession&sessionId=${LSID}`,
      `https://support.example.com/api/command?action=join_session&lsid=${LSID}&rep_id=151`,
    ];
    for (const text of texts) {
      assert.equal(lsidInText(text), LSID, text);
    }
    assert.equal(lsidInText(`{${GUID}}`), GUID);
    assert.equal(lsidInText(LSID.toUpperCase()), LSID.toUpperCase());
  });

  it('finds identifiers of another form, alone or in a link', () => {
    assert.equal(lsidInText('k7pq2m4x9w1z8t5r3v6y'), 'k7pq2m4x9w1z8t5r3v6y');
    assert.equal(lsidInText('https://a.example/session?lsid=k7-x'), 'k7-x');
  });

  it('ignores names, tickets and parts of something longer', () => {
    for (const text of ['', 'Kim', 'INC0010234', 'Société Générale', 'hardware-and-network-team', `x${LSID} y`]) {
      assert.equal(lsidInText(text), undefined, text);
    }
  });
});
