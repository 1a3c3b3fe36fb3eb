import * as vscode from 'vscode';
import type { Span } from '../../../reporting/archive/span.ts';
import type { SiteDay } from '../../../base/siteDay.ts';
import type { SiteCalendar } from '../../shared/reports/siteCalendar.ts';
import { zoneHint } from '../../shared/reports/zoneHint.ts';
import { dayText } from './pastTimes.ts';
import { showQuickPick, type PickItem } from '../../platform/prompts.ts';
import { HOUR, MINUTE } from '../../../base/units.ts';

const { t } = vscode.l10n;
/** By the guide, archives cover seven active days; a site may have been off on some days in between. */
const DAYS = 8;

interface SpanItem extends PickItem {
  readonly span?: Span;
}

/** Returns the site's day that is `ago` days before today, in seconds since the epoch; today ends now. */
export function dayOf(calendar: SiteCalendar, ago: number): Span & { readonly day: SiteDay } {
  const day = calendar.today.plus(-ago);
  const to = Math.min(calendar.startOf(day.plus(1)), Math.floor(calendar.now));
  return { day, from: calendar.startOf(day), to };
}

/** Asks for a span that archives may cover; undefined when cancelled. */
export async function askSpan(title: string, calendar: SiteCalendar): Promise<Span | undefined> {
  const now = Math.floor(calendar.now);
  const days = Array.from({ length: DAYS }, (_, ago) => ({ ago, ...dayOf(calendar, ago) }));
  const items: SpanItem[] = [
    { label: t('The last two hours'), span: { from: now - 2 * HOUR, to: now } },
    ...days
      .filter(({ from, to }) => to - from >= MINUTE)
      .map(({ ago, day, from, to }) => ({ label: dayText(day, ago), span: { from, to } })),
    { label: t('The last seven days'), span: { from: dayOf(calendar, 6).from, to: now } },
  ];
  const picked = await showQuickPick(items, {
    title,
    placeHolder: t('Select a period ({0})', zoneHint(calendar, calendar.today)),
    ignoreFocusOut: true,
  });
  return picked?.span;
}

/** Asks for a day of the site, `YYYY-MM-DD`; undefined when cancelled. */
export async function askDate(title: string, calendar: SiteCalendar): Promise<string | undefined> {
  const items = Array.from({ length: DAYS }, (_, ago) => {
    const { day } = dayOf(calendar, ago);
    return { label: dayText(day, ago), description: day.toString(), date: day.toString() };
  });
  const placeHolder = t('Select a day ({0})', zoneHint(calendar, calendar.today));
  return (await showQuickPick(items, { title, placeHolder }))?.date;
}
