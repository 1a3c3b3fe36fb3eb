import type { ExitSurvey, SurveyQuestion } from '../items/surveys.ts';

/** How often an answer was given. */
export interface AnswerCount {
  readonly answer: string;
  readonly count: number;
}

/** What somebody wrote. */
export interface WrittenAnswer {
  readonly lsid: string;
  /** The session's start, in seconds since the epoch. */
  readonly ts: number | null;
  readonly submittedBy: string;
  readonly text: string;
}

/** The answers to one question. */
export interface QuestionAnswers {
  readonly id: string;
  readonly name: string;
  readonly label: string;
  readonly reportHeader: string;
  /** `radio`, `checkbox`, `select`, `text` or `textarea`. */
  readonly type: string;
  /** Surveys in which the question has been answered, and in which it was left empty. */
  readonly answered: number;
  readonly unanswered: number;
  /** Most frequent first; empty for free text. */
  readonly counts: readonly AnswerCount[];
  /** Latest first; empty for questions with choices. */
  readonly texts: readonly WrittenAnswer[];
}

/** The answers per question, in the order in which the questions first appear. */
export function answersByQuestion(surveys: readonly ExitSurvey[]): readonly QuestionAnswers[] {
  const questions = new Map<string, Tally>();
  for (const survey of surveys) {
    for (const question of survey.questionList) {
      const key = question.id || question.name || question.label;
      const tally = questions.get(key) ?? new Tally(question);
      questions.set(key, tally);
      tally.add(survey, question);
    }
  }
  return [...questions.values()].map((tally) => tally.answers());
}

/** Types of questions whose answers are chosen; any other, also one that nobody knows, is answered in words. */
const CHOICES: ReadonlySet<string> = new Set(['radio', 'checkbox', 'select']);

class Tally {
  readonly #question: SurveyQuestion;
  readonly #counts = new Map<string, number>();
  readonly #texts: WrittenAnswer[] = [];
  #answered = 0;
  #unanswered = 0;

  constructor(question: SurveyQuestion) {
    this.#question = question;
  }

  add({ lsid, ts, submittedBy }: ExitSurvey, { answerList, type }: SurveyQuestion): void {
    if (answerList.length === 0) {
      this.#unanswered += 1;
      return;
    }
    this.#answered += 1;
    const isChoice = CHOICES.has(type.toLowerCase());
    for (const answer of answerList) {
      if (isChoice) {
        this.#counts.set(answer, (this.#counts.get(answer) ?? 0) + 1);
      } else {
        this.#texts.push({ lsid, ts, submittedBy: submittedBy?.name ?? '', text: answer });
      }
    }
  }

  answers(): QuestionAnswers {
    const { id, name, label, reportHeader, type } = this.#question;
    const counts = [...this.#counts].map(([answer, count]) => ({ answer, count }));
    return {
      ...{ id, name, label, reportHeader, type },
      answered: this.#answered,
      unanswered: this.#unanswered,
      counts: counts.sort((a, b) => b.count - a.count || a.answer.localeCompare(b.answer)),
      texts: this.#texts.sort((a, b) => (b.ts ?? 0) - (a.ts ?? 0)),
    };
  }
}
