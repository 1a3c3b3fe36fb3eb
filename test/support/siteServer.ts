import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { connect, type AddressInfo, type Server, type Socket } from 'node:net';
import { fileURLToPath } from 'node:url';

/** The root that issued the certificate of `startSiteServer`; good until 2100. */
export const TEST_CA_FILE = fileURLToPath(new URL('certificates/ca.pem', import.meta.url));

const certificate = (name: string) => readFileSync(new URL(`certificates/${name}`, import.meta.url));

/** A request as a site saw it. */
export interface SeenRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** Answers a request; it may also break the connection. */
export type SiteHandler = (request: SeenRequest, response: ServerResponse) => void;

/** A local server that is closed, with all its connections, when it is disposed. */
export interface LocalServer extends AsyncDisposable {
  readonly url: string;
  readonly host: string;
  readonly port: number;
}

/** A site on real sockets with real TLS that records what it is asked. */
export interface SiteServer extends LocalServer {
  readonly requests: readonly SeenRequest[];
  /** The requests to a path other than the token's. */
  readonly calls: readonly SeenRequest[];
  /** Number of requested tokens. */
  readonly tokenRequests: number;
}

/** Starts a site with the certificate for localhost; tokens are `token-1`, `token-2` and so on unless given otherwise. */
export async function startSiteServer(handler: SiteHandler, onToken: SiteHandler = giveToken()): Promise<SiteServer> {
  const requests: SeenRequest[] = [];
  const isToken = ({ path }: SeenRequest) => path === '/oauth2/token';
  const server = createTlsServer(
    { key: certificate('server-key.pem'), cert: certificate('server.pem') },
    (message, response) => {
      const chunks: Buffer[] = [];
      message.on('data', (chunk: Buffer) => chunks.push(chunk));
      message.on('end', () => {
        const { method = '', url: path = '', headers } = message;
        const request = { method, path, headers, body: Buffer.concat(chunks).toString() };
        requests.push(request);
        (isToken(request) ? onToken : handler)(request, response);
      });
    },
  );
  return {
    ...(await listen(server, 'https')),
    requests,
    get calls() {
      return requests.filter((request) => !isToken(request));
    },
    get tokenRequests() {
      return requests.filter(isToken).length;
    },
  };
}

/** Answers with a new token each time. */
export function giveToken(): SiteHandler {
  let count = 0;
  return (_request, response) => {
    count += 1;
    answerJson(response, 200, { access_token: `token-${count}`, token_type: 'bearer', expires_in: '1799' });
  };
}

/** Answers with XML and status 200. */
export function answerXml(response: ServerResponse, xml: string): void {
  response.writeHead(200, { 'content-type': 'text/xml' }).end(xml);
}

/** Answers with JSON. */
export function answerJson(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
}

/** A proxy that records what it is asked to connect to and what authorization came along. */
export interface ProxyServer extends LocalServer {
  readonly tunnels: readonly { readonly target: string; readonly authorization: string | undefined }[];
}

/**
 * Starts a proxy that knows CONNECT only; with `authorization` it wants that header and else answers 407. One that is
 * reached by TLS has the certificate of `startSiteServer`.
 */
export async function startProxyServer(
  authorization?: string,
  scheme: 'http' | 'https' = 'http',
): Promise<ProxyServer> {
  const tunnels: { target: string; authorization: string | undefined }[] = [];
  const server =
    scheme === 'http'
      ? createServer()
      : createTlsServer({ key: certificate('server-key.pem'), cert: certificate('server.pem') });
  server.on('connect', (message, client: Socket) => {
    const given = message.headers['proxy-authorization'];
    tunnels.push({ target: message.url ?? '', authorization: given });
    client.on('error', () => client.destroy());
    if (authorization !== undefined && given !== authorization) {
      client.end('HTTP/1.1 407 Proxy Authentication Required\r\ncontent-length: 0\r\n\r\n');
      return;
    }
    // Whatever name the tunnel is for, it leads to this machine, so that tests can use names that do not exist.
    const upstream = connect(Number(/:(\d+)$/.exec(message.url ?? '')?.[1]), '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n');
      client.pipe(upstream).pipe(client);
    });
    upstream.on('error', () => client.destroy());
  });
  return { ...(await listen(server, scheme)), tunnels };
}

/** Opens `server` on a free port of loopback. */
export async function listen(server: Server, scheme: string): Promise<LocalServer> {
  const sockets = new Set<Socket>();
  const track = (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.once('close', () => sockets.delete(socket));
  };
  server.on('connection', track);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const host = `localhost:${port}`;
  return {
    url: `${scheme}://${host}`,
    host,
    port,
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) {
          socket.destroy();
        }
      }),
  };
}
