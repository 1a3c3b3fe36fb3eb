import * as vscode from 'vscode';
import { skillsOfRepresentative } from '../../../state/facts.ts';
import { queueIdOf, repQueueId } from '../../../state/queueIds.ts';
import type { QuestionValue } from '../../../state/questions.ts';
import type { ReadableModel } from '../../../state/source.ts';
import { queueName, representativeName } from '../../shared/rows/names.ts';
import { showInputBox, showQuickPick, type PickItem } from '../../platform/prompts.ts';

const { t } = vscode.l10n;
const MINUTES = /^\s*\d{1,5}\s*$/;
const USUAL_MINUTES = '30';

/**
 * Asks for the value of a filter's question, in words that find it again: see `findRow.ts`. Undefined when cancelled.
 * @param title the question with `…` in the value's place.
 * @param now the value at present.
 */
export function askFilterValue(
  model: ReadableModel,
  kind: QuestionValue,
  title: string,
  now: string | undefined,
): Promise<string | undefined> {
  switch (kind) {
    case 'minutes':
      return askMinutes(title, now);
    case 'queue':
      return pick(title, queues(model), t('No queues yet'));
    case 'representative':
      return pick(title, representatives(model), t('No representative is logged in'));
    case 'skill':
      return pick(title, skills(model), t('No representative who is logged in has a skill'));
  }
}

async function askMinutes(title: string, now = USUAL_MINUTES): Promise<string | undefined> {
  const text = await showInputBox({
    title,
    value: now,
    prompt: t('Minutes'),
    validateInput: (input) => (MINUTES.test(input) ? undefined : t('Enter a number of minutes, for example 30.')),
  });
  return text?.trim();
}

type ValueItem = PickItem & { readonly value: string };

async function pick(title: string, items: readonly ValueItem[], none: string): Promise<string | undefined> {
  const sorted = [...items].sort((a, b) => a.label.localeCompare(b.label));
  const placeHolder = sorted.length === 0 ? none : '';
  return (await showQuickPick(sorted, { title, placeHolder, matchOnDescription: true }))?.value;
}

function queues(model: ReadableModel): ValueItem[] {
  const shared = [...model.rows('queue')].filter(([, row]) => row.type !== 'personal');
  return shared.map(([id, row]) => ({
    label: queueName(row),
    description: row.code_name ?? '',
    value: queueIdOf(model, id) ?? (row.code_name || id),
  }));
}

function representatives(model: ReadableModel): ValueItem[] {
  return [...model.rows('representative')].map(([id, row]) => ({
    label: representativeName(row),
    description: row.username ?? '',
    value: repQueueId(row.user_id) ?? (row.username || id),
  }));
}

function skills(model: ReadableModel): ValueItem[] {
  const names = [...model.rows('representative').values()].flatMap(skillsOfRepresentative);
  return [...new Set(names)].map((name) => ({ label: name, value: name }));
}
