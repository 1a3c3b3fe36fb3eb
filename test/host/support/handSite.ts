import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { WebSocketServer } from 'ws';
import { COMMAND_ANSWERS, REPORT_ANSWERS, SNAPSHOT } from './guideAnswers.ts';
import { run } from './extension.ts';

/** The account of the guide's Test Scenario. */
export const ACCOUNT = {
  clientId: 'e52a9aa6fc0508ddf3a40601a736b230a1bebcd1',
  clientSecret: 'BU5u0fVEb1qEWuHdBK9AR6q9+O1CB26squ1susfJ0LsK',
} as const;

/** Its "Client ID:Client Secret" in base64, as the guide prints it. */
export const BASIC =
  'ZTUyYTlhYTZmYzA1MDhkZGYzYTQwNjAxYTczNmIyMzBhMWJlYmNkMTpCVTV1MGZWRWIxcUVXdUhkQks5QVI2cTkrTzFDQjI2c3F1MXN1c2ZKMExzSw==';

/** The guide's token; later ones have a number after it. */
export const TOKEN = '23MS6S2L42WCriESVzGbuwsiQwdbxuAJ3Zj4DxO';

/** A request as the site saw it. */
export interface SeenRequest {
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  /** The fields of the form body. */
  readonly form: Readonly<Record<string, string>>;
  /** The same number where requests came over the same connection. */
  readonly connection: number;
}

/** Answers a request. */
export type Answer = (response: ServerResponse, request: SeenRequest) => void;

/** A site with the answers of a test, which records its requests. */
export interface HandSite extends AsyncDisposable {
  readonly url: string;
  /** The requests to the APIs, oldest first; `tokens` counts those for tokens. */
  readonly requests: SeenRequest[];
  readonly tokens: () => number;
  /** Answers by action, report, or path without query, which replace the usual ones. */
  readonly answers: Map<string, Answer>;
  /** The headers of the handshakes of `/nw`, with subprotocols and company. */
  readonly handshakes: IncomingMessage['headers'][];
  /** The status line that refuses the handshake of `/nw`, such as `404 Not Found`; undefined to accept it. */
  blocked: string | undefined;
  /** The reason with which the state socket refuses the account; undefined to accept it. */
  refusal: string | undefined;
}

export const xml =
  (text: string, status = 200): Answer =>
  (response) =>
    void response.writeHead(status, { 'content-type': 'text/xml; charset=utf-8' }).end(text);

export const json =
  (value: unknown, headers: Record<string, string> = {}, status = 200): Answer =>
  (response) =>
    void response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(value));

export const html =
  (text: string, status: number): Answer =>
  (response) =>
    void response.writeHead(status, { 'content-type': 'text/html; charset=UTF-8' }).end(text);

const CERTIFICATES = join(__dirname, '../../../test/support/certificates');
/** The root that issued the certificate of a site with TLS. */
export const CA_FILE = join(CERTIFICATES, 'ca.pem');

