import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { describe, it } from 'mocha';
import { startSessionUrl } from '../../../src/session-start/startUrl.ts';

const SITE = 'https://support.example.com';
const START = `${SITE}/api/start_session`;
const JOHN = {
  'customer.name': 'John Doe',
  'customer.company': 'Company Name',
  'customer.company_code': '1234',
  'customer.details': 'I need support',
};
const CUSTOM = { 'session.custom.external_key': '1234', 'session.custom.custom_field1': 'Custom Value' };
const JOHN_ENCODED =
  'customer.name=John%20Doe&customer.company=Company%20Name&customer.company_code=1234&customer.details=I%20need%20support';

const EXAMPLES: readonly (readonly [string, Record<string, unknown>, string])[] = [
  ['Specific representative', { id: 1, name: 'Admin' }, `${START}?id=1&name=Admin`],
  [
    'Session key',
    { short_key: '1234567', 'session.custom.external_key': '1234' },
    `${START}?short_key=1234567&session.custom.external_key=1234`,
  ],
  [
    'Issue submission survey using issue ID',
    { issue_menu: 1, ...JOHN, id: 1, ...CUSTOM },
    `${START}?issue_menu=1&${JOHN_ENCODED}&id=1&session.custom.external_key=1234&session.custom.custom_field1=Custom%20Value`,
  ],
  [
    'Issue submission survey using issue code name',
    { issue_menu: 1, ...JOHN, codeName: 'issue_code_name', ...CUSTOM },
    `${START}?issue_menu=1&${JOHN_ENCODED}&codeName=issue_code_name&session.custom.external_key=1234&session.custom.custom_field1=Custom%20Value`,
  ],
  [
    'Issue submission survey using ID, with skills and priority',
    {
      issue_menu: 1,
      'customer.name': 'John Doe',
      'customer.company': 'Company Name',
      'customer.details': 'I need support',
      id: 1,
      'session.priority': 1,
      'session.skills': ['codename1', 'codename2'],
    },
    `${START}?issue_menu=1&customer.name=John%20Doe&customer.company=Company%20Name&customer.details=I%20need%20support&id=1&session.priority=1&session.skills=codename1,codename2`,
  ],
  ['Locale', { id: 1, name: 'Admin', locale: 'en-us' }, `${START}?id=1&name=Admin&locale=en-us`],
  ['Platform', { id: 1, name: 'Admin', platform: 'winNT-32' }, `${START}?id=1&name=Admin&platform=winNT-32`],
  ['Timezone Offset', { id: 1, name: 'Admin', timezone_offset: -300 }, `${START}?id=1&name=Admin&timezone_offset=-300`],
  [
    'chat_locale',
    { short_key: '2962035', locale: 'en-us', chat_locale: 'cs-cs' },
    `${START}?short_key=2962035&locale=en-us&chat_locale=cs-cs`,
  ],
  ['Click-to-Chat Without Using JavaScript', { id: 12, name: 'John', c2cjs: 1 }, `${START}?id=12&name=John&c2cjs=1`],
  [
    'Start Sessions with External Keys, Programmatic Assignment',
    { issue_menu: 1, ...JOHN, id: 1, 'session.custom.external_key': '1234' },
    `${START}?issue_menu=1&${JOHN_ENCODED}&id=1&session.custom.external_key=1234`,
  ],
];

describe('startSessionUrl', () => {
  for (const [name, params, url] of EXAMPLES) {
    it(`returns the guide’s example byte for byte: ${name}`, () => {
      assert.equal(startSessionUrl(SITE, params), url);
    });
  }

  it('accepts ids as texts, lists as comma-separated texts, and leaves out what is undefined or off', () => {
    const params = { id: '18446744073709551615', name: 'A', 'session.skills': 'a, b', locale: undefined, c2cjs: 0 };
    assert.equal(startSessionUrl(`${SITE}/`, params), `${START}?id=18446744073709551615&name=A&session.skills=a,b`);
  });

  it('encodes everything that could end a value, an attribute or a Markdown link', () => {
    const url = startSessionUrl(SITE, { id: 1, name: `Zoë, "O'Neil" <a&b=c> (1) #?` });
    assert.equal(url, `${START}?id=1&name=Zo%C3%AB%2C%20%22O%27Neil%22%20%3Ca%26b%3Dc%3E%20%281%29%20%23%3F`);
  });

  it('encodes every value so that it can be decoded again', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 90 }).filter((text) => text.trim() !== ''),
        (text) => {
          let url: string;
          try {
            url = startSessionUrl(SITE, { short_key: 'abc1234', 'session.custom.x': text });
          } catch {
            return;
          }
          assert.match(url, /^[\w.:/?&=%,~-]+$/);
          assert.equal(new URL(url).searchParams.get('session.custom.x'), text);
        },
      ),
    );
  });
});

