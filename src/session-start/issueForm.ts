import type { SiteFacts } from '../schema/siteFacts.ts';
import { checkStart, type StartParams } from './checkStart.ts';
import { escapeHtml } from './escaping.ts';
import type { StartParameterName } from './startParameters.ts';

/** Names of form fields that differ from the parameter's; undefined for `issue_menu`, which only the URL has. */
const FORM_NAMES: Readonly<Record<string, string | undefined>> = { issue_menu: undefined, 'session.skills': 'skills' };

/** The optional parameters in the guide's example of an issue form. */
export const ISSUE_FORM_PARAMETERS = [
  'customer.name',
  'customer.company',
  'customer.company_code',
  'customer.details',
  'session.custom.external_key',
  'session.custom.*',
  'session.skills',
] as const satisfies readonly StartParameterName[];

/**
 * Returns an HTML form of hidden fields that describes an issue to `BG.start` (guide: Example Issue Form). `params` are
 * those of start_session, with a start by issue.
 * @throws SiteError `invalid-parameter`, whose message names the parameter and its bound.
 */
export function issueForm(formId: string, params: StartParams, facts: SiteFacts = {}): string {
  const entries = checkStart({ issue_menu: 1, ...params }, facts);
  const fields = entries.flatMap(([name, value]) => {
    const formName = Object.hasOwn(FORM_NAMES, name) ? FORM_NAMES[name] : name;
    return formName === undefined
      ? []
      : [`  <input type="hidden" name="${escapeHtml(formName)}" value="${escapeHtml(value)}" />`];
  });
  return [`<form id="${escapeHtml(formId)}">`, ...fields, '</form>'].join('\n');
}