/** Opens a site on loopback, over plain HTTP unless `tls` is set. */
export async function startHandSite({ tls = false } = {}): Promise<HandSite> {
  const requests: SeenRequest[] = [];
  const answers = new Map<string, Answer>();
  const handshakes: IncomingMessage['headers'][] = [];
  const connections = new Map<Socket, number>();
  let tokens = 0;
  const onToken: Answer = (response, request) => {
    tokens += 1;
    const { method, headers, form } = request;
    const isKnown = headers.authorization === `Basic ${BASIC}` && form['grant_type'] === 'client_credentials';
    const access_token = tokens === 1 ? TOKEN : `${TOKEN}${tokens}`;
    const answer =
      isKnown && method === 'POST'
        ? json({ access_token, token_type: 'bearer', expires_in: 1799 })
        : json({ error: 'invalid_client', message: 'Client authentication failed.' }, {}, 401);
    answer(response, request);
  };
  const answerTo = (request: SeenRequest): Answer => {
    const path = request.url.replace(/\?.*$/s, '');
    if (path === '/oauth2/token') {
      return answers.get(path) ?? onToken;
    }
    requests.push(request);
    const { action = '', generate_report: report = '' } = request.form;
    const written =
      path === '/api/command'
        ? COMMAND_ANSWERS[action]
        : path === '/api/reporting'
          ? REPORT_ANSWERS[report]
          : undefined;
    const usual = written === undefined ? NOT_FOUND : xml(written);
    return answers.get(action || report || path) ?? answers.get(path) ?? usual;
  };
  const listener = (message: IncomingMessage, response: ServerResponse): void => {
    const chunks: Buffer[] = [];
    message.on('data', (chunk: Buffer) => chunks.push(chunk));
    message.on('end', () => {
      const { method = '', url = '', headers, socket } = message;
      const form = Object.fromEntries(new URLSearchParams(Buffer.concat(chunks).toString()));
      const request = { method, url, headers, form, connection: connections.get(socket) ?? 0 };
      answerTo(request)(response, request);
    });
  };
  const certificate = (name: string) => readFileSync(join(CERTIFICATES, name));
  const server = tls
    ? createTlsServer({ key: certificate('server-key.pem'), cert: certificate('server.pem') }, listener)
    : createServer(listener);
  server.on(tls ? 'secureConnection' : 'connection', (socket: Socket) => {
    connections.set(socket, connections.size + 1);
    socket.on('error', () => socket.destroy());
  });
  let refusal: string | undefined;
  let blocked: string | undefined;
  serveState(
    server,
    handshakes,
    () => refusal,
    () => blocked,
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `${tls ? 'https' : 'http'}://localhost:${port}`,
    requests,
    tokens: () => tokens,
    answers,
    handshakes,
    get blocked() {
      return blocked;
    },
    set blocked(status) {
      blocked = status;
    },
    get refusal() {
      return refusal;
    },
    set refusal(reason) {
      refusal = reason;
    },
    [Symbol.asyncDispose]: async () => {
      for (const socket of connections.keys()) {
        socket.destroy();
      }
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const NOT_FOUND: Answer = html('<html><head><title>Document Not Found</title></head><body></body></html>', 404);

/** The guide's phases; the snapshot is cut into binary frames of 700 bytes, some of them inside a character. */
function serveState(
  server: Server,
  handshakes: IncomingMessage['headers'][],
  refusal: () => string | undefined,
  blocked: () => string | undefined,
): void {
  const sockets = new WebSocketServer({ noServer: true, handleProtocols: (offered) => [...offered][0] ?? false });
  server.on('upgrade', (message: IncomingMessage, socket: Socket, head) => {
    handshakes.push(message.headers);
    const status = blocked();
    if (status !== undefined) {
      socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
      return;
    }
    sockets.handleUpgrade(message, socket, head, (connection) => {
      const send = (text: string): void => {
        const bytes = Buffer.from(`${text}\n`);
        for (let at = 0; at < bytes.length; at += 700) {
          connection.send(bytes.subarray(at, at + 700), { binary: true });
        }
      };
      connection.on('message', (data: Buffer) => {
        const { type } = JSON.parse(data.toString('utf8')) as { type: string };
        if (type === 'authenticate') {
          const reason = refusal();
          send(
            JSON.stringify({ type: 'authenticate_response', success: reason === undefined, ...(reason && { reason }) }),
          );
        } else {
          send(`{"type":"subscribe_response","timestamp":${Math.floor(Date.now() / 1000)},"success":true}`);
          send(SNAPSHOT);
        }
      });
    });
  });
}

/** Adds the site with the guide's account, one's own username, and connects to it. */
export async function openHandSite(site: HandSite): Promise<string> {
  const argument = { url: site.url, company: 'acme', label: 'By hand', rep: 'admin', ...ACCOUNT };
  const { id } = await run<{ id: string }>('addSite', argument);
  await run('connect', { siteId: id });
  return id;
}

/** Removes all sites from the settings. */
export async function forgetSites(): Promise<void> {
  await run('disconnect').catch(() => undefined);
  const settings = vscode.workspace.getConfiguration('repWorkflows');
  await settings.update('sites', undefined, true);
  await settings.update('activeSite', undefined, true);
}
