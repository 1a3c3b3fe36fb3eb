import * as vscode from 'vscode';
import { summaryHtml } from '../../../../reporting/models/summaryHtml.ts';
import { dateTimeText } from '../../../platform/durations.ts';
import { saveText } from '../../../platform/pages/saveText.ts';
import type { Summary } from './summaryPage.ts';

const { t } = vscode.l10n;

/** Asks for a file, and writes a summary as one web page to print or to send. */
export async function saveSummary(summary: Summary, site: string): Promise<vscode.Uri | undefined> {
  return saveText(summaryFile(summary, site), `${summary.title} ${summary.period}`, 'html');
}

/** Returns a summary as the text of a web page. */
export function summaryFile({ rows, title, period, periodBefore, nameTitle, ...total }: Summary, site: string): string {
  return summaryHtml(rows, total, {
    language: vscode.env.language,
    title,
    period,
    before: t('Compared with {0}', periodBefore),
    source: t('{0}, {1}', site, dateTimeText(Date.now() / 1000)),
    name: nameTitle,
    sessions: t('Sessions'),
    sessionsBefore: t('Previous'),
    change: t('Change'),
    perWeekday: t('Per weekday'),
    average: t('Average duration'),
    averageBefore: t('Average before'),
    total: t('Total time'),
  });
}
