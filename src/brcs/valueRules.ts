import type { RuleCode } from './problems.ts';
import type { ScriptParameter, ScriptParameterKind } from './scriptParameters.ts';
import { isLongerThan, nearest, quoted } from './words.ts';

/** What is wrong with a value, and what it was perhaps meant to be. */
export interface ValueFault {
  readonly code: RuleCode;
  readonly message: string;
  readonly suggestion?: string;
  /** All values that could stand there, where they are few. */
  readonly choices?: readonly string[];
}

/** What no field takes: control characters other than tab and line ends. */
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;
const FAR_TOO_LONG = 15_000;
/** No width and height take more characters, with spaces between them. */
const LONGEST_SIZE = 32;
const SIZE = /^[1-9]\d{0,4}x[1-9]\d{0,4}$/;

/** Checks one decoded value against the kind and the bounds of its parameter. Undefined: nothing is wrong with it. */
export function valueFault(name: string, parameter: ScriptParameter, value: string): ValueFault | undefined {
  if (value.trim() === '' && parameter.kind !== 'customField') {
    if (!parameter.required && (parameter.kind === 'text' || parameter.kind === 'host')) {
      return { code: 'useless-value', message: `${name} is empty. Leave it out, or say what it is.` };
    }
    return {
      code: 'empty-value',
      message: `${name} must not be empty: it is ${valueRule(parameter)}.`,
      ...choicesOf(parameter),
    };
  }
  if (CONTROL.test(value)) {
    return { code: 'control-character', message: `${name} must not hold control characters.` };
  }
  const code = brokenRule(parameter, value);
  if (code === undefined) {
    return undefined;
  }
  const shown = code === 'value-too-long' ? `, and has ${countOf(value)}` : `, not ${quoted(value)}`;
  const suggestion = meantValue(parameter, value);
  const message = `${name} must be ${valueRule(parameter)}${shown}.`;
  return { code, message, ...(suggestion !== undefined && { suggestion }), ...choicesOf(parameter) };
}

/** Of a text that is far too long, the checker has only the beginning. */
function countOf(value: string): string {
  return value.length > FAR_TOO_LONG ? 'far more' : String(Array.from(value).length);
}

function choicesOf(parameter: ScriptParameterKind): Pick<ValueFault, 'choices'> {
  return 'values' in parameter ? { choices: Object.keys(parameter.values) } : {};
}

function brokenRule(parameter: ScriptParameterKind, value: string): RuleCode | undefined {
  switch (parameter.kind) {
    case 'text':
    case 'host':
    case 'customField':
      return parameter.maxLength !== undefined && isLongerThan(value, parameter.maxLength)
        ? 'value-too-long'
        : undefined;
    case 'integer':
      return integerFault(value, parameter.min, parameter.max);
    case 'choice':
      return Object.hasOwn(parameter.values, value) ? undefined : 'value-not-allowed';
    case 'displaySize':
      return Object.hasOwn(parameter.values, value) || SIZE.test(value) ? undefined : 'value-not-allowed';
    case 'password':
      return undefined;
  }
}

function integerFault(value: string, min: number, max: number): RuleCode | undefined {
  if (!/^-?\d+$/.test(value)) {
    return 'value-not-allowed';
  }
  const number = Number(value);
  return number >= min && number <= max ? undefined : 'value-out-of-range';
}

/** What a value must be, to follow "must be": with its bounds. */
export function valueRule(parameter: ScriptParameterKind): string {
  switch (parameter.kind) {
    case 'text':
    case 'host':
    case 'customField': {
      const what = parameter.kind === 'host' ? 'a host name or address' : 'a text';
      return parameter.maxLength === undefined ? what : `${what} of at most ${parameter.maxLength} characters`;
    }
    case 'integer':
      return `a whole number from ${parameter.min} to ${parameter.max}`;
    case 'choice': {
      const values = Object.keys(parameter.values);
      return values.length > 1 ? `one of ${values.join(', ')}` : values.join();
    }
    case 'displaySize':
      return `one of ${Object.keys(parameter.values).join(', ')}, or width x height such as 1024x768`;
    case 'password':
      return 'a text';
  }
}

function meantValue(parameter: ScriptParameterKind, value: string): string | undefined {
  switch (parameter.kind) {
    case 'choice':
      return nearest(value, Object.keys(parameter.values));
    case 'displaySize': {
      const [, width, height] = /^(\d{1,5})\s*[x×*,;/ ]\s*(\d{1,5})$/i.exec(value.trim().slice(0, LONGEST_SIZE)) ?? [];
      const size = `${Number(width)}x${Number(height)}`;
      return SIZE.test(size) ? size : nearest(value, Object.keys(parameter.values));
    }
    case 'integer': {
      const number = Number(value);
      return /^\s*[+-]?\d{1,15}\s*$/.test(value)
        ? String(Math.min(Math.max(number, parameter.min), parameter.max))
        : undefined;
    }
    default:
      return undefined;
  }
}
