import assert from 'node:assert/strict';
import { createContext, runInContext } from 'node:vm';
import * as fc from 'fast-check';
import { describe, it } from 'mocha';
import { issueForm } from '../../../src/session-start/issueForm.ts';
import { sessionKeyForm } from '../../../src/session-start/keyForm.ts';
import { startSessionLink } from '../../../src/session-start/startLink.ts';
import type { StartType } from '../../../src/session-start/startOptions.ts';
import { scriptHead, startButton, startPage, startScript } from '../../../src/session-start/startScript.ts';

const SITE = 'https://support.example.com';

/** Runs a script with a stand-in for the site's start_session.js and gives the calls that it made. */
function calls(script: string): unknown {
  const context = createContext({ recorded: [] });
  runInContext(
    `const BG = {
       START_TYPE: { CHAT: 'chat', BROWSER: 'browser', FULL: 'full' },
       start: (...call) => recorded.push(call),
     };
     const document = { getElementById: (id) => ({ element: id }) };`,
    context,
  );
  runInContext(script, context, { timeout: 1000 });
  // Through JSON, for objects of another context have other prototypes.
  return JSON.parse(runInContext('JSON.stringify(recorded)', context) as string);
}

const GUIDE: readonly (readonly [string, StartType, object, string])[] = [
  [
    'Starting a Full Client Session with a Session Key',
    'FULL',
    { sessionKey: '1728331' },
    "BG.start(BG.START_TYPE.FULL, {\n  sessionKey: '1728331'\n});",
  ],
  [
    'Starting a Full Client Session with Representative Information',
    'FULL',
    { rep: { id: 30, name: 'Admin' } },
    "BG.start(BG.START_TYPE.FULL, {\n  rep: {\n    id: 30,\n    name: 'Admin'\n  }\n});",
  ],
  [
    'Starting a Browser Session with a Session Key and Custom Fields',
    'BROWSER',
    {
      sessionKey: '8679485',
      attributes: { external_key: 'abc123', custom_field1: 'Custom Value', custom_field2: 123 },
    },
    "BG.start(BG.START_TYPE.BROWSER, {\n  sessionKey: '8679485',\n  attributes: {\n    external_key: 'abc123',\n    custom_field1: 'Custom Value',\n    custom_field2: 123\n  }\n});",
  ],
  [
    'Starting a Browser Session with a Session Key and a Specified Language',
    'BROWSER',
    { sessionKey: '8679485', locale: 'en-us' },
    "BG.start(BG.START_TYPE.BROWSER, {\n  sessionKey: '8679485',\n  locale: 'en-us'\n});",
  ],
  [
    'Starting a Browser Session with an Issue Object (by ID) and Customer Information',
    'BROWSER',
    {
      issue: { id: 12 },
      customer: {
        name: 'Customer Name',
        company: 'Company Name',
        company_code: 'Company Code',
        details: 'Issue Details',
      },
    },
    "BG.start(BG.START_TYPE.BROWSER, {\n  issue: {\n    id: 12\n  },\n  customer: {\n    name: 'Customer Name',\n    company: 'Company Name',\n    company_code: 'Company Code',\n    details: 'Issue Details'\n  }\n});",
  ],
  [
    // The guide's own text lacks the comma between the two.
    'Starting a Browser Session with an Issue Object (by Code Name) and Skills',
    'BROWSER',
    { issue: { codeName: 'Other' }, skills: ['skill11', 'skill12'] },
    "BG.start(BG.START_TYPE.BROWSER, {\n  issue: {\n    codeName: 'Other'\n  },\n  skills: ['skill11', 'skill12']\n});",
  ],
  [
    'Starting a Click-to-Chat Session with a Session Key',
    'CHAT',
    { sessionKey: '8347482' },
    "BG.start(BG.START_TYPE.CHAT, {\n  sessionKey: '8347482'\n});",
  ],
  [
    'Starting a Click-to-Chat Session with a Session Key and fallbackToFullWindow',
    'CHAT',
    { sessionKey: '7683902', uiOptions: { fallbackToFullWindow: false } },
    "BG.start(BG.START_TYPE.CHAT, {\n  sessionKey: '7683902',\n  uiOptions: {\n    fallbackToFullWindow: false\n  }\n});",
  ],
];

