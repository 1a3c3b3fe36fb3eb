import type { Action } from '../command-api/actions.ts';
import { checkValue } from '../command-api/checkValue.ts';
import { validateAgainst, type FormEntries } from '../command-api/validate.ts';
import type { SiteFacts } from '../command-api/siteFacts.ts';
import { SiteError } from '../site/errors.ts';
import { START_METHODS, START_PARAMETERS, type StartMethod, type StartParameter } from './startParameters.ts';

/** Values of start_session's parameters, by the guide's names. Lists may be arrays; undefined counts as left out. */
export type StartParams = Readonly<Record<string, unknown>>;

const NAME = 'start_session';
const START_SESSION: Action = {
  description: 'Starts a session from a web page.',
  parameters: START_PARAMETERS,
  permission: 'read_only',
  readOnly: false,
  answer: 'object',
};

const METHOD_PARAMETERS = new Set<string>(Object.values(START_METHODS).flat());
const METHODS_IN_WORDS =
  'id and name of a representative, or short_key, or issue_menu=1 with either codeName or id of an issue';

/**
 * Checks the parameters of start_session and gives them in the order they came in, ready to be encoded.
 * @param facts what is known of the site: an older API version may lack a parameter.
 * @throws SiteError `invalid-parameter`, whose message names the parameter and its bound.
 */
export function checkStart(params: StartParams, facts: SiteFacts = {}): FormEntries {
  const entries = checkOptional(params, facts);
  startMethodOf(entries.map(([name]) => name));
  return entries;
}

/** As `checkStart`, without asking for a start method. */
export function checkOptional(params: StartParams, facts: SiteFacts = {}): FormEntries {
  const entries = validateAgainst(NAME, START_SESSION, params, facts);
  for (const [name, value] of entries) {
    const mustBe = brokenBound(startParameter(name), value);
    if (mustBe !== undefined) {
      throw invalid(name, `${name} must be ${mustBe}.`);
    }
  }
  return entries;
}

/** The parameter of start_session with the guide's name; undefined for one that it has not, and for custom fields. */
export function startParameter(name: string): StartParameter | undefined {
  return Object.entries(START_PARAMETERS).find(([key]) => key === name)?.[1];
}

/** What a value of one parameter must be, to follow "must be"; undefined where it is that. */
export function valueMustBe(parameter: StartParameter, value: string): string | undefined {
  const checked = checkValue(parameter, value);
  return 'mustBe' in checked ? checked.mustBe : brokenBound(parameter, value);
}

function brokenBound(parameter: StartParameter | undefined, value: string): string | undefined {
  return parameter?.bound?.fits(value) === false ? parameter.bound.mustBe : undefined;
}

/**
 * The start method that the parameters `names` make; other parameters may stand among them.
 * @throws SiteError `invalid-parameter` where they make none, or more than one.
 */
function startMethodOf(names: readonly string[]): StartMethod {
  const given = names.filter((name) => METHOD_PARAMETERS.has(name));
  const method = (Object.keys(START_METHODS) as StartMethod[]).find((candidate) => {
    const needed: readonly string[] = START_METHODS[candidate];
    return needed.length === given.length && needed.every((name) => given.includes(name));
  });
  if (method !== undefined) {
    return method;
  }
  if (given.includes('codeName') && given.includes('id')) {
    throw invalid('codeName', 'Use either codeName or id, not both.');
  }
  const told = given.length === 0 ? '' : ` Given were ${given.join(', ')}.`;
  throw invalid(given[0] ?? 'id', `${NAME} needs exactly one start method: ${METHODS_IN_WORDS}.${told}`);
}

function invalid(parameter: string, message: string): SiteError {
  return new SiteError('invalid-parameter', message, { action: NAME, parameter });
}
