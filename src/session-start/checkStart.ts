import type { FormEntries, Signature } from '../schema/parameters.ts';
import type { SiteFacts } from '../schema/siteFacts.ts';
import { checkedForm } from '../site/checkedForm.ts';
import { SiteError } from '../site/errors.ts';
import { START_METHODS, START_PARAMETERS } from './startParameters.ts';

/** Values of start_session's parameters, by the guide's names. Lists may be arrays; undefined counts as left out. */
export type StartParams = Readonly<Record<string, unknown>>;

const NAME = 'start_session';
const START_SESSION: Signature = {
  parameters: START_PARAMETERS,
  sets: Object.values(START_METHODS),
  setsInWords:
    'start method: id and name of a representative, or short_key, or issue_menu=1 with either codeName or id of an issue',
};

/**
 * Checks the parameters of start_session and returns them in the given order, not encoded.
 * @param facts known facts about the site: an older API version may lack a parameter.
 * @throws SiteError `invalid-parameter`, whose message names the parameter and its bound.
 */
export function checkStart(params: StartParams, facts: SiteFacts = {}): FormEntries {
  if (params['codeName'] !== undefined && params['id'] !== undefined) {
    const details = { action: NAME, parameter: 'codeName' };
    throw new SiteError('invalid-parameter', 'Use either codeName or id, not both.', details);
  }
  return checkedForm(NAME, START_SESSION, params, facts);
}

/** Like `checkStart`, but requires no start method. */
export function checkOptional(params: StartParams, facts: SiteFacts = {}): FormEntries {
  return checkedForm(NAME, { parameters: START_PARAMETERS }, params, facts);
}
