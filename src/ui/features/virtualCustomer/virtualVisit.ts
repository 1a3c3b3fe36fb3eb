import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../../base/disposable.ts';
import { Emitter } from '../../../base/event.ts';
import { attributesOf } from '../../../state/facts.ts';
import type { ReadableModel } from '../../../state/source.ts';
import type { ActiveSite, SiteAccess } from '../../sites/siteAccess.ts';
import { sessionNews, snapshotOf, type SessionNews, type SessionSnapshot } from './sessionNews.ts';

const { t } = vscode.l10n;

/** Who comes, and where to. */
export interface VisitRequest {
  readonly queueId: string;
  readonly name: string;
  readonly ipAddress: string;
  readonly operatingSystem: string;
  readonly computerName: string;
  /** By which the session is found again; made up when left out. */
  readonly externalKey?: string | undefined;
}

/** What came of a visit's beginning. */
export interface BegunVisit {
  readonly shortKey: string;
  /** Where the customer would get the native client. */
  readonly downloadUrl: string;
  readonly externalKey: string;
  readonly lsid: string;
}

/** How long the session may take to show in the live rows; the guide promises 20 s. Polling may take longer. */
const LIVE_WAIT_MS = 45_000;
const POLLING_WAIT_MS = 150_000;

/**
 * A customer whom this window speaks for, as a chat-bot would (guide: create_virtual_customer): a session key, the
 * customer, messages, and leaving. Nothing in the answers names the session, so it is found in the live rows.
 */
export class VirtualVisit implements Disposable {
  readonly #active: ActiveSite;
  readonly #access: SiteAccess;
  readonly #request: VisitRequest;
  readonly #resources = new DisposableStore();
  readonly #news = this.#resources.add(new Emitter<SessionNews>());
  #lsid: string | undefined;
  #rowId: string | undefined;
  #snapshot: SessionSnapshot | undefined;
  #over = false;

  /** Fired for what the live rows tell of the session: who comes and goes, where it waits, its end. */
  readonly onNews = this.#news.event;

  /** @throws SiteError `credentials-missing` when there is no site. */
  constructor(active: ActiveSite, request: VisitRequest) {
    this.#active = active;
    this.#access = active.access();
    this.#request = request;
  }

  /** The session; undefined until it has been found. */
  get lsid(): string | undefined {
    return this.#lsid;
  }

  /** Whether the session has ended, or the customer has left it. */
  get isOver(): boolean {
    return this.#over;
  }

  /** Has the site make a key for the queue. Gives the key. */
  async makeKey(): Promise<{ readonly shortKey: string; readonly externalKey: string }> {
    const externalKey = this.#request.externalKey ?? `virtual-customer-${randomBytes(4).toString('hex')}`;
    const { queueId } = this.#request;
    const { shortKey } = await this.#access.commands.generateSessionKey({ queueId, externalKey });
    return { shortKey, externalKey };
  }

  /** Has the customer come with the key, and finds the session. */
  async arrive(shortKey: string, externalKey: string): Promise<BegunVisit> {
    const { name, ipAddress, operatingSystem, computerName } = this.#request;
    const before = new Set([...this.#active.model.rows('support_session').values()].map((row) => row.lsid ?? ''));
    const { downloadUrl } = await this.#access.commands.runArgument('create_virtual_customer', {
      shortKey,
      name,
      ipAddress,
      operatingSystem,
      computerName,
    });
    const { id, lsid } = await this.#find(before, externalKey);
    this.#lsid = lsid;
    this.#rowId = id;
    this.#snapshot = snapshotOf(this.#active.model, id);
    this.#resources.add(this.#active.onDidChange(() => this.#look()));
    this.#resources.add(this.#active.onDidReplaceModel(() => this.#look()));
    return { shortKey, downloadUrl, externalKey, lsid };
  }

  /** Sends a chat message as the customer. */
  async say(body: string): Promise<void> {
    await this.#access.commands.runArgument('send_chat_message', {
      lsid: this.#requireLsid(),
      body,
      impersonate: 'customer',
    });
  }

  /** The customer leaves, unless the session is over. Gives whether there was something to leave. */
  async leave(): Promise<boolean> {
    if (this.#over || this.#lsid === undefined) {
      return false;
    }
    this.#over = true;
    // The person speaks for this customer, and the word to leave is theirs.
    await this.#access.commands.afterConfirmation().runArgument('leave_session', { lsid: this.#lsid, customer: true });
    return true;
  }

  #requireLsid(): string {
    if (this.#lsid === undefined || this.#over) {
      throw new Error(t('The session has ended.'));
    }
    return this.#lsid;
  }

  async #find(before: ReadonlySet<string>, externalKey: string): Promise<{ id: string; lsid: string }> {
    const found = Promise.withResolvers<{ id: string; lsid: string }>();
    const look = (): void => {
      const session = this.#newSession(before, externalKey);
      if (session) {
        found.resolve(session);
      }
    };
    const wait = this.#active.status === 'polling' ? POLLING_WAIT_MS : LIVE_WAIT_MS;
    const timer = setTimeout(() => {
      const { name } = this.#request;
      found.reject(new Error(t('{0} waits at the site, but the session has not appeared here.', name)));
    }, wait);
    const subscription = this.#resources.add(this.#active.onDidChange(look));
    look();
    try {
      return await found.promise;
    } finally {
      clearTimeout(timer);
      subscription.dispose();
    }
  }

  /** By the external key; where the rows have no attributes (polling), by the customer's name. */
  #newSession(before: ReadonlySet<string>, externalKey: string): { id: string; lsid: string } | undefined {
    const { model } = this.#active;
    const knowsAttributes = model.rows('support_session_attribute').size > 0;
    const fits = (id: string, name: string | undefined): boolean =>
      knowsAttributes
        ? attributesOf(model, id).some((row) => row.code_name === 'external_key' && row.value === externalKey)
        : name === this.#request.name;
    for (const [id, { lsid, customer_name: name }] of model.rows('support_session')) {
      if (lsid && !before.has(lsid) && fits(id, name)) {
        return { id, lsid };
      }
    }
    return undefined;
  }

  #look(): void {
    const { model, site, status } = this.#active;
    const isFresh = status === 'live' || status === 'polling';
    if (this.#over || this.#rowId === undefined || site?.id !== this.#access.site.id || !isFresh) {
      return;
    }
    this.#rowId = rowOfSession(model, this.#rowId, this.#lsid);
    const now = snapshotOf(model, this.#rowId);
    const news = sessionNews(this.#snapshot, now);
    this.#snapshot = now;
    this.#over = now === undefined;
    for (const piece of news) {
      this.#news.fire(piece);
    }
  }

  dispose(): void {
    this.#resources.dispose();
  }
}

/** The row id of the session with `lsid`, most likely still `known`: a site that restarts gives its rows other ids. */
function rowOfSession(model: ReadableModel, known: string, lsid: string | undefined): string {
  const sessions = model.rows('support_session');
  if (sessions.get(known)?.lsid === lsid) {
    return known;
  }
  return [...sessions].find(([, row]) => row.lsid === lsid)?.[0] ?? '';
}
