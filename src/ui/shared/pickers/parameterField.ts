import * as vscode from 'vscode';
import { checkValue, type CheckContext } from '../../../schema/checkValue.ts';
import { fitsName, meaningsOf, type Parameter } from '../../../schema/parameters.ts';
import { showInputBox, showQuickPick } from '../../platform/prompts.ts';
import { offeredFor } from './ticketLinks.ts';
import { priorityWord } from '../rows/words.ts';
import { askChoice, askSeveral, withValue, type FormField, type Values } from '../../platform/forms/askFields.ts';
import { askTime } from '../../platform/forms/askTime.ts';
import { pickOrType } from '../../platform/forms/pickOrType.ts';

const { t } = vscode.l10n;

/** A prompt for the value of a parameter. */
export interface ParameterQuestion {
  /** The guide's name. */
  readonly name: string;
  readonly parameter: Parameter;
  readonly title: string;
  /** The present value; '' for none. */
  readonly value: string;
  /** The context that the bounds of the value depend on. */
  readonly context?: CheckContext;
  /** Suggestions beside the values of the table, the likeliest first. */
  readonly known?: readonly string[];
}

/**
 * Asks for the value of a parameter in the way of its kind; its bounds are checked while it is typed. Empty to leave it
 * out; undefined when cancelled.
 */
export async function askParameter(question: ParameterQuestion): Promise<string | undefined> {
  const { name, parameter, title, value, known = [] } = question;
  const problem = (text: string): string | undefined => valueProblem(question, text);
  if (name === 'session.priority') {
    return askPriority(title);
  }
  switch (parameter.kind) {
    case 'choice':
      return askChoice(title, meaningsOf(parameter));
    case 'flag': {
      const choices = { '1': parameter.description, ...(parameter.zero && { '0': '' }) };
      return askChoice(title, choices, { '1': t('Yes'), '0': t('No') });
    }
    case 'list':
      return parameter.values ? askSeveral(title, Object.keys(meaningsOf(parameter)), value) : typed(question);
    case 'time':
      return parameter.past ? askTime(title, parameter, problem) : typed(question);
    case 'locale':
      return parameter.values ? askLocale(question) : typed(question);
    case 'displaySize':
    case 'host':
    case 'text': {
      const all = [...Object.keys(meaningsOf(parameter)), ...known];
      return all.length === 0
        ? typed(question)
        : pickOrType({ title, prompt: parameter.description, value: await begun(question), known: all, problem });
    }
    default:
      return typed(question);
  }
}

/** Returns what is wrong with a text for a parameter; undefined if it can be taken, or leaves the parameter out. */
export function valueProblem(
  { name, parameter, context }: Pick<ParameterQuestion, 'name' | 'parameter' | 'context'>,
  text: string,
): string | undefined {
  const called = parameter.label ?? name;
  if (text === '') {
    return parameter.required ? t('{0} must be {1}.', called, t('given')) : undefined;
  }
  const checked = checkValue(parameter, text, context);
  return 'must' in checked ? t('{0} must {1}.', called, checked.must) : undefined;
}

/**
 * Returns the value of a parameter as a form shows it, or that one is required. A password is masked.
 * @param own the names with fields of their own; a pattern shows the values of all other names that match it.
 */
export function shownValue(name: string, parameter: Parameter, values: Values, own: readonly string[] = []): string {
  if (name.endsWith('.*')) {
    const fields = Object.entries(values).filter(([key]) => fitsName(key, name) && !own.includes(key));
    return fields.map(([key, value]) => `${key.slice(name.length - 1)}=${value}`).join('; ');
  }
  const value = values[name] ?? '';
  if (value === '') {
    return parameter.required && parameter.default === undefined ? t('required') : '';
  }
  switch (parameter.kind) {
    case 'password':
      return '••••';
    case 'flag':
      return value === '1' ? t('Yes') : value;
    case 'integer':
      return name === 'session.priority' ? priorityWord(Number(value)) : value;
    default:
      return value;
  }
}

/** Options of a parameter's field that differ from the table. */
export interface FieldOptions extends Pick<ParameterQuestion, 'context' | 'known'> {
  /** The title of the prompt; the name if left out. */
  readonly title?: string;
  /** As in `shownValue`. */
  readonly own?: readonly string[];
  /** Asks for a name that matches the pattern. */
  readonly askName?: () => Promise<string | undefined>;
  /** Asks for the value instead of `askParameter`. */
  readonly ask?: (question: ParameterQuestion, values: Values) => Promise<string | undefined>;
}

/** Returns the form field of a parameter. */
export function parameterField(
  name: string,
  parameter: Parameter,
  { title = name, own, askName, ask = askParameter, ...rest }: FieldOptions = {},
): FormField {
  return {
    name,
    detail: parameter.description,
    shown: (values) => shownValue(name, parameter, values, own),
    ask: async (values) => {
      const key = name.endsWith('.*') ? await askName?.() : name;
      if (key === undefined) {
        return undefined;
      }
      const heading = key === name ? title : key;
      const text = await ask({ name: key, parameter, title: heading, value: values[key] ?? '', ...rest }, values);
      return text === undefined ? undefined : withValue(values, key, text);
    },
  };
}

async function begun({ name, value }: ParameterQuestion): Promise<string> {
  return value || (await offeredFor(name));
}

async function typed(question: ParameterQuestion): Promise<string | undefined> {
  const { parameter, title } = question;
  return showInputBox({
    title,
    prompt: parameter.description,
    value: await begun(question),
    ignoreFocusOut: true,
    validateInput: (text) => valueProblem(question, text),
    ...(parameter.kind === 'password' && { password: true }),
  });
}

/** A site may have languages that the guide does not list. */
async function askLocale(question: ParameterQuestion): Promise<string | undefined> {
  const other = { icon: 'edit', label: t('Another Code…'), description: '', code: undefined };
  const none = { icon: 'close', label: t('Leave Out'), description: '', code: '' };
  const known = Object.entries(meaningsOf(question.parameter));
  const items = known.map(([code, language]) => ({ label: code, description: language, code }));
  const picked = await showQuickPick([...items, other, none], {
    title: question.title,
    matchOnDescription: true,
    ignoreFocusOut: true,
  });
  return picked === other ? typed(question) : picked?.code;
}

/** Asks for a priority (guide: generate_session_key). Empty for none; undefined when cancelled. */
export function askPriority(title: string): Promise<string | undefined> {
  const words = Object.fromEntries([1, 2, 3].map((priority) => [priority, priorityWord(priority)]));
  return askChoice(title, { '1': '', '2': '', '3': '' }, words);
}
