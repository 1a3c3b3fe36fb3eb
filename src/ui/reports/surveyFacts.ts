import type { ExitSurvey } from '../../reporting/items/surveys.ts';
import type { Fact } from '../../webviews/report/messages.ts';

/** The answers of surveys under their questions, with who gave them. */
export function surveyFacts(surveys: readonly ExitSurvey[]): readonly Fact[] {
  return surveys.flatMap(({ submittedBy, questionList }) => {
    const by = submittedBy?.name ? ` (${submittedBy.name})` : '';
    return questionList.map(({ label, reportHeader, name, answerList }) => ({
      label: `${label || reportHeader || name}${by}`,
      value: answerList.join('\n') || '–',
    }));
  });
}
