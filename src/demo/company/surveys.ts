import type { Random } from '../sim/random.ts';

/** A question of an exit survey, as an administrator has set it up (guide: SupportCustExitSurvey). */
export interface SurveyQuestion {
  readonly id: string;
  readonly name: string;
  readonly type: 'radio' | 'checkbox' | 'select' | 'text' | 'textarea';
  readonly label: string;
  readonly reportHeader: string;
  /** The logged values of what can be chosen; what people write, for texts. */
  readonly answers: readonly string[];
}

/** The questions by who is asked. */
export const SURVEYS: Readonly<Record<'customer' | 'representative', readonly SurveyQuestion[]>> = {
  customer: [
    {
      id: '1',
      name: 'rating',
      type: 'radio',
      label: 'How satisfied are you with this session?',
      reportHeader: 'Rating',
      answers: ['5', '5', '5', '4', '4', '4', '3', '2', '1'],
    },
    {
      id: '2',
      name: 'went_well',
      type: 'checkbox',
      label: 'What went well? (choose all that apply)',
      reportHeader: 'Went well',
      answers: ['Short wait', 'Friendly', 'Competent', 'Problem solved'],
    },
    {
      id: '3',
      name: 'how_found',
      type: 'select',
      label: 'How did you find us?',
      reportHeader: 'Found by',
      answers: ['Intranet', 'Phone', 'Colleague', 'Desktop icon'],
    },
    {
      id: '4',
      name: 'recommend',
      type: 'radio',
      label: 'Would you recommend us to a colleague?',
      reportHeader: 'Recommend',
      answers: ['yes', 'yes', 'yes', 'maybe', 'no'],
    },
    {
      id: '5',
      name: 'phone',
      type: 'text',
      label: 'May we call you back? Under which number?',
      reportHeader: 'Call back',
      answers: ['+49 30 901820', '', '', '555-0199 (after 2 pm)', '‎+972-3-555-0123'],
    },
    {
      id: '6',
      name: 'comment',
      type: 'textarea',
      label: 'Anything else you would like to tell us?',
      reportHeader: 'Comment',
      answers: [
        'Super schnell geholfen. Gern wieder!',
        'I waited for 20 minutes.\nThat is too long, I think.',
        'Merci beaucoup 🌟🌟🌟🌟🌟',
        'شكرًا على المساعدة السريعة',
        '丁寧なご対応ありがとうございました。',
        'He kept typing "one moment" & <nothing> happened. 👎',
        'התמיכה הייתה מעולה!',
        'The chat window covers the “Send” button (1024×768).',
        '=HYPERLINK("http://example.com","click")',
        '',
        '',
      ],
    },
  ],
  representative: [
    {
      id: '11',
      name: 'resolved',
      type: 'radio',
      label: 'Was the issue resolved?',
      reportHeader: 'Resolved',
      answers: ['yes', 'yes', 'yes', 'partly', 'no'],
    },
    {
      id: '12',
      name: 'cause',
      type: 'select',
      label: 'Cause',
      reportHeader: 'Cause',
      answers: ['Hardware', 'Software', 'Network', 'Account', 'Training needed'],
    },
    {
      id: '13',
      name: 'summary',
      type: 'textarea',
      label: 'Summary for the ticket',
      reportHeader: 'Summary',
      answers: [
        'Driver updated, test page fine.',
        'Password reset; user informed about the policy.\nFollow-up: none.',
        'DNS server entered by hand. See KB 4711 & KB 90210.',
        'Zeitserver war falsch, Uhr ging 7 Minuten nach.',
        'Could not reproduce <again>. Escalated to Network.',
        '',
      ],
    },
  ],
};

/** What somebody answers, by the questions' ids; unanswered ones are left out. */
export function surveyAnswers(by: keyof typeof SURVEYS, random: Random): Record<string, string[]> {
  const answered = SURVEYS[by].map((question) => [question.id, answersTo(question, random)] as const);
  return Object.fromEntries(answered.filter(([, answers]) => answers.length > 0));
}

function answersTo({ type, answers }: SurveyQuestion, random: Random): string[] {
  if (type === 'checkbox') {
    return answers.filter(() => random.chance(0.5));
  }
  const answer = random.pick(answers);
  return answer === '' ? [] : [answer];
}
