import { checkValue, type CheckContext, type ValueFaultCode } from './checkValue.ts';
import { fitsName, parameterFor, type FormEntries, type Parameters, type Signature } from './parameters.ts';
import { versionProblem } from './siteFacts.ts';
import { nearest, quoted, shortened } from './words.ts';

/** The kind of rule that the parameters of a call break. */
export type FaultCode =
  | ValueFaultCode
  | 'unknown-parameter'
  | 'duplicate-parameter'
  | 'missing-parameter'
  | 'incomplete-group'
  | 'not-applicable'
  | 'custom-fields-too-long';

/** A rule that the parameters of a call break. */
export interface Fault {
  readonly code: FaultCode;
  /** A sentence that names the parameter and its bound. */
  readonly message: string;
  /** The guide's name of the parameter at fault; several are joined by commas. */
  readonly parameter: string;
  /** Index of the parameter at fault among the given ones; undefined if one is missing. */
  readonly index?: number;
  /** For a bad value: the requirement, to follow "must". */
  readonly must?: string;
  /** Parameters that would have to be added. */
  readonly missing?: readonly string[];
  /** The name that was probably meant, or the value in the guide's spelling. */
  readonly suggestion?: string | undefined;
}

/** Parameters as they were given, by the guide's names. */
export type Given = readonly (readonly [name: string, value: unknown])[];

/** Longest name that a message quotes, in characters. */
export const LONGEST_NAME = 80;

/** Facts about the site that bounds depend on. */
export type CheckFacts = Omit<CheckContext, 'inDays'>;

/**
 * Yields the faults of a call's parameters, those of values first, and finally returns the form fields to send, in the
 * order given. Lazy, so that a caller can stop at the first fault.
 * @param subject the guide's name of the call, for messages.
 */
export function* parameterFaults(
  subject: string,
  signature: Signature,
  given: Given,
  facts: CheckFacts = {},
): Generator<Fault, FormEntries, void> {
  const parameters = yield* parametersOf(subject, signature, given);
  const entries = parameters ? yield* entriesOf({ subject, parameters, facts }, given) : [];
  if (parameters) {
    const names = new Set(entries.map(([name]) => name));
    yield* missingOf(subject, signature, parameters, entries);
    yield* groupFaults(subject, signature, entries);
    yield* setFaults(subject, signature, names);
    yield* pairingFaults(parameters, given);
    yield* sizeFaults(parameters, given, entries);
  }
  return entries;
}

/** Context for checking one call. */
interface Scope {
  readonly subject: string;
  readonly parameters: Parameters;
  readonly facts: CheckFacts;
}

/** Returns the parameters of the call; if it has variants, those of the chosen one. */
function* parametersOf(
  subject: string,
  { parameters, variants }: Signature,
  given: Given,
): Generator<Fault, Parameters | undefined, void> {
  if (!variants) {
    return parameters;
  }
  const kinds = Object.values(variants);
  const [meant, ...more] = kinds.filter(({ key }) => given.some(([name]) => name === key));
  if (!meant || more.length > 0) {
    const keys = kinds.map(({ key }) => key);
    yield missing(keys.join(), `${subject} needs exactly one of ${keys.join(', ')}.`);
    return undefined;
  }
  return meant.parameters;
}

function* entriesOf(scope: Scope, given: Given): Generator<Fault, FormEntries, void> {
  const entries: [string, string][] = [];
  const seen = new Set<string>();
  const inDays = given.some(([name]) => name === 'start_date' || name === 'end_date');
  for (const [index, [name, value]] of given.entries()) {
    const isDuplicate = seen.has(name);
    seen.add(name);
    const checked = isDuplicate
      ? {
          code: 'duplicate-parameter' as const,
          parameter: name,
          message: `${shortened(name, LONGEST_NAME)} is given more than once.`,
        }
      : checkEntry(scope, name, value, inDays);
    if ('code' in checked) {
      yield { ...checked, index };
      // An invalid value still counts as given.
      entries.push([name, typeof value === 'string' ? value : '']);
    } else if (checked.text !== undefined) {
      entries.push([name, checked.text]);
    }
  }
  for (const [name, { default: value }] of Object.entries(scope.parameters)) {
    if (value !== undefined && !seen.has(name)) {
      entries.push([name, value]);
    }
  }
  return entries;
}

function checkEntry(
  { subject, parameters, facts }: Scope,
  name: string,
  value: unknown,
  inDays: boolean,
): { readonly text: string | undefined } | Fault {
  const parameter = parameterFor(parameters, name);
  if (!parameter) {
    return unknown(subject, parameters, name);
  }
  const tooOld = versionProblem(name, facts.apiVersion, parameter.since);
  if (tooOld !== undefined) {
    return excluded(name, tooOld);
  }
  const context: CheckContext = { ...facts, inDays };
  const checked = checkValue(parameter, value, context);
  return 'must' in checked ? { ...checked, parameter: name, message: `${name} must ${checked.must}.` } : checked;
}

function unknown(subject: string, parameters: Parameters, name: string): Fault {
  const known = Object.keys(parameters);
  const those = known.length > 0 ? `It has ${known.join(', ')}.` : 'It has none.';
  const meant = nearest(
    name,
    known.filter((each) => !each.endsWith('*')),
  );
  const message = `${subject} has no parameter ${shortened(name, LONGEST_NAME)}. ${those}`;
  return { code: 'unknown-parameter', parameter: name, message, ...(meant && { suggestion: meant }) };
}

function missing(parameter: string, message: string, names: readonly string[] = []): Fault {
  return { code: 'missing-parameter', parameter, message, ...(names.length > 0 && { missing: names }) };
}

