import type { Fault } from '../../schema/checkParameters.ts';
import { valueRule } from '../../schema/checkValue.ts';
import { choicesIn, meaningsOf, type Parameter } from '../../schema/parameters.ts';
import { nearest, quoted } from '../../schema/words.ts';
import type { CommandFault } from './commandRules.ts';

const FAR_TOO_LONG = 15_000;
/** The length up to which a text may be a width and height, with spaces in between. */
const LONGEST_SIZE = 32;
const SIZE = /^[1-9]\d{0,4}x[1-9]\d{0,4}$/;

/** Returns the message for an invalid value, with a suggestion if there is one. */
export function valueFault(
  name: string,
  parameter: Parameter,
  value: string,
  { code, suggestion = suggestedValue(parameter, value) }: Pick<Fault, 'code' | 'suggestion'>,
): CommandFault {
  const choices = 'values' in parameter ? { choices: Object.keys(meaningsOf(parameter)) } : {};
  switch (code) {
    case 'empty-value':
      return !parameter.required && (parameter.kind === 'text' || parameter.kind === 'host')
        ? { code: 'useless-value', message: `${name} is empty. Leave it out, or say what it is.` }
        : { code, message: `${name} must not be empty: it is ${valueRule(parameter)}.`, ...choices };
    case 'control-character':
      return { code, message: `${name} must not hold control characters.` };
    default: {
      const shown = code === 'value-too-long' ? `, and has ${countOf(value)}` : `, not ${quoted(value)}`;
      const message = `${name} must be ${valueRule(parameter)}${shown}.`;
      return { code, message, ...(suggestion !== undefined && { suggestion }), ...choices };
    }
  }
}

/** Returns the length of a value, as text; of a value that is far too long only the beginning is known. */
function countOf(value: string): string {
  return value.length > FAR_TOO_LONG ? 'far more' : String(Array.from(value).length);
}

function suggestedValue(parameter: Parameter, value: string): string | undefined {
  switch (parameter.kind) {
    case 'choice':
      return nearest(value, choicesIn(parameter.values));
    case 'displaySize': {
      const [, width, height] = /^(\d{1,5})\s*[x×*,;/ ]\s*(\d{1,5})$/i.exec(value.trim().slice(0, LONGEST_SIZE)) ?? [];
      const size = `${Number(width)}x${Number(height)}`;
      return SIZE.test(size) ? size : nearest(value, choicesIn(parameter.values));
    }
    case 'integer': {
      const { min, max = Infinity } = parameter;
      return /^\s*[+-]?\d{1,15}\s*$/.test(value) ? String(Math.min(Math.max(Number(value), min), max)) : undefined;
    }
    default:
      return undefined;
  }
}
