import { largest } from '../../base/lists.ts';
import { htmlText } from './text/html.ts';
import type { Compared, SummaryRow } from './summaryComparison.ts';
import { durationText } from './text/times.ts';

/** What a printed summary says beside its figures, in the reader's language. */
export interface SummaryWords {
  /** A language tag, for figures too. */
  readonly language: string;
  readonly title: string;
  /** The period, and the one it is compared with. */
  readonly period: string;
  readonly before: string;
  /** Where and when the figures were taken. */
  readonly source: string;
  readonly name: string;
  readonly sessions: string;
  readonly sessionsBefore: string;
  readonly change: string;
  readonly perWeekday: string;
  readonly average: string;
  readonly averageBefore: string;
  readonly total: string;
}

/** The figures of all rows together. */
export interface SummaryTotal {
  readonly sessions: Compared;
  readonly averageDuration: Compared;
}

const STYLE = `
:root { color-scheme: light; }
body { max-width: 60em; margin: 2em auto; padding: 0 1em; color: #1f1f1f; background: #fff; font: 14px/1.45 system-ui, sans-serif; }
h1 { margin: 0 0 .2em; font-size: 1.6em; font-weight: 600; }
p { margin: .2em 0; color: #555; }
dl { display: flex; flex-wrap: wrap; gap: .5em 2.5em; margin: 1.2em 0; }
dt { color: #555; font-size: .9em; }
dd { margin: 0; font-size: 1.5em; font-variant-numeric: tabular-nums; }
dd small { color: #555; font-size: .6em; }
table { width: 100%; border-collapse: collapse; }
th, td { padding: .35em .6em; border-bottom: 1px solid #ddd; text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
th { border-bottom-color: #888; font-weight: 600; white-space: normal; vertical-align: bottom; }
th:first-child, td:first-child { text-align: left; }
th:first-child { width: 28%; }
td:first-child { white-space: normal; overflow-wrap: anywhere; }
meter { display: block; width: 100%; height: .6em; }
@media print { body { margin: 0; max-width: none; } tr { break-inside: avoid; } thead { display: table-header-group; } }
`;

/** A summary as one web page that needs nothing else, asks for nothing, runs nothing, and prints well. */
export function summaryHtml(rows: readonly SummaryRow[], total: SummaryTotal, words: SummaryWords): string {
  const figures = new Figures(words.language);
  const most = largest(
    rows.map(({ sessions }) => sessions.now ?? 0),
    1,
  );
  const hasBefore = total.sessions.before !== null;
  const headings = [
    words.name,
    words.sessions,
    ...(hasBefore ? [words.sessionsBefore, words.change] : []),
    words.perWeekday,
    words.average,
    ...(hasBefore ? [words.averageBefore] : []),
    words.total,
  ];
  return `<!DOCTYPE html>
<html lang="${htmlText(words.language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${htmlText(words.title)}</title>
<style>${STYLE}</style>
</head>
<body>
<h1>${htmlText(words.title)}</h1>
<p>${htmlText(words.period)}</p>
${hasBefore ? `<p>${htmlText(words.before)}</p>` : ''}
<dl>
${headFigure(words.sessions, figures.number(total.sessions.now), figures.change(total.sessions.change))}
${headFigure(words.average, durationText(total.averageDuration.now), hasBefore ? durationText(total.averageDuration.before) : '')}
</dl>
<table>
<thead><tr>${headings.map((heading) => `<th scope="col">${htmlText(heading)}</th>`).join('')}</tr></thead>
<tbody>
${rows.map((row) => bodyRow(row, { figures, most, hasBefore })).join('\n')}
</tbody>
</table>
<p>${htmlText(words.source)}</p>
</body>
</html>
`;
}

function headFigure(label: string, value: string, beside: string): string {
  const small = beside === '' ? '' : ` <small>(${htmlText(beside)})</small>`;
  return `<div><dt>${htmlText(label)}</dt><dd>${htmlText(value)}${small}</dd></div>`;
}

function bodyRow(
  { name, sessions, sessionsPerWeekday, averageDuration, totalDuration }: SummaryRow,
  { figures, most, hasBefore }: { readonly figures: Figures; readonly most: number; readonly hasBefore: boolean },
): string {
  const cells = [
    figures.number(sessions.now),
    ...(hasBefore ? [figures.number(sessions.before), figures.change(sessions.change)] : []),
    figures.number(sessionsPerWeekday.now),
    durationText(averageDuration.now),
    ...(hasBefore ? [durationText(averageDuration.before)] : []),
    durationText(totalDuration.now),
  ];
  const bar = `<meter min="0" max="${String(most)}" value="${String(sessions.now ?? 0)}"></meter>`;
  return `<tr><td><bdi>${htmlText(name)}</bdi>${bar}</td>${cells.map((cell) => `<td>${htmlText(cell)}</td>`).join('')}</tr>`;
}

/** Figures in the reader's language. */
class Figures {
  readonly #format: Intl.NumberFormat;
  readonly #signed: Intl.NumberFormat;

  constructor(language: string) {
    this.#format = new Intl.NumberFormat(language, { maximumFractionDigits: 2 });
    this.#signed = new Intl.NumberFormat(language, { maximumFractionDigits: 2, signDisplay: 'exceptZero' });
  }

  number(value: number | null): string {
    return value === null ? '' : this.#format.format(value);
  }

  change(value: number | null): string {
    return value === null ? '' : this.#signed.format(value);
  }
}
