import * as vscode from 'vscode';
import type { ExitSurvey } from '../../../../reporting/items/surveys.ts';
import type { Section } from '../../../../webviews/report/messages.ts';

/** Returns a section for each survey that has questions: its author, and the answers under their questions. */
export function surveySections(surveys: readonly ExitSurvey[]): readonly Section[] {
  return surveys
    .filter(({ questionList }) => questionList.length > 0)
    .map(({ submittedBy, questionList }, index) => ({
      id: `survey:${index}`,
      title: submittedBy?.name ? vscode.l10n.t('Survey of {0}', submittedBy.name) : vscode.l10n.t('Survey'),
      content: {
        kind: 'facts',
        facts: questionList.map(({ label, reportHeader, name, answerList }) => ({
          label: label || reportHeader || name,
          value: answerList.join('\n') || '–',
        })),
      },
    }));
}
