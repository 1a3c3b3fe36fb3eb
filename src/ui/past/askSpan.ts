import * as vscode from 'vscode';
import type { Span } from '../../reporting/archive/span.ts';
import { dayText } from './pastTimes.ts';
import { showQuickPick, type PickItem } from '../prompts.ts';

const { t } = vscode.l10n;
/** By the guide, archives go back seven active days; a site may have been off on some. */
const DAYS = 8;
const MINUTE = 60;
const HOUR = 3600;

interface SpanItem extends PickItem {
  readonly span?: Span;
}

/** The local day that is `ago` days before the one of `now`, in seconds since the epoch; today ends now. */
export function dayOf(now: number, ago: number): Span {
  const begin = new Date(now * 1000);
  begin.setHours(0, 0, 0, 0);
  begin.setDate(begin.getDate() - ago);
  const end = new Date(begin);
  end.setDate(end.getDate() + 1);
  return { from: begin.getTime() / 1000, to: Math.min(end.getTime() / 1000, Math.floor(now)) };
}

/** Asks for a span that archives may tell of; undefined when cancelled. `now` is seconds since the epoch. */
export async function askSpan(title: string, now: number): Promise<Span | undefined> {
  const days = Array.from({ length: DAYS }, (_, ago) => ({ ago, span: dayOf(now, ago) }));
  const items: SpanItem[] = [
    { label: t('The last two hours'), span: { from: Math.floor(now) - 2 * HOUR, to: Math.floor(now) } },
    ...days
      .filter(({ span }) => span.to - span.from >= MINUTE)
      .map(({ ago, span }) => ({ label: dayText(span.from, ago), span })),
    { label: t('The last seven days'), span: { from: dayOf(now, 6).from, to: Math.floor(now) } },
  ];
  const picked = await showQuickPick(items, {
    title,
    placeHolder: t('Which time?'),
    ignoreFocusOut: true,
  });
  return picked?.span;
}

/** Asks for a day by the site's calendar, `YYYY-MM-DD`; undefined when cancelled. */
export async function askDate(title: string, now: number): Promise<string | undefined> {
  const items = Array.from({ length: DAYS }, (_, ago) => {
    const { from } = dayOf(now, ago);
    return { label: dayText(from, ago), date: localDate(from) };
  });
  return (await showQuickPick(items, { title, placeHolder: t('Which day?') }))?.date;
}

function localDate(seconds: number): string {
  const date = new Date(seconds * 1000);
  const [month, day] = [date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, '0'));
  return `${date.getFullYear()}-${month}-${day}`;
}
