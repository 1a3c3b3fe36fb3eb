import fc from 'fast-check';

/** What people type who mean harm, and what makes the same trouble without. */
const HOSTILE_TEXTS: readonly string[] = [
  '<script>alert(1)</script><img src=x onerror=alert(1)>',
  '"><svg/onload=alert(1)>',
  '[x](javascript:alert(1)) ![p](https://evil.example/p.png) [r][1]\n\n[1]: https://evil.example/',
  '**bold** _it_ ~~gone~~ `code` $x$ & &lt; #17',
  '# heading\n- item\n1. one\n2) two\n> quote\n---\n===\n    code\n```\nfence',
  'a | b\n--- | ---\n1 | 2',
  'see https://evil.example/?a=1 or www.evil.example or bob@evil.example',
  '=HYPERLINK("https://evil.example/";"x")',
  '[b]x[/b][color=red]y[/color][url]https://x.example/"onclick="a[/url][url]javascript:a[/url]',
  `${'[b][i]'.repeat(60)}deep${'[/i][/b]'.repeat(60)}`,
  '[ul][li]a[/li][li][ul][li]b[/li][/ul][/li][/ul]',
  'a\u0000b\u0007\u001b[31mred\u001b[0m\u007f\u0085',
  '\u202egnp.exe\u202c \u2066x\u2069 \u200f\u061c',
  'a\u2028b\u2029c\r\nd\re',
  '\ud800 \udc00\ud83d',
  '%s %n {chat} {0} $& $1',
  '__proto__',
  '   ',
  'x\\',
];

/** Any UTF-16 at all, lone surrogates too. */
const anything = fc.string({ unit: fc.nat(0xffff).map((code) => String.fromCharCode(code)), maxLength: 40 });

/** One of them, or any text at all. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...HOSTILE_TEXTS),
  anything,
  fc
    .array(
      fc.constantFrom(
        '*',
        '_',
        '[',
        ']',
        '(',
        ')',
        '<',
        '>',
        '|',
        '`',
        '\\',
        '\n',
        '-',
        '=',
        '#',
        'a',
        ' ',
        '[b]',
        '[/b]',
      ),
    )
    .map((parts) => parts.join('')),
);

/** What the program reads; everything else in a report is what somebody typed. */
const KEPT = new Set(['eventType', 'type', 'gsnumber']);

/** A copy of `item` in which each text that people can choose is the next of `texts`, after `change`. */
export function typed<T>(item: T, texts: readonly string[], change: (text: string, name: string) => string = same): T {
  let count = 0;
  const copy = (value: unknown, name: string): unknown => {
    if (typeof value === 'string' && !KEPT.has(name)) {
      return change(texts[count++ % texts.length] ?? '', name);
    }
    if (Array.isArray(value)) {
      return value.map((inner) => copy(inner, name));
    }
    return typeof value === 'object' && value !== null
      ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, copy(inner, key)]))
      : value;
  };
  return copy(item, '') as T;
}

function same(text: string): string {
  return text;
}
