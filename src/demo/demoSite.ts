import { systemClock, type Clock } from '../base/clock.ts';
import type { Archives } from './archives/archives.ts';
import { createAccount, FULL_PERMISSIONS, LIMITED_PERMISSIONS } from './http/accounts.ts';
import { Appliance } from './appliance.ts';
import { PendingFaults, type DemoFaults } from './http/faults.ts';
import type { History } from './sim/history.ts';
import { HttpService } from './http/httpService.ts';
import type { JumpShortcuts } from './company/jumpShortcuts.ts';
import { OWN_REP } from './company/people.ts';
import { route } from './http/router.ts';
import type { Population } from './sim/openingState.ts';
import { StateService } from './http/stateService.ts';
import { Tokens } from './http/tokens.ts';
import { COMPANY } from './company/configuration.ts';
import type { DemoModel } from './sim/demoModel.ts';

/** How the demo site is to be; everything has a good default. */
export interface DemoSiteOptions {
  /** The same seed gives the same model and the same credentials. Without one the model is the usual one and the
   * credentials cannot be guessed. */
  readonly seed?: number;
  /** Where to listen if that port is free; any free port by default. */
  readonly port?: number;
  /** Those of the account that may do everything, for a site that is started again. */
  readonly credentials?: { readonly clientId: string; readonly clientSecret: string };
  readonly clock?: Clock;
  /** How much faster than real time things happen; at 0 nothing happens by itself. */
  readonly speed?: number;
  readonly population?: Population;
  /** The zone of the site's clocks, as IANA names it; Europe/Berlin by default. */
  readonly timeZone?: string;
}

/** A demo site that is up. */
export interface DemoSite {
  /** `http://127.0.0.1:port` */
  readonly url: string;
  /** The company API name. */
  readonly company: 'demo';
  /** The username of the representative that the person at the keyboard plays. */
  readonly rep: string;
  /** Of an API account that may do everything. */
  readonly clientId: string;
  readonly clientSecret: string;
  /** An API account without real-time permission that may only read by the command API. */
  readonly limitedAccount: { readonly clientId: string; readonly clientSecret: string };
  /** The state model, for tests to change. */
  readonly model: DemoModel;
  /** What has happened in sessions. */
  readonly history: History;
  /** What the archives hold. */
  readonly archives: Pick<Archives, 'ofDay' | 'time'>;
  /** The Jump shortcuts that were imported. */
  readonly jumpShortcuts: Pick<JumpShortcuts, 'all'>;
  readonly faults: DemoFaults;
  /** Closes everything; resolves once the port is free. */
  stop(): Promise<void>;
}

const USUAL_SEED = 2103;

/** Starts a whole appliance in miniature on loopback. Rejects with the system's error when no port can be had. */
export async function startDemoSite(options: DemoSiteOptions = {}): Promise<DemoSite> {
  const { seed, port = 0, credentials, clock = systemClock, speed, population, timeZone } = options;
  const credentialSeed = seed === undefined ? undefined : String(seed);
  const account = { ...createAccount(FULL_PERMISSIONS, credentialSeed), ...credentials };
  const limited = createAccount(LIMITED_PERMISSIONS, credentialSeed && `${credentialSeed} limited`);
  const appliance = new Appliance({ clock, seed: seed ?? USUAL_SEED, speed, population, timeZone });
  const [tokens, pending] = [new Tokens(clock), new PendingFaults()];
  const state = new StateService(appliance.model, tokens, clock);
  const backend = { appliance, accounts: [account, limited], tokens, faults: pending };
  let host = '';
  const http = new HttpService(
    {
      request: (request) => route(request, { ...backend, host }),
      upgrade: (request, socket, head) => state.upgrade(request, socket, head),
    },
    pending,
  );
  const stop = async () => {
    state.dispose();
    appliance.dispose();
    await http.close();
  };
  try {
    host = `127.0.0.1:${await listen(http, port)}`;
  } catch (error) {
    await stop();
    throw error;
  }
  const { clientId, clientSecret } = account;
  const limitedAccount = { clientId: limited.clientId, clientSecret: limited.clientSecret };
  const faults = faultsOf(pending, state, tokens, appliance);
  const { model, history, archives, jumpShortcuts } = appliance;
  return {
    url: `http://${host}`,
    company: COMPANY,
    rep: OWN_REP,
    clientId,
    clientSecret,
    limitedAccount,
    model,
    history,
    archives,
    jumpShortcuts,
    faults,
    stop,
  };
}

async function listen(http: HttpService, port: number): Promise<number> {
  try {
    return await http.listen(port);
  } catch (error) {
    if (port === 0) {
      throw error;
    }
    return http.listen(0);
  }
}

function faultsOf(pending: PendingFaults, state: StateService, tokens: Tokens, appliance: Appliance): DemoFaults {
  return {
    cutSockets: () => state.cut(),
    freezeSockets: () => state.freeze(),
    truncate: () => appliance.restart(),
    refuseTokens: (count) => pending.refuseTokens(count),
    revokeTokens: () => tokens.revokeAll(),
    slow: (milliseconds) => {
      pending.delay = milliseconds;
    },
    nextCommandAnswer: (status, type, body) => pending.setAnswer('/api/command', { status, type, body }),
    nextReportAnswer: (status, type, body) => pending.setAnswer('/api/reporting', { status, type, body }),
    setHealth: (healthy) => {
      appliance.failover.isHealthy = healthy;
    },
    halfAnswer: () => pending.setHalfAnswer('/api/command'),
    halfReport: () => pending.setHalfAnswer('/api/reporting'),
    halfBackup: () => pending.setHalfAnswer('/api/backup'),
  };
}
