import { SiteError } from '../site/errors.ts';
import { ACTIONS, type Action, type ActionName } from './actions.ts';
import { checkValue } from './checkValue.ts';
import type { Parameter } from './parameterKinds.ts';

/** A form body's fields, in the order they are sent. */
export type FormEntries = readonly (readonly [name: string, value: string])[];

/**
 * Checks `params` (by the guide's names) against the table and gives the form fields to send, without `action`.
 * A value that is undefined counts as left out.
 * @throws SiteError `invalid-parameter`, whose message names the parameter and its bound.
 */
export function validateParams(action: ActionName, params: object): FormEntries {
  return validateAgainst(action, ACTIONS[action], params);
}

/** As `validateParams`, for an action described by `definition`. */
export function validateAgainst(action: string, definition: Action, params: object): FormEntries {
  const values: readonly (readonly [string, unknown])[] = Object.entries(params);
  const given = new Map(values.filter(([, value]) => value !== undefined));
  for (const [name, { default: value }] of Object.entries(definition.parameters)) {
    if (value !== undefined && !given.has(name)) {
      given.set(name, value);
    }
  }
  checkPresence(action, definition, given);
  const entries = [...given].flatMap(([name, value]) => entryOf(action, definition, name, value));
  checkTotalSize(action, definition, entries);
  return entries;
}

function checkPresence(action: string, definition: Action, given: ReadonlyMap<string, unknown>): void {
  for (const [name, parameter] of Object.entries(definition.parameters)) {
    if (parameter.required && !given.has(name)) {
      throw invalid(action, name, `${action} needs ${name}.`);
    }
  }
  for (const group of definition.oneOf ?? []) {
    const count = group.filter((name) => given.has(name)).length;
    if (count !== 1) {
      throw invalid(action, group.join(), `${action} needs exactly one of ${group.join(', ')}.`);
    }
  }
}

function entryOf(action: string, definition: Action, name: string, value: unknown): FormEntries {
  const parameter = parameterFor(definition, name);
  if (!parameter) {
    throw invalid(action, name, `${action} has no parameter ${shortened(name)}. ${knownNames(definition)}`);
  }
  const checked = checkValue(parameter, value);
  if ('mustBe' in checked) {
    throw invalid(action, name, `${name} must be ${checked.mustBe}.`);
  }
  return checked.text === undefined ? [] : [[name, checked.text]];
}

/** What stands for `name` in the table: its own entry, or the pattern (`session.custom.*`) it fits. */
function parameterFor({ parameters }: Action, name: string): Parameter | undefined {
  const exact = Object.hasOwn(parameters, name) && !name.endsWith('*');
  return exact ? parameters[name] : Object.entries(parameters).find(([pattern]) => fitsPattern(name, pattern))?.[1];
}

function fitsPattern(name: string, pattern: string): boolean {
  const beginning = pattern.slice(0, -1);
  return (
    pattern.endsWith('.*') &&
    name.startsWith(beginning) &&
    /^[\p{L}\p{N}_.-]{1,255}$/u.test(name.slice(beginning.length))
  );
}

function checkTotalSize(action: string, definition: Action, entries: FormEntries): void {
  let bytes = 0;
  for (const [name, value] of entries) {
    const parameter = parameterFor(definition, name);
    if (parameter?.kind === 'customField') {
      bytes += Buffer.byteLength(value);
      if (bytes > parameter.maxTotalBytes) {
        const limit = `all custom fields together, with the external key, must be at most ${parameter.maxTotalBytes} bytes`;
        throw invalid(action, name, `${name} is too long: ${limit}.`);
      }
    }
  }
}

function knownNames({ parameters }: Action): string {
  const names = Object.keys(parameters);
  return names.length > 0 ? `It has ${names.join(', ')}.` : 'It has none.';
}

function shortened(name: string): string {
  return name.length > 80 ? `${name.slice(0, 80)}…` : name;
}

function invalid(action: string, parameter: string, message: string): SiteError {
  return new SiteError('invalid-parameter', message, { action, parameter: shortened(parameter) });
}