function* missingOf(
  subject: string,
  { anyOf = [], allOrNone = [] }: Signature,
  parameters: Parameters,
  entries: FormEntries,
): Generator<Fault, void, void> {
  const has = (pattern: string): boolean => entries.some(([name]) => fitsName(name, pattern));
  const says = (pattern: string): boolean =>
    entries.some(([name, text]) => text.trim() !== '' && fitsName(name, pattern));
  for (const [name, { required }] of Object.entries(parameters)) {
    if (required && !has(name)) {
      yield missing(name, `${subject} needs ${name}.`, [name]);
    }
  }
  for (const group of anyOf) {
    if (!group.some(says)) {
      const absent = group.slice(-1).filter((name) => !has(name));
      yield missing(group.join(), `${subject} needs at least one of ${group.join(', ')}.`, absent);
    }
  }
  for (const group of allOrNone) {
    const absent = group.filter((name) => !has(name));
    if (absent.length > 0 && absent.length < group.length) {
      const message = `${group.join(', ')} belong together: give all of them or none. Missing: ${absent.join(', ')}.`;
      yield { code: 'incomplete-group', parameter: absent.join(), message, missing: absent };
    }
  }
}

/** Yields faults of groups. Works on the form fields, so that a flag that is off counts as missing. */
function* groupFaults(
  subject: string,
  { oneOf = [], atMostOneOf = [], conditions = [] }: Signature,
  entries: FormEntries,
): Generator<Fault, void, void> {
  const sent = new Map(entries);
  const countOf = (group: readonly string[]): number => group.filter((name) => sent.has(name)).length;
  for (const group of oneOf.filter((names) => countOf(names) !== 1)) {
    yield missing(group.join(), `${subject} needs exactly one of ${group.join(', ')}.`);
  }
  for (const group of atMostOneOf.filter((names) => countOf(names) > 1)) {
    yield excluded(group.join(), `${subject} takes only one of ${group.join(', ')}.`);
  }
  for (const { when, is, needs } of conditions) {
    const value = sent.get(when);
    if (value === undefined || (is !== undefined && is !== value)) {
      continue;
    }
    const cause = is === undefined ? when : `${when}=${is}`;
    for (const [name, needed] of Object.entries(needs)) {
      if (needed === true ? !sent.has(name) : sent.get(name) !== needed) {
        yield excluded(name, `${cause} of ${subject} goes with ${needed === true ? name : `${name}=${needed}`} only.`);
      }
    }
  }
}

function excluded(parameter: string, message: string): Fault {
  return { code: 'not-applicable', parameter, message };
}

/** Yields a fault unless exactly one set is complete and nothing excluded by it is given. */
function* setFaults(
  subject: string,
  { sets = [], setsInWords, periodOnly = [] }: Signature,
  names: ReadonlySet<string>,
): Generator<Fault, void, void> {
  const inSets = new Set(sets.flat());
  const given = [...names].filter((name) => inSets.has(name));
  const isWhole = (set: readonly string[]): boolean =>
    set.length === given.length && set.every((name) => names.has(name));
  const set = sets.find(isWhole);
  const stray = periodOnly.find((name) => names.has(name) && !names.has('duration'));
  if (sets.length > 0 && !set) {
    yield setFault(subject, sets, setsInWords, given);
  } else if (set && stray !== undefined) {
    yield excluded(stray, beside(stray, set[0]));
  }
}

function setFault(
  subject: string,
  sets: readonly (readonly string[])[],
  inWords: string | undefined,
  given: readonly string[],
): Fault {
  const firsts = [...new Set(sets.map(([first = '']) => first))];
  const matching = sets.filter(([first = '']) => given.includes(first));
  const [set] = matching;
  if (inWords !== undefined) {
    const givenNames = given.length === 0 ? '' : ` Given were ${given.join(', ')}.`;
    return missing(given[0] ?? firsts[0] ?? '', `${subject} needs exactly one ${inWords}.${givenNames}`);
  }
  if (!set || matching.length > 1) {
    const need = firsts.length > 1 ? `exactly one of ${firsts.join(', ')}` : firsts.join();
    return missing(firsts.join(), `${subject} needs ${need}.`);
  }
  const [first] = set;
  const absent = set.find((name) => !given.includes(name));
  const stray = given.find((name) => !set.includes(name)) ?? '';
  return absent === undefined
    ? excluded(stray, beside(stray, first))
    : missing(absent, `${subject} needs ${absent} beside ${first ?? ''}.`, [absent]);
}

function beside(stray: string, first = ''): string {
  return `${stray} cannot be used together with ${first}. Leave one of them out.`;
}

/** Yields faults for parameters that have a meaning only with a value of another parameter which is not given. */
function* pairingFaults(parameters: Parameters, given: Given): Generator<Fault, void, void> {
  for (const [index, [name]] of given.entries()) {
    const condition = parameterFor(parameters, name)?.onlyWith;
    const other = condition && given.find(([each]) => each === condition.name);
    if (other && other[1] !== condition.value) {
      const message = `${name} does not go with ${condition.name} ${quoted(String(other[1]))}: ${condition.reason}.`;
      yield { ...excluded(name, message), index };
    }
  }
}

function* sizeFaults(parameters: Parameters, given: Given, entries: FormEntries): Generator<Fault, void, void> {
  let bytes = 0;
  for (const [name, value] of entries) {
    const parameter = parameterFor(parameters, name);
    if (parameter?.kind === 'customField') {
      bytes += Buffer.byteLength(value);
      if (bytes > parameter.maxTotalBytes) {
        const message = `All custom fields together, with the external key, must be at most ${parameter.maxTotalBytes} bytes (10 KB).`;
        yield {
          code: 'custom-fields-too-long',
          parameter: name,
          index: given.findIndex(([each]) => each === name),
          message,
        };
        return;
      }
    }
  }
}