describe('the parameters of start_session', () => {
  const REP = { id: 1, name: 'Admin' };
  const REFUSED: readonly (readonly [Record<string, unknown>, RegExp])[] = [
    [{}, /exactly one start method/],
    [{ id: 1 }, /exactly one start method.*Given were id\./],
    [{ name: 'Admin' }, /exactly one start method/],
    [{ ...REP, short_key: '1234567' }, /exactly one start method.*short_key/],
    [{ issue_menu: 1 }, /exactly one start method/],
    [{ codeName: 'printer' }, /issue_menu=1/],
    [{ issue_menu: 1, id: 1, codeName: 'printer' }, /^Use either codeName or id, not both\.$/],
    [{ issue_menu: 2, id: 1 }, /issue_menu must be 1/],
    [{ id: 'one', name: 'Admin' }, /^id must be an ID of digits\.$/],
    [{ short_key: '123456' }, /short_key must be a session key of seven characters/],
    [{ ...REP, 'customer.name': 'x'.repeat(101) }, /customer\.name must be .*at most 100 characters/],
    [{ ...REP, 'customer.company': 'x'.repeat(101) }, /customer\.company must be/],
    [{ ...REP, 'customer.company_code': 'x'.repeat(101) }, /customer\.company_code must be/],
    [{ ...REP, 'customer.details': 'é'.repeat(513) }, /customer\.details must be .*1024 bytes/],
    [{ ...REP, 'session.custom.external_key': 'x'.repeat(1025) }, /external_key must be .*1024/],
    [
      {
        ...REP,
        ...Object.fromEntries(Array.from({ length: 11 }, (_, i) => [`session.custom.f${i}`, 'x'.repeat(1000)])),
      },
      /10240 bytes/,
    ],
    [{ ...REP, 'session.priority': 4 }, /session\.priority must be a whole number from 1 to 3/],
    [{ ...REP, locale: 'english please' }, /locale must be a locale code such as en-us/],
    [{ ...REP, platform: 'linux' }, /platform must be one of winNT-32, winNT-64/],
    [{ ...REP, timezone_offset: 900 }, /timezone_offset must be a whole number of minutes from -720 to 840/],
    [{ ...REP, timezone_offset: '1.5' }, /timezone_offset must be/],
    [{ ...REP, c2cjs: 2 }, /c2cjs must be 1 or 0/],
    [{ ...REP, customer: 'x' }, /start_session has no parameter customer\./],
  ];
  for (const [params, message] of REFUSED) {
    it(`are rejected: ${message.source}`, () => {
      assert.throws(
        () => startSessionUrl(SITE, params),
        (error: Error & { reason?: string }) => error.reason === 'invalid-parameter' && message.test(error.message),
      );
    });
  }

  it('are rejected if the site’s API version lacks them, and accepted if it has them or is unknown', () => {
    const url = (params: object, apiVersion?: string) => () =>
      startSessionUrl(SITE, { ...REP, ...params }, apiVersion === undefined ? {} : { apiVersion });
    const since = { timezone_offset: [60, '1.15.0', '1.15.1'], locale: ['de', '1.10.0', '1.11.0'] } as const;
    for (const [name, [value, older, first]] of Object.entries(since)) {
      const message = `${name} needs API version ${first} or later; the site has ${older}.`;
      assert.throws(url({ [name]: value }, older), { message });
      [url({ [name]: value }, first), url({ [name]: value }, '1.24.1'), url({ [name]: value })].forEach((taken) =>
        assert.doesNotThrow(taken),
      );
    }
    assert.throws(url({ 'session.custom.asset': 'x' }, '1.11.0'), /session\.custom\.asset needs API version 1\.12\.0/);
    assert.throws(url({ 'session.skills': 'x' }, '1.11.0'), /session\.skills needs API version 1\.12\.0/);
  });

  it('are accepted up to their bounds', () => {
    const most = {
      ...REP,
      'customer.name': 'ä'.repeat(100),
      'customer.details': 'é'.repeat(512),
      'session.custom.external_key': '€'.repeat(1024),
      timezone_offset: 840,
      locale: 'zh-hans',
    };
    assert.ok(startSessionUrl(SITE, most).length > 6000);
  });
});
