import * as vscode from 'vscode';
import { findQueue, findRepresentative } from '../../../state/findRow.ts';
import { QUESTIONS, type Question, type QuestionName } from '../../../state/questions.ts';
import type { ReadableModel } from '../../../state/source.ts';
import { queueName, representativeName } from '../../shared/rows/names.ts';
import type { Condition } from './rowFilter.ts';
import type { Moment } from '../../shared/rows/sessionRow.ts';

const { t } = vscode.l10n;

/** The words of each question; some have a value, which is a part of them. */
const WORDS: Readonly<Record<QuestionName, (about: string) => string>> = {
  waiting: (queue) => (queue === '' ? t('waiting') : t('waiting in {0}', queue)),
  taken: () => t('with a representative'),
  olderThan: (minutes) => t('over {0} min', minutes),
  estimatedWait: (minutes) => t('pickup expected in over {0} min', minutes),
  pickupOverdue: () => t('pickup overdue'),
  chat: () => t('chat'),
  rdp: () => t('RDP'),
  keyOrForm: () => t('from a session key or the issue form'),
  loggedIn: () => t('logged in'),
  available: (queue) => (queue === '' ? t('available') : t('available for {0}', queue)),
  ofRepresentative: (representative) => t('handled by {0}', representative),
  loggedInFor: (minutes) => t('logged in over {0} min', minutes),
  notFree: () => t('idle, busy or auto-assign off'),
  idle: () => t('idle'),
  busy: () => t('busy'),
  autoAssignOff: () => t('auto-assign off'),
  inTeam: (queue) => t('serving {0}', queue),
  withSkill: (skill) => t('with the skill {0}', skill),
};

/** A question as a picker shows it, with its value if it has one. */
export interface FilterChoice {
  readonly question: QuestionName;
  /** True if it still needs a value. */
  readonly asks: boolean;
  /** The words, with `…` in the value's place. */
  readonly words: string;
}

/** Returns the questions that the rows of one table can be filtered by. */
export function choicesFor(about: Question['about']): readonly FilterChoice[] {
  const names = Object.keys(QUESTIONS) as QuestionName[];
  return names
    .filter((name) => QUESTIONS[name].about === about)
    .flatMap((question) => {
      const { takes, ...rest }: Question = QUESTIONS[question];
      const plain = { question, asks: false, words: WORDS[question]('') };
      const asking = { question, asks: true, words: WORDS[question]('…') };
      return [...(!takes || 'optional' in rest ? [plain] : []), ...(takes ? [asking] : [])];
    });
}

const NONE: ReadonlySet<string> = new Set();

/**
 * Returns the condition for a question and a value as a person writes it: minutes, the name of a queue or a
 * representative, a skill. Names are resolved again for every moment, because row ids change when the site restarts.
 * Throws an Error if the value is missing or wrong.
 */
export function conditionOf(model: ReadableModel, name: QuestionName, value: string | undefined): Condition {
  const question: Question = QUESTIONS[name];
  if (question.takes === undefined) {
    return { question: name, value: undefined, words: WORDS[name](''), matching: question.answer };
  }
  if (value === undefined) {
    if ('optional' in question) {
      const matching = (moment: Moment): ReadonlySet<string> => question.answer(moment);
      return { question: name, value, words: WORDS[name](''), matching };
    }
    throw new Error(t('{0}: {1} is missing.', name, question.takes));
  }
  return { question: name, value, ...aboutOne(model, name, question, value) };
}

function aboutOne(
  model: ReadableModel,
  name: QuestionName,
  question: Extract<Question, { takes: string }>,
  value: string,
): Pick<Condition, 'words' | 'matching'> {
  switch (question.takes) {
    case 'minutes':
      return { words: WORDS[name](value), matching: (moment) => question.answer(moment, Number(value)) };
    case 'skill':
      return { words: WORDS[name](value), matching: (moment) => question.answer(moment, value) };
    case 'queue':
      return {
        words: WORDS[name](nameIn(model, 'queue', value)),
        matching: (moment) => answered(findQueue(moment.model, value), (id) => question.answer(moment, id)),
      };
    case 'representative':
      return {
        words: WORDS[name](nameIn(model, 'representative', value)),
        matching: (moment) => answered(findRepresentative(moment.model, value), (id) => question.answer(moment, id)),
      };
  }
}

function answered(id: string | undefined, answer: (id: string) => ReadonlySet<string>): ReadonlySet<string> {
  return id === undefined ? NONE : answer(id);
}

/** Returns the name of the row that `word` identifies; before the first rows arrive, `word` itself. */
function nameIn(model: ReadableModel, table: 'queue' | 'representative', word: string): string {
  const id = table === 'queue' ? findQueue(model, word) : findRepresentative(model, word);
  if (id !== undefined) {
    return table === 'queue' ? queueName(model.rows(table).get(id)) : representativeName(model.rows(table).get(id));
  }
  if (model.rows(table).size > 0) {
    throw new Error(t('{0}: nothing is named {1}.', table, word));
  }
  return word;
}
