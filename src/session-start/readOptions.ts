import { SiteError } from '../site/errors.ts';
import { checkOptional, checkStart, type StartParams } from './checkStart.ts';
import type { Literal, LiteralObject } from './literal.ts';
import { javascriptString } from './escaping.ts';
import { checkValue } from '../schema/checkValue.ts';
import { CUSTOM_PREFIX } from '../schema/parameters.ts';
import { START_PARAMETERS, type StartParameterName } from './startParameters.ts';
import { START_OPTIONS, type StartOption, type StartType } from './startOptions.ts';

/** The state of reading options. */
interface Reading {
  readonly startType: StartType;
  /** The parameters of start_session found so far. */
  readonly params: Record<string, unknown>;
  /** The option of each parameter, as a path: `rep.id`. */
  readonly paths: Map<string, string>;
}

/**
 * Checks the options of `BG.start` by the guide's table, with the bounds of start_session's parameters, and returns
 * them as a literal. An issue given as text is the id of a form on the page: `formID`, or the whole
 * `document.getElementById('formID')`.
 * @throws SiteError `invalid-parameter`, whose message names the option.
 */
export function readStartOptions(startType: StartType, options: object): LiteralObject {
  const reading: Reading = { startType, params: {}, paths: new Map() };
  const methods = Object.entries(START_OPTIONS).flatMap(([name, option]) => ('startMethod' in option ? [name] : []));
  const given = definedEntries(options);
  const used = given.filter(([name]) => methods.includes(name)).map(([name]) => name);
  if (used.length !== 1) {
    const givenNames = used.length === 0 ? '' : ` Given were ${used.join(', ')}.`;
    throw invalid(used[1] ?? 'options', `BG.start needs exactly one of ${methods.join(', ')}.${givenNames}`);
  }
  const properties = given.map(
    ([name, value]) => [name, readOption(name, name, START_OPTIONS, value, reading)] as const,
  );
  checkBounds(reading, 'issue_menu' in reading.params || !used.includes('issue'));
  return { properties };
}

function definedEntries(value: object): readonly (readonly [string, unknown])[] {
  return Object.entries(value).filter(([, property]) => property !== undefined);
}

function readOption(
  name: string,
  path: string,
  table: Readonly<Record<string, StartOption>>,
  value: unknown,
  reading: Reading,
): Literal {
  const option = Object.hasOwn(table, name) ? table[name] : table['*'];
  if (!option) {
    throw invalid(path, `BG.start has no option ${path}. It has ${Object.keys(table).join(', ')} there.`);
  }
  if (option.onlyFor !== undefined && option.onlyFor !== reading.startType) {
    throw invalid(path, `${path} is for BG.START_TYPE.${option.onlyFor} only.`);
  }
  if (path === 'issue' && typeof value === 'string') {
    return { source: `document.getElementById(${javascriptString(formId(value))})` };
  }
  return option.properties
    ? readObject(path, option.properties, value, reading)
    : readLeaf(name, path, option, value, reading);
}

function readObject(
  path: string,
  properties: Readonly<Record<string, StartOption>>,
  value: unknown,
  reading: Reading,
): Literal {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw invalid(path, `${path} must be an object with ${Object.keys(properties).join(', ')}.`);
  }
  const entries = definedEntries(value);
  for (const [name, { required }] of Object.entries(properties)) {
    if (required && !entries.some(([given]) => given === name)) {
      throw invalid(`${path}.${name}`, `BG.start needs ${path}.${name}.`);
    }
  }
  if (path === 'issue') {
    reading.params['issue_menu'] = 1;
    reading.paths.set('codeName', 'issue.codeName').set('id', 'issue.id');
  }
  return {
    properties: entries.map(([name, item]) => [name, readOption(name, `${path}.${name}`, properties, item, reading)]),
  };
}

function readLeaf(
  name: string,
  path: string,
  option: StartOption,
  value: unknown,
  { params, paths }: Reading,
): Literal {
  if (option.isSwitch !== undefined) {
    if (typeof value !== 'boolean') {
      throw invalid(path, `${path} must be true or false.`);
    }
    return value;
  }
  const { parameter: table = 'name' } = option;
  const parameter = table === 'session.custom.*' ? `${CUSTOM_PREFIX}${name}` : table;
  params[parameter] = value;
  paths.set(parameter, path);
  return literalOf(table, value);
}

/** Converts a value for printing. Invalid values are rejected afterwards by the check of bounds. */
function literalOf(name: StartParameterName, value: unknown): Literal {
  const parameter = START_PARAMETERS[name];
  const checked = checkValue(parameter, value);
  const text = ('text' in checked ? checked.text : undefined) ?? String(value);
  if (parameter.kind === 'list') {
    return text.split(',').map((item) => item.trim());
  }
  const isNumber = parameter.kind === 'id' ? Number.isSafeInteger(Number(text)) : typeof value === 'number';
  return isNumber ? Number(text) : text;
}

function checkBounds({ params, paths }: Reading, hasMethod: boolean): void {
  try {
    (hasMethod ? checkStart : checkOptional)(params satisfies StartParams);
  } catch (error) {
    if (!SiteError.is(error)) {
      throw error;
    }
    const { parameter = '' } = error.details;
    const path = paths.get(parameter);
    if (path === undefined) {
      throw error;
    }
    throw invalid(
      path,
      error.message.startsWith(parameter) ? path + error.message.slice(parameter.length) : error.message,
    );
  }
}

function formId(text: string): string {
  const id = /^document\.getElementById\((['"])(.+)\1\)$/.exec(text.trim())?.[2] ?? text.trim();
  if (id === '' || /\s/.test(id)) {
    throw invalid('issue', 'issue must be an object with id or codeName, or the id of a form on the page.');
  }
  return id;
}

function invalid(parameter: string, message: string): SiteError {
  return new SiteError('invalid-parameter', message, { action: 'BG.start', parameter });
}
