import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { SiteZone } from '../../src/site/siteZone.ts';
import { nodeTooltip } from '../../src/ui/features/live/tooltips.ts';
import { escaped } from '../../src/ui/platform/trees/tooltipText.ts';
import { momentOf, NOW, supportCentre } from './support/supportCentre.ts';

/** The lines of a row's tooltip; times of day, which differ from place to place, as `…`. */
function lines(key: string, update: Record<string, object> = {}): readonly string[] {
  const model = supportCentre();
  model.apply({ type: 'model_update', update });
  const text = nodeTooltip(momentOf(model), key)?.value ?? '';
  return text
    .replaceAll('\\', '')
    .replaceAll(/\(since [^)]*\)/g, '(since …)')
    .split(/\s*\n+/);
}

describe('a tooltip', () => {
  it('of a queue shows how many wait, how long, who is available, and its code name last', () => {
    assert.deepEqual(lines('queue:2'), [
      '**Network**',
      'Waiting: 2',
      'Longest wait: 14 min',
      'Support team ID: 3',
      'Code name: network',
    ]);
    assert.deepEqual(lines('queue:3').slice(1, 2), ['Available: Bob Baker']);
  });

  it('of a representative shows facts that the row does not, each once, and no wrong ones', () => {
    const fields = { created_timestamp: NOW - 3600, skill_code_names: 'sap,mac', routing_idle: 1, type: 'normal' };
    const names = { public_display_name: 'Zoë Ångström' };
    assert.deepEqual(lines('rep:13', { representative: { '13': { ...fields, ...names } } }), [
      '**Zoë Ångström**',
      'Status: idle, busy',
      'Logged in for: 1 h 00 min (since …)',
      'Teams: Network (lead)',
      'Skills: sap, mac',
      'Username: zoe',
      'User ID: 3',
    ]);
  });

  it('of a session shows each of its times once, and the fields of newer sites', () => {
    const client = { hostname: 'Unknown', operating_system: 'Windows 11', elevated: 0 };
    const session = { priority: 1, issue_description: 'Printer', public_site_id: '1', mood: 'calm' };
    assert.deepEqual(lines('session:42', { customer_client: { '61': client }, support_session: { '42': session } }), [
      '**Kim**',
      'Issue: Printer',
      'Priority: High',
      'Waiting: 3 min (since …)',
      'Queue: Network',
      'Start method: session key',
      'Public site: 1',
      'Client: chat · Windows 11',
      'mood: calm',
      'LSID: lsid-Kim',
    ]);
  });

  it('shows times also by the site’s clocks if they differ, on both sides of a clock change', () => {
    const change = Date.parse('2026-10-25T01:00Z') / 1000;
    const utc = (): number => 0;
    const known = [
      { from: change - 100_000, to: change - 1, offset: 7200 },
      { from: change, to: change + 100_000, offset: 3600 },
    ];
    const cases: readonly (readonly [SiteZone, number, string])[] = [
      [new SiteZone(utc, known), change - 60, ', at the site Oct 25, 2026, 2:59:00 AM (UTC+02:00))'],
      [new SiteZone(utc, known), change + 60, ', at the site Oct 25, 2026, 2:01:00 AM (UTC+01:00))'],
      [
        new SiteZone(utc, [{ from: 0, to: change + 100_000, offset: -12_600 }]),
        change,
        ', at the site Oct 24, 2026, 9:30:00 PM (UTC-03:30))',
      ],
      [new SiteZone(utc), change, ')'],
      [new SiteZone(utc, [{ from: change, to: change, offset: 0 }]), change, ')'],
    ];
    for (const [zone, since, ending] of cases) {
      const model = supportCentre();
      const times = { created_timestamp: since, queue_entry_timestamp: since };
      model.apply({
        type: 'model_update',
        update: { support_session: { '42': { ...times } }, representative: { '13': { ...times } } },
      });
      const moment = { ...momentOf(model, change + 3600), zone: () => zone };
      for (const [key, label] of [
        ['session:42', 'Waiting'],
        ['rep:13', 'Logged in for'],
      ] as const) {
        const text = nodeTooltip(moment, key)?.value.replaceAll('\\', '').replaceAll(/\s/g, ' ') ?? '';
        const [, since] = new RegExp(`${label}: [^(]*\\(since [\\d: APM]*(.*?)  `).exec(text) ?? [];
        assert.equal(since, ending, text);
      }
    }
  });

  it('makes no link, no markup and no icon of text that others wrote', () => {
    const hostile = [
      'https://evil.example/x?a=1&b=2',
      'HTTP://EVIL.example',
      'ftp://evil.example',
      'www.evil.example',
      'WWW.evil.example',
      '<https://evil.example>',
      '<a href="command:x">x</a>',
      'file:///etc/passwd',
      'bob@evil.example',
      'mailto:bob@evil.example',
      '[x](command:workbench.action.terminal.sendSequence?%7B%7D)',
      '![x](https://evil.example/x.png)',
      '[x]: https://evil.example',
      '$(warning) `code` **bold** ~~gone~~ | a | &lt;b&gt; &#x3c;',
      '1. one',
      '- one',
      '# title',
    ];
    for (const text of hostile) {
      for (const key of ['session:42', 'rep:13', 'queue:2']) {
        const model = supportCentre();
        const names = { private_display_name: text, username: text, name: text, customer_name: text, mood: text };
        model.apply({
          type: 'model_update',
          update: { support_session: { '42': names }, representative: { '13': names }, queue: { '2': names } },
        });
        const tooltip = nodeTooltip(momentOf(model), key);
        assert.ok(tooltip && tooltip.isTrusted !== true && tooltip.supportHtml !== true);
        assert.notEqual(tooltip.supportThemeIcons, true);
        assertPlain(tooltip.value.replaceAll(/^\*\*|\*\*(?=\s*$)/gm, ''), text);
      }
      assertPlain(escaped(text), text);
    }
  });

  it('shows others’ text so that it wraps between words', () => {
    assert.equal(escaped('1. *a* [b](command:c) # d'), '1\\. \\*a\\* \\[b\\]\\(command:c\\) \\# d');
  });

  it('shows a customer named Unknown by the site as unnamed', () => {
    const session = { customer_name: 'Unknown', customer_company: '' };
    assert.equal(lines('session:42', { support_session: { '42': session } })[0], '**Unnamed customer**');
  });
});

/** Asserts that `value` has no Markdown syntax without a backslash. */
function assertPlain(value: string, text: string): void {
  const bare = value.replaceAll(/\\[!-/:-@[-`{-~]|&#?\w+;/g, '•');
  assert.doesNotMatch(bare, /[`*_{}[\]()<>#~&@!]/, text);
  assert.doesNotMatch(bare, /(?:https?|ftp|file):\/|www\./i, text);
  assert.doesNotMatch(bare, /^(?:\d+\.|[-+]) /m, text);
}
