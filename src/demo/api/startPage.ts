import { page, type Answer } from '../http/answer.ts';
import type { Appliance } from '../appliance.ts';
import type { DemoRequest } from '../http/request.ts';
import { exactlyOne, Refusal, required } from './parameters.ts';
import { readSessionKeyRequest } from './sessionKeyParameters.ts';
import { escaped } from './xml.ts';
import type { SessionKey } from '../sim/sessionKeys.ts';
import { ISSUES } from '../company/configuration.ts';

/** Answers start_session (guide: Session Generation API): whoever opens it is the customer, whose session waits then. */
export function answerStartSession(
  { query, form }: DemoRequest,
  { appliance, host }: { readonly appliance: Appliance; readonly host: string },
): Answer {
  const parameters = new URLSearchParams([...query, ...form]);
  try {
    const key = keyFor(parameters, appliance, host);
    if (!key || !appliance.simulation.useKey(key)) {
      return page(404, 'Invalid Session Key', 'This session key has expired or was used already.');
    }
  } catch (error) {
    if (error instanceof Refusal) {
      return page(400, 'The session cannot start', escaped(error.message));
    }
    throw error;
  }
  return parameters.get('c2cjs') === '1'
    ? page(200, 'Click-to-Chat', 'A representative will be with you shortly.')
    : page(200, 'Please wait', 'Your session has started. A representative will be with you shortly.');
}

/** The key that was entered, or one that leads where the parameters say. @throws Refusal */
function keyFor(parameters: URLSearchParams, appliance: Appliance, host: string): SessionKey | undefined {
  const method = exactlyOne(parameters, ['short_key', parameters.has('issue_menu') ? 'issue_menu' : 'id']);
  if (method === 'short_key') {
    return appliance.keys.byShortKey(required(parameters, method));
  }
  const queue = method === 'id' ? `rep:${required(parameters, 'id')}` : issueQueue(parameters);
  const handedOn = [...parameters].filter(([name]) => name.startsWith('session.'));
  const request = new URLSearchParams([['type', 'support'], ['queue_id', queue], ...handedOn]);
  return appliance.keys.generate(readSessionKeyRequest(request, appliance.context.staff, host));
}

function issueQueue(parameters: URLSearchParams): string {
  const name = exactlyOne(parameters, ['codeName', 'id']);
  const value = required(parameters, name);
  return `issue:${name === 'id' ? (ISSUES.find(({ id }) => id === value)?.codeName ?? value) : value}`;
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