describe('startScript', () => {
  for (const [name, type, options, text] of GUIDE) {
    it(`returns the guide’s example, and it runs: ${name}`, () => {
      const script = startScript(type, options);
      assert.equal(script, text);
      assert.deepEqual(calls(script), [[type.toLowerCase(), options]]);
    });
  }

  it('returns the guide’s example of an issue form element, and it runs', () => {
    const text = "BG.start(BG.START_TYPE.BROWSER, {\n  issue: document.getElementById('formID')\n});";
    assert.equal(startScript('BROWSER', { issue: 'formID' }), text);
    assert.equal(startScript('BROWSER', { issue: "document.getElementById('formID')" }), text);
    assert.deepEqual(calls(text), [['browser', { issue: { element: 'formID' } }]]);
  });

  const anyText = fc
    .string({ unit: 'binary', maxLength: 60 })
    .filter((text) => /\S/.test(text) && !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(text));

  it('passes on any typed text, and never ends its script element', () => {
    fc.assert(
      fc.property(anyText, fc.constantFrom('</script>', '<!--<script>', "'\\", '\u2028'), (text, spice) => {
        const options = {
          rep: { id: 7, name: text + spice },
          customer: { details: spice + text },
          attributes: { [`f${text.replace(/[^\p{L}\p{N}_.-]/gu, '')}`]: text },
        };
        const script = startScript('CHAT', options);
        assert.deepEqual(calls(script), [['chat', options]]);
        assert.doesNotMatch(script, /<|\u2028|\u2029/);
      }),
    );
  });

  it('keeps a custom field named __proto__ as a property', () => {
    const attributes = JSON.parse('{"__proto__": "x", "constructor": "y"}') as object;
    const script = startScript('FULL', { sessionKey: '1234567', attributes });
    assert.match(JSON.stringify(calls(script)), /"__proto__":"x","constructor":"y"/);
  });

  const REFUSED: readonly (readonly [StartType, object, RegExp])[] = [
    ['FULL', {}, /exactly one of sessionKey, rep, issue/],
    ['FULL', { sessionKey: '1234567', issue: { id: 1 } }, /exactly one.*Given were sessionKey, issue/],
    ['FULL', { sessionKey: '12' }, /: sessionKey must be a session key of seven/],
    ['FULL', { rep: { id: 1 } }, /needs rep\.name/],
    ['FULL', { rep: { id: 'x', name: 'A' } }, /: rep\.id must be an ID of digits/],
    ['FULL', { rep: 'Admin' }, /rep must be an object with id, name/],
    ['FULL', { issue: { id: 1, codeName: 'a' } }, /either codeName or id, not both/],
    ['FULL', { issue: {} }, /exactly one start method/],
    ['FULL', { issue: 'two words' }, /issue must be an object .* or the id of a form/],
    ['FULL', { sessionKey: '1234567', skills: ['a b'] }, /: skills must be a list/],
    ['FULL', { sessionKey: '1234567', customer: { nme: 'x' } }, /no option customer\.nme/],
    ['FULL', { sessionKey: '1234567', customer: { name: 'x'.repeat(101) } }, /: customer\.name must be/],
    [
      'FULL',
      { sessionKey: '1234567', attributes: { external_key: 'x'.repeat(1025) } },
      /: attributes\.external_key must be/,
    ],
    ['FULL', { sessionKey: '1234567', locale: '?' }, /: locale must be/],
    [
      'FULL',
      { sessionKey: '1234567', uiOptions: { fallbackToFullWindow: true } },
      /uiOptions is for BG\.START_TYPE\.CHAT only/,
    ],
    ['BROWSER', { sessionKey: '1234567', uiOptions: {} }, /uiOptions is for BG\.START_TYPE\.CHAT only/],
    ['CHAT', { sessionKey: '1234567', uiOptions: { fallbackToFullWindow: 1 } }, /true or false/],
    ['CHAT', { sessionKey: '1234567', toString: 'x' }, /no option toString/],
  ];
  for (const [type, options, message] of REFUSED) {
    it(`rejects what the guide does not allow: ${message.source}`, () => {
      assert.throws(() => startScript(type, options), message);
    });
  }
});

