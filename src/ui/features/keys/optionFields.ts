import * as vscode from 'vscode';
import { oneLine } from '../../platform/plainText.ts';
import { problemText } from '../../platform/problems.ts';
import { priorityWord } from '../../shared/rows/words.ts';
import { customFieldsText, parseCustomFields } from '../../shared/pickers/customFields.ts';
import { requestProblem } from '../../shared/pickers/keyRequest.ts';
import type { KeyOptions } from './contributions.ts';

const { t } = vscode.l10n;

/** One optional field of a session key: its words, and how its value is shown and read. */
export interface OptionField {
  readonly name: keyof KeyOptions;
  readonly label: string;
  readonly prompt: string;
  /** The text shown while there is no value. */
  readonly none: string;
  /** Returns the value as it is typed; empty if there is none. */
  text(options: KeyOptions): string;
  /** Returns the options with the typed text, which is not empty; throws an Error that says what is wrong with it. */
  read(text: string): KeyOptions;
}

/** The optional parameters of generate_session_key, in the order of their use. */
export const OPTION_FIELDS: readonly OptionField[] = [
  {
    name: 'externalKey',
    label: t('External Key'),
    prompt: t('The ticket or another key that links the session to something elsewhere'),
    none: t('none'),
    text: ({ externalKey = '' }) => externalKey,
    read: (text) => ({ externalKey: text }),
  },
  {
    name: 'ttl',
    label: t('Time to Live'),
    prompt: t('How long the key is valid: 30 min, 4 h, 2 d. A bare number is minutes.'),
    none: t('as long as the site allows'),
    text: ({ ttl }) => (ttl === undefined ? '' : timeToLiveText(ttl)),
    read: (text) => {
      const ttl = parseTimeToLive(text);
      if (ttl === undefined) {
        throw new Error(t('Enter a time such as 30 min, 4 h or 2 d.'));
      }
      return { ttl };
    },
  },
  {
    name: 'priority',
    label: t('Priority'),
    prompt: t('1 = high, 2 = medium, 3 = low'),
    none: t('the site’s own'),
    text: ({ priority }) => (priority === undefined ? '' : String(priority)),
    read: (text) => ({ priority: Number(text) }),
  },
  {
    name: 'skills',
    label: t('Skills'),
    prompt: t('Code names of the skills that the session needs, separated by commas'),
    none: t('none'),
    text: ({ skills = '' }) => (typeof skills === 'string' ? skills : skills.join(', ')),
    read: (text) => ({ skills: text }),
  },
  {
    name: 'attributes',
    label: t('Custom Fields'),
    prompt: t('Code names and values, separated by semicolons: asset=PC-17; room=4.12'),
    none: t('none'),
    text: ({ attributes = {} }) => customFieldsText(attributes),
    read: (text) => {
      const attributes = parseCustomFields(text);
      if (attributes === undefined) {
        throw new Error(t('Enter each field once, as code name = value: asset=PC-17; room=4.12'));
      }
      return { attributes };
    },
  },
  {
    name: 'urlHostname',
    label: t('Host Name'),
    prompt: t('The host name in the key’s URL, for sites that have several'),
    none: t('the site’s primary one'),
    text: ({ urlHostname = '' }) => urlHostname,
    read: (text) => ({ urlHostname: text }),
  },
];

/** Returns the field's value as a row shows it. */
export function shownValue(field: OptionField, options: KeyOptions): string {
  if (field.name === 'priority' && options.priority !== undefined) {
    return priorityWord(options.priority);
  }
  return oneLine(field.text(options)) || field.none;
}

/**
 * Returns the options with the text typed for `field`; without that field if the text is empty. Throws as `read` does.
 */
export function withField(options: KeyOptions, field: OptionField, text: string): KeyOptions {
  const others = Object.fromEntries(Object.entries(options).filter(([name]) => name !== field.name));
  return text.trim() === '' ? others : { ...others, ...field.read(text.trim()) };
}

/** Returns what is wrong with the text typed for `field`, by its own form and by the table of actions. */
export function typedProblem(options: KeyOptions, field: OptionField, text: string): string | undefined {
  try {
    const problem = requestProblem({ queueId: 'general', ...withField(options, field, text) });
    return problem && problemText(problem);
  } catch (error) {
    return problemText(error);
  }
}

const SECONDS = { s: 1, m: 60, min: 60, h: 3600, d: 86_400 } as const;
const TIME = /^(\d{1,9})\s*(s|m|min|h|d)?$/i;

/**
 * Reads a time to live as people write it: `90 s`, `30 min`, `4 h`, `2 d`; a bare number is minutes.
 * @returns seconds; undefined if it is no such time or not above zero.
 */
function parseTimeToLive(text: string): number | undefined {
  const [, digits, unit = 'min'] = TIME.exec(text.trim()) ?? [];
  const factor = Object.entries(SECONDS).find(([name]) => name === unit.toLowerCase())?.[1];
  const seconds = Number(digits) * (factor ?? NaN);
  return Number.isSafeInteger(seconds) && seconds > 0 ? seconds : undefined;
}

/** Returns the shortest text that `parseTimeToLive` reads as `seconds`. */
function timeToLiveText(seconds: number): string {
  const unit = (['d', 'h', 'min'] as const).find((name) => seconds % SECONDS[name] === 0) ?? 's';
  return `${seconds / SECONDS[unit]} ${unit}`;
}
