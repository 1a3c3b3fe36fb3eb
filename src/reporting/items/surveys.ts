import { children, type XmlElement } from '../../base/xmlElement.ts';
import { itemReader, list, one, ownText, type Item, type ItemReader } from '../itemFields.ts';
import { PEOPLE, readNamed, readParticipant, valueOf } from './people.ts';

/** Who submitted a survey. */
export interface Submitter {
  /** `cust` or `rep`. */
  readonly type: string;
  readonly name: string;
}

const QUESTION = {
  id: 'text',
  name: 'text',
  type: 'text',
  label: 'text',
  report_header: 'text',
} as const;

const readQuestionFields = itemReader(QUESTION, ['answer_list', 'answer']);

/** A question of a survey with the answers given; an unanswered one has none. */
export type SurveyQuestion = Item<typeof QUESTION> & { readonly answerList: readonly string[] };

const readQuestion: ItemReader<SurveyQuestion> = (element) => {
  const question = readQuestionFields(element);
  return { ...question, answerList: answersOf(element).map((answer) => textOf(answer, question.type)) };
};

function answersOf(question: XmlElement): readonly string[] {
  const lists = children(question, 'answer_list');
  const answers = (lists.length > 0 ? lists : [question]).flatMap((element) => children(element, 'answer'));
  return answers.map(({ text }) => text.trim()).filter((answer) => answer !== '');
}

/** Sites may write a newline as two characters; only fields of several lines can hold one. */
function textOf(answer: string, type: string): string {
  return type === 'textarea' && !answer.includes('\n') ? answer.replaceAll('\\n', '\n') : answer;
}

const SURVEY = {
  lsid: 'text',
  ts: 'time',
  session_type: 'text',
  public_site: one(readNamed),
  submitted_by: one((element): Submitter => ({ type: valueOf(element, 'type'), name: ownText(element, 'name') })),
  primary_customer: one(readParticipant),
  primary_rep: one(readParticipant),
  primary_team: one(readNamed),
  ...PEOPLE,
  rep_resolved: 'flag',
  question_list: list('question', readQuestion),
} as const;

/** A survey that a customer or a representative submitted after a session. `ts` is the session's start. */
export type ExitSurvey = Item<typeof SURVEY>;

/** Reads `<exit_survey>`, and the surveys inside a session. */
export const readExitSurvey: ItemReader<ExitSurvey> = itemReader(SURVEY);
