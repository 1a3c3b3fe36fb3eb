import { SiteError } from '../site/errors.ts';
import { describeAction, type Action, type ActionName } from './actions.ts';
import { checkValue } from './checkValue.ts';
import type { Parameter, Parameters } from './parameterKinds.ts';
import { isOlder, type SiteFacts } from './siteFacts.ts';

/** A form body's fields, in the order they are sent. */
export type FormEntries = readonly (readonly [name: string, value: string])[];

/**
 * Checks `params` (by the guide's names) against the table and gives the form fields to send, without `action`.
 * A value that is undefined counts as left out.
 * @throws SiteError `invalid-parameter`, whose message names the parameter and its bound.
 */
export function validateParams(action: ActionName, params: object, facts: SiteFacts = {}): FormEntries {
  return validateAgainst(action, describeAction(action), params, facts);
}

/** As `validateParams`, for an action described by `definition`. */
export function validateAgainst(
  action: string,
  definition: Action,
  params: object,
  facts: SiteFacts = {},
): FormEntries {
  const values: readonly (readonly [string, unknown])[] = Object.entries(params);
  const given = new Map(values.filter(([, value]) => value !== undefined));
  const scope = { action, facts, parameters: parametersFor(action, definition, given) };
  for (const [name, { default: value }] of Object.entries(scope.parameters)) {
    if (value !== undefined && !given.has(name)) {
      given.set(name, value);
    }
  }
  checkRequired(scope, given);
  const entries = [...given].flatMap(([name, value]) => entryOf(scope, name, value));
  checkGroups(action, definition, new Map(entries));
  checkTotalSize(scope, entries);
  return entries;
}

/** What one call is checked against. */
interface Scope {
  readonly action: string;
  readonly parameters: Parameters;
  readonly facts: SiteFacts;
}

/** The action's parameters; those of the kind that is meant, where it makes several. */
function parametersFor(action: string, definition: Action, given: ReadonlyMap<string, unknown>): Parameters {
  if (!definition.variants) {
    return definition.parameters;
  }
  const variants = Object.values(definition.variants);
  const [meant, ...more] = variants.filter(({ key }) => given.has(key));
  if (!meant || more.length > 0) {
    const keys = variants.map(({ key }) => key);
    throw invalid(action, keys.join(), `${action} needs exactly one of ${keys.join(', ')}.`);
  }
  return meant.parameters;
}

function checkRequired({ action, parameters }: Scope, given: ReadonlyMap<string, unknown>): void {
  for (const [name, { required }] of Object.entries(parameters)) {
    if (required && !given.has(name)) {
      throw invalid(action, name, `${action} needs ${name}.`);
    }
  }
}

/** Counts what is sent: a flag that is off is not given. */
function checkGroups(action: string, definition: Action, sent: ReadonlyMap<string, string>): void {
  const { oneOf = [], atMostOneOf = [], conditions = [] } = definition;
  const countOf = (group: readonly string[]): number => group.filter((name) => sent.has(name)).length;
  for (const group of oneOf.filter((names) => countOf(names) !== 1)) {
    throw invalid(action, group.join(), `${action} needs exactly one of ${group.join(', ')}.`);
  }
  for (const group of atMostOneOf.filter((names) => countOf(names) > 1)) {
    throw invalid(action, group.join(), `${action} takes only one of ${group.join(', ')}.`);
  }
  for (const { when, is, needs } of conditions) {
    const value = sent.get(when);
    if (value !== undefined && (is === undefined || is === value)) {
      checkNeeds(action, is === undefined ? when : `${when}=${is}`, needs, sent);
    }
  }
}

function checkNeeds(
  action: string,
  cause: string,
  needs: Readonly<Record<string, string | true>>,
  sent: ReadonlyMap<string, string>,
): void {
  for (const [name, needed] of Object.entries(needs)) {
    if (needed === true ? !sent.has(name) : sent.get(name) !== needed) {
      const what = needed === true ? name : `${name}=${needed}`;
      throw invalid(action, name, `${cause} of ${action} goes with ${what} only.`);
    }
  }
}

function entryOf(scope: Scope, name: string, value: unknown): FormEntries {
  const { action, facts, parameters } = scope;
  const parameter = parameterFor(parameters, name);
  if (!parameter) {
    throw invalid(action, name, `${action} has no parameter ${shortened(name)}. ${knownNames(parameters)}`);
  }
  const { since } = parameter;
  if (since !== undefined && facts.apiVersion !== undefined && isOlder(facts.apiVersion, since)) {
    throw invalid(action, name, `${name} needs API version ${since} or later; the site has ${facts.apiVersion}.`);
  }
  const checked = checkValue(parameter, value, facts);
  if ('mustBe' in checked) {
    throw invalid(action, name, `${name} must be ${checked.mustBe}.`);
  }
  return checked.text === undefined ? [] : [[name, checked.text]];
}

/** What stands for `name` in the table: its own entry, or the pattern (`session.custom.*`) it fits. */
export function parameterFor(parameters: Parameters, name: string): Parameter | undefined {
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

function checkTotalSize({ action, parameters }: Scope, entries: FormEntries): void {
  let bytes = 0;
  for (const [name, value] of entries) {
    const parameter = parameterFor(parameters, name);
    if (parameter?.kind === 'customField') {
      bytes += Buffer.byteLength(value);
      if (bytes > parameter.maxTotalBytes) {
        const limit = `all custom fields together, with the external key, must be at most ${parameter.maxTotalBytes} bytes`;
        throw invalid(action, name, `${name} is too long: ${limit}.`);
      }
    }
  }
}

function knownNames(parameters: Parameters): string {
  const names = Object.keys(parameters);
  return names.length > 0 ? `It has ${names.join(', ')}.` : 'It has none.';
}

function shortened(name: string): string {
  return name.length > 80 ? `${name.slice(0, 80)}…` : name;
}

function invalid(action: string, parameter: string, message: string): SiteError {
  return new SiteError('invalid-parameter', message, { action, parameter: shortened(parameter) });
}
