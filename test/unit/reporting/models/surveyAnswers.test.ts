import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { answersByQuestion } from '../../../../src/reporting/models/surveyAnswers.ts';
import { listOf } from '../fixtures.ts';
import { reportOf } from '../reading.ts';

interface Given {
  readonly lsid: string;
  readonly ts?: number;
  readonly who?: string;
  readonly questions: string;
}

const question = (id: string, type: string, ...answers: readonly string[]) =>
  `<question id="${id}"><name>q${id}</name><type>${type}</type><label>Question ${id}</label><report_header>Q${id}</report_header>
  <answer_list>${answers.map((answer) => `<answer>${answer}</answer>`).join('')}</answer_list></question>`;

async function surveysOf(...given: readonly Given[]) {
  const xml = given.map(
    ({ lsid, ts = 5, who = '', questions }) => `<exit_survey lsid="${lsid}" ts="${ts}">${who}
    <submitted_by type="cust">Bob</submitted_by><question_list>${questions}</question_list></exit_survey>`,
  );
  const { items } = await reportOf('SupportCustExitSurvey', listOf('exit_survey_list', xml.join('')));
  return items;
}

describe('the answers to a survey', () => {
  it('are counted per question, most frequent first', async () => {
    const surveys = await surveysOf(
      { lsid: 'a', questions: question('2', 'radio', 'good') + question('1', 'checkbox', 'x', 'y') },
      { lsid: 'b', questions: question('1', 'checkbox', 'y') + question('2', 'radio', '') },
    );
    assert.deepEqual(answersByQuestion(surveys), [
      {
        ...{ id: '2', name: 'q2', label: 'Question 2', reportHeader: 'Q2', type: 'radio', answered: 1, unanswered: 1 },
        counts: [{ answer: 'good', count: 1 }],
        texts: [],
      },
      {
        ...{
          id: '1',
          name: 'q1',
          label: 'Question 1',
          reportHeader: 'Q1',
          type: 'checkbox',
          answered: 2,
          unanswered: 0,
        },
        counts: [
          { answer: 'y', count: 2 },
          { answer: 'x', count: 1 },
        ],
        texts: [],
      },
    ]);
  });

  it('are read in full where people wrote them, the latest first', async () => {
    const surveys = await surveysOf(
      { lsid: 'a', ts: 1, questions: question('1', 'textarea', 'slow\\nbut fine') },
      { lsid: 'b', ts: 2, questions: question('1', 'textarea', 'slow\\nbut fine') },
    );
    const [answers] = answersByQuestion(surveys);
    assert.deepEqual(answers?.counts, []);
    assert.deepEqual(answers.texts, [
      { lsid: 'b', ts: 2, submittedBy: 'Bob', text: 'slow\nbut fine' },
      { lsid: 'a', ts: 1, submittedBy: 'Bob', text: 'slow\nbut fine' },
    ]);
  });

  it('keep questions apart that are called like parts of the language', async () => {
    const surveys = await surveysOf({
      lsid: 'a',
      questions: question('__proto__', 'radio', 'constructor', '__proto__'),
    });
    assert.deepEqual(answersByQuestion(surveys)[0]?.counts, [
      { answer: '__proto__', count: 1 },
      { answer: 'constructor', count: 1 },
    ]);
  });
});
