import { sameSecret, type ApiAccount } from './accounts.ts';
import { jsonAnswer, type Answer } from './answer.ts';
import type { DemoRequest } from './request.ts';
import { TOKEN_SECONDS, type Tokens } from './tokens.ts';

/** Who may sign in, and with what. */
interface TokenIssuer {
  readonly accounts: readonly ApiAccount[];
  readonly tokens: Tokens;
}

const NO_STORE = { 'Cache-Control': 'no-store', Pragma: 'no-cache' };

/** Answers `POST /oauth2/token` (guide: Create a Token). */
export function answerTokenRequest(request: DemoRequest, { accounts, tokens }: TokenIssuer): Answer {
  if (request.method !== 'POST') {
    return oauthError(405, 'invalid_request', 'Send the request with POST.');
  }
  const credentials = basicCredentials(request.authorization);
  const account = accounts.find(({ clientId }) => clientId === credentials?.clientId);
  if (!credentials || !account || !sameSecret(credentials.clientSecret, account.clientSecret)) {
    return invalidClient();
  }
  const grantType = request.form.get('grant_type');
  if (grantType === null) {
    return oauthError(400, 'invalid_request', 'The parameter grant_type is missing.');
  }
  if (grantType !== 'client_credentials') {
    return oauthError(400, 'unsupported_grant_type', 'The grant type must be client_credentials.');
  }
  const token = { access_token: tokens.issue(account), token_type: 'Bearer', expires_in: TOKEN_SECONDS };
  return jsonAnswer(200, token, NO_STORE);
}

/** What a wrong id or secret is told; which of the two is wrong stays open. */
export function invalidClient(): Answer {
  const challenge = { 'WWW-Authenticate': 'Basic realm="API"' };
  return oauthError(401, 'invalid_client', 'Client authentication failed.', challenge);
}

/** The token of an `Authorization: Bearer` header. */
export function bearerToken(authorization: string): string | undefined {
  return /^Bearer +(\S+)$/i.exec(authorization)?.[1];
}

function basicCredentials(authorization: string): { clientId: string; clientSecret: string } | undefined {
  const encoded = /^Basic +(\S+)$/i.exec(authorization)?.[1];
  const text = encoded === undefined ? '' : Buffer.from(encoded, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  return colon > 0 ? { clientId: text.slice(0, colon), clientSecret: text.slice(colon + 1) } : undefined;
}

function oauthError(status: number, error: string, message: string, headers: Answer['headers'] = {}): Answer {
  return jsonAnswer(status, { error, message }, { ...NO_STORE, ...headers });
}