describe('the HTML that starts sessions', () => {
  it('has the guide’s form for session keys, with and without an external key', () => {
    assert.equal(
      sessionKeyForm(SITE),
      `<form action="https://support.example.com/api/start_session" method="get">
  Session Key: <input type="text" name="short_key" /><br />
  <input type="submit" value="Submit" />
</form>`,
    );
    assert.equal(
      sessionKeyForm(SITE, { externalKey: true, method: 'post' }),
      `<form action="https://support.example.com/api/start_session" method="post">
  Session Key: <input type="text" name="short_key" /><br />
  External Key: <input type="text" name="session.custom.external_key" /><br />
  <input type="submit" value="Submit" />
</form>`,
    );
  });

  it('has the guide’s link, with its ampersands escaped', () => {
    const params = { id: 12, name: 'John', c2cjs: 1 };
    const href = 'https://support.example.com/api/start_session?id=12&amp;name=John&amp;c2cjs=1';
    assert.equal(startSessionLink(SITE, params, { text: 'Chat with John' }), `<a href="${href}">Chat with John</a>`);
    assert.equal(
      startSessionLink(SITE, params, { text: '<John & "Zoë">', newTab: true }),
      `<a href="${href}" target="_blank">&lt;John &amp; &quot;Zoë&quot;&gt;</a>`,
    );
  });

  it('has the guide’s issue form', () => {
    const params = {
      codeName: 'Other',
      'session.skills': 'skill1,skill2',
      'customer.name': 'Customer Name',
      'customer.company': 'Company Name',
      'customer.company_code': 'Company Code',
      'customer.details': 'Issue "Details"',
      'session.custom.external_key': 'abc123',
      'session.custom.custom_field1': 'Custom Value',
      'session.custom.custom_field2': 123,
    };
    assert.equal(
      issueForm('id', params),
      `<form id="id">
  <input type="hidden" name="codeName" value="Other" />
  <input type="hidden" name="skills" value="skill1,skill2" />
  <input type="hidden" name="customer.name" value="Customer Name" />
  <input type="hidden" name="customer.company" value="Company Name" />
  <input type="hidden" name="customer.company_code" value="Company Code" />
  <input type="hidden" name="customer.details" value="Issue &quot;Details&quot;" />
  <input type="hidden" name="session.custom.external_key" value="abc123" />
  <input type="hidden" name="session.custom.custom_field1" value="Custom Value" />
  <input type="hidden" name="session.custom.custom_field2" value="123" />
</form>`,
    );
  });

  it('has the guide’s head', () => {
    assert.equal(
      scriptHead(SITE),
      `<script type="text/javascript" src="https://support.example.com/api/start_session.js"></script>
<script type="text/javascript">BG.setSite("support.example.com");</script>`,
    );
  });

  it('has a button whose attribute contains the whole script', () => {
    const options = { rep: { id: 1, name: `Zoë "O'Neil" & <Söhne>\n` } };
    const button = startButton('CHAT', options, 'Chat & more');
    const attribute = /^<button type="button" onclick="([^"]*)">Chat &amp; more<\/button>$/.exec(button)?.[1] ?? '';
    const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };
    const script = attribute.replace(/&(\w+);/g, (_, name: string) => entities[name] ?? '?');
    assert.deepEqual(calls(script), [['chat', options]]);
  });

  it('has a page with the doctype, the head and the button', () => {
    const page = startPage(SITE, 'FULL', { sessionKey: '1728331' });
    assert.match(page, /^<!DOCTYPE html>\n/);
    assert.match(page, /<head>[^]*start_session\.js[^]*BG\.setSite[^]*<\/head>[^]*<body>\n {2}<button/);
  });
});
