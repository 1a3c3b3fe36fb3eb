import type { OperationParameter } from './operations.ts';

/** Returns what is wrong with the typed text of `parameter`, by its schema; undefined if it is valid. */
export function parameterProblem({ name, required, schema }: OperationParameter, text: string): string | undefined {
  if (text === '') {
    return required ? `${name} is required.` : undefined;
  }
  const choices = parameterChoices(schema);
  if (choices.length > 0) {
    return choices.includes(text) ? undefined : `${name} must be one of ${choices.join(', ')}.`;
  }
  const types: readonly unknown[] = [schema['type']].flat();
  if (types.includes('integer') || types.includes('number')) {
    return numberProblem(name, schema, text, types.includes('integer'));
  }
  const { length } = Array.from(text);
  if (length < bound(schema, 'minLength', 0) || length > bound(schema, 'maxLength', Infinity)) {
    return `${name} must have ${range(schema, 'minLength', 'maxLength').replace(/^of /, '')} characters.`;
  }
  return undefined;
}

/** Returns the values that a schema allows, as texts; empty if it allows any. */
export function parameterChoices(schema: OperationParameter['schema']): readonly string[] {
  const values: readonly unknown[] = Array.isArray(schema['enum']) ? schema['enum'] : [];
  const texts = values.filter((value) => value !== null).map(String);
  return texts.length === 0 && schema['type'] === 'boolean' ? ['true', 'false'] : texts;
}

function numberProblem(
  name: string,
  schema: OperationParameter['schema'],
  text: string,
  whole: boolean,
): string | undefined {
  const isNumber = whole ? /^-?\d+$/.test(text) : text.trim() !== '' && Number.isFinite(Number(text));
  const value = Number(text);
  if (isNumber && value >= bound(schema, 'minimum', -Infinity) && value <= bound(schema, 'maximum', Infinity)) {
    return undefined;
  }
  const kind = whole ? 'a whole number' : 'a number';
  const limits = range(schema, 'minimum', 'maximum');
  return `${name} must be ${kind}${limits === '' ? '' : ` ${limits}`}.`;
}

function bound(schema: OperationParameter['schema'], name: string, fallback: number): number {
  const value = schema[name];
  return typeof value === 'number' ? value : fallback;
}

function range(schema: OperationParameter['schema'], least: string, most: string): string {
  const [from, to] = [bound(schema, least, -Infinity), bound(schema, most, Infinity)];
  if (Number.isFinite(from) && Number.isFinite(to)) {
    return `from ${from} to ${to}`;
  }
  return Number.isFinite(from) ? `of at least ${from}` : Number.isFinite(to) ? `of at most ${to}` : '';
}
