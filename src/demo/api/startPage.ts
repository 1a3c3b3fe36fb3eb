import { checkStart } from '../../session-start/checkStart.ts';
import { escapeHtml } from '../../session-start/escaping.ts';
import { SiteError } from '../../site/errors.ts';
import { page, type Answer } from '../http/answer.ts';
import type { Appliance } from '../appliance.ts';
import type { DemoRequest } from '../http/request.ts';
import { ParameterError, readSessionKeyRequest } from './commands/sessionKeyParameters.ts';
import type { SessionKey } from '../sim/sessionKeys.ts';
import { ISSUES } from '../company/configuration.ts';

/** Answers start_session (guide: Session Generation API): whoever opens it is the customer, whose session waits then. */
export function answerStartSession(
  { query, form }: DemoRequest,
  { appliance, host }: { readonly appliance: Appliance; readonly host: string },
): Answer {
  const parameters = new Map([...query, ...form]);
  try {
    checkStart(Object.fromEntries(parameters));
    const key = keyFor(parameters, appliance, host);
    if (!key || !appliance.life.useKey(key)) {
      return page(404, 'Invalid Session Key', 'This session key has expired or was used already.');
    }
  } catch (error) {
    if (SiteError.is(error) || error instanceof ParameterError) {
      return page(400, 'The session cannot start', escapeHtml(error.message));
    }
    throw error;
  }
  return parameters.get('c2cjs') === '1'
    ? page(200, 'Click-to-Chat', 'A representative will be with you shortly.')
    : page(200, 'Please wait', 'Your session has started. A representative will be with you shortly.');
}

/** The key that was entered, or one that leads where the parameters say. */
function keyFor(parameters: ReadonlyMap<string, string>, appliance: Appliance, host: string): SessionKey | undefined {
  const shortKey = parameters.get('short_key');
  if (shortKey !== undefined) {
    return appliance.keys.byShortKey(shortKey);
  }
  const handedOn = [...parameters].filter(([name]) => name.startsWith('session.'));
  const request = new URLSearchParams([['type', 'support'], ['queue_id', queueOf(parameters)], ...handedOn]);
  return appliance.keys.generate(readSessionKeyRequest(request, appliance.participants.staff, host));
}

function queueOf(parameters: ReadonlyMap<string, string>): string {
  const id = parameters.get('id') ?? '';
  if (parameters.get('issue_menu') !== '1') {
    return `rep:${id}`;
  }
  return `issue:${parameters.get('codeName') ?? ISSUES.find((issue) => issue.id === id)?.codeName ?? id}`;
}

/** The script that pages of others include (guide: Use JavaScript to Start …): each start opens start_session. */
export function answerStartScript(): Answer {
  return { status: 200, type: 'text/javascript; charset=utf-8', body: START_SCRIPT };
}

const START_SCRIPT = `var BG = {
  START_TYPE: { CHAT: 'chat', BROWSER: 'browser', FULL: 'full' },
  setSite: function (host) { BG.site = host; },
  start: function (type, options) {
    var query = new URLSearchParams();
    var issue = options.issue instanceof HTMLFormElement ? Object.fromEntries(new FormData(options.issue)) : options.issue;
    var set = function (prefix, values) {
      Object.keys(values || {}).forEach(function (name) { query.set(prefix + name, values[name]); });
    };
    if (options.sessionKey) { query.set('short_key', options.sessionKey); }
    if (issue) { query.set('issue_menu', '1'); set('', issue); }
    set('', options.rep);
    set('customer.', options.customer);
    set('session.custom.', options.attributes);
    if (options.skills) { query.set('session.skills', options.skills.join(',')); }
    if (options.locale) { query.set('locale', options.locale); }
    if (type === 'chat') { query.set('c2cjs', '1'); }
    window.open('//' + BG.site + '/api/start_session?' + query, '_blank', 'width=400,height=600');
  },
};
`;
