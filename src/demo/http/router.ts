import type { ApiAccount } from './accounts.ts';
import { accessDenied, jsonAnswer, notFound, page, type Answer } from './answer.ts';
import type { Appliance } from '../appliance.ts';
import { answerBackup } from '../api/backup.ts';
import { answerClientScript } from '../api/clientScript.ts';
import { answerCommand } from '../api/commands/commands.ts';
import { answerConfigApi, CONFIG_PATH } from '../api/configApi.ts';
import type { PendingFaults } from './faults.ts';
import { answerTokenRequest, bearerToken, invalidClient } from './oauth.ts';
import { answerLink } from '../reports/answerLink.ts';
import { answerReport } from '../reports/answerReport.ts';
import type { DemoRequest } from './request.ts';
import { answerStartScript, answerStartSession } from '../api/startPage.ts';
import type { Tokens } from './tokens.ts';
import { COMPANY } from '../company/configuration.ts';

/** What requests are answered from. */
export interface Backend {
  readonly appliance: Appliance;
  readonly accounts: readonly ApiAccount[];
  readonly tokens: Tokens;
  readonly faults: PendingFaults;
  /** The site's own host, with its port. */
  readonly host: string;
}

/** Answers a request by its path; a path that is none of the site's is answered as real sites do. */
export function route(request: DemoRequest, backend: Backend): Answer {
  switch (request.path) {
    case '/oauth2/token':
      return backend.faults.takeTokenRefusal() ? invalidClient() : answerTokenRequest(request, backend);
    case '/api/command':
      return withAccount(request, backend, (account) => routeCommand(request, backend, account));
    case '/api/reporting':
      return withAccount(request, backend, (account) => routeReport(request, backend, account));
    case '/api/backup':
      return withAccount(request, backend, (account) => answerBackup(backend.appliance, account));
    case '/api/start_session':
      return answerStartSession(request, backend);
    case '/api/start_session.js':
      return answerStartScript();
    case '/api/client_script':
      return answerClientScript(request);
    case '/check_health':
      return backend.appliance.failover.isHealthy
        ? page(200, 'Health Check', 'The appliance is healthy.')
        : page(500, 'Health Check', 'The appliance is not healthy.');
    case '/get_mech_list':
      return jsonAnswer(200, { company: COMPANY, product: 'ingredi', version: '21.3.1', mechanisms: [] });
    case '/':
      return publicSite(request, backend);
    default:
      return request.path.startsWith(CONFIG_PATH)
        ? withAccount(request, backend, (account) => answerConfigApi(request, backend, account))
        : (answerLink(request, backend) ?? notFound());
  }
}

function withAccount(request: DemoRequest, { tokens }: Backend, answer: (account: ApiAccount) => Answer): Answer {
  const account = tokens.accountOf(bearerToken(request.authorization) ?? '');
  return account ? answer(account) : accessDenied();
}

function routeCommand(request: DemoRequest, backend: Backend, account: ApiAccount): Answer {
  if (account.permissions.perm_command === 'deny' || !['GET', 'POST'].includes(request.method)) {
    return notFound();
  }
  const parameters = new URLSearchParams([...request.query, ...request.form]);
  return backend.faults.takeAnswer(request.path) ?? answerCommand({ ...backend, account, parameters });
}

function routeReport(request: DemoRequest, backend: Backend, account: ApiAccount): Answer {
  if (!['GET', 'POST'].includes(request.method)) {
    return notFound();
  }
  const parameters = new URLSearchParams([...request.query, ...request.form]);
  return backend.faults.takeAnswer(request.path) ?? answerReport({ ...backend, account, parameters });
}

/** The page behind a session key's URL: whoever opens it is the customer. */
function publicSite({ query }: DemoRequest, { appliance }: Backend): Answer {
  const ak = query.get('ak');
  if (ak === null) {
    return page(200, 'Demo Support', 'This is the public site of the Rep Workflows demo.');
  }
  const key = appliance.keys.byAccessKey(ak);
  if (!key || !appliance.simulation.useKey(key)) {
    return page(404, 'Invalid Session Key', 'This session key has expired or was used already.');
  }
  return page(200, 'Please wait', 'Your session has started. A representative will be with you shortly.');
}
