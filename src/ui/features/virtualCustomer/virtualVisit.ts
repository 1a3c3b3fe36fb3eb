import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../../base/disposable.ts';
import { Emitter } from '../../../base/event.ts';
import { attributesOf } from '../../../state/facts.ts';
import type { ReadableModel } from '../../../state/source.ts';
import type { ActiveSite, SiteAccess } from '../../sites/siteAccess.ts';
import { sessionNews, snapshotOf, type SessionNews, type SessionSnapshot } from './sessionNews.ts';

const { t } = vscode.l10n;

/** The customer's name and the queue. */
export interface VisitRequest {
  readonly queueId: string;
  readonly name: string;
  readonly ipAddress: string;
  readonly operatingSystem: string;
  readonly computerName: string;
  /** The external key that identifies the session; generated if left out. */
  readonly externalKey?: string | undefined;
}

/** The answer to the start of a visit. */
export interface StartedVisit {
  readonly shortKey: string;
  /** The address of the native client for the customer. */
  readonly downloadUrl: string;
  readonly externalKey: string;
  readonly lsid: string;
}

/** Milliseconds until the session must be in the live rows; the guide promises 20 s, and polling may take longer. */
const LIVE_WAIT_MS = 45_000;
const POLLING_WAIT_MS = 150_000;

/**
 * A customer that this window acts for, as a chat-bot would (guide: create_virtual_customer): a session key, the
 * customer, messages, and leaving. The answers have no id of the session, so it is searched in the live rows.
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

  /** Fired for changes of the session in the live rows: people who join and leave, its queue, its end. */
  readonly onNews = this.#news.event;

  /** @throws SiteError `credentials-missing` when there is no site. */
  constructor(active: ActiveSite, request: VisitRequest) {
    this.#active = active;
    this.#access = active.access();
    this.#request = request;
  }

  /** The LSID of the session; undefined until it is found. */
  get lsid(): string | undefined {
    return this.#lsid;
  }

  /** True if the session has ended or the customer has left it. */
  get isOver(): boolean {
    return this.#over;
  }

  /** Generates a session key for the queue. */
  async makeKey(): Promise<{ readonly shortKey: string; readonly externalKey: string }> {
    const externalKey = this.#request.externalKey ?? `virtual-customer-${randomBytes(4).toString('hex')}`;
    const { queueId } = this.#request;
    const { shortKey } = await this.#access.commands.generateSessionKey({ queueId, externalKey });
    return { shortKey, externalKey };
  }

  /** Starts a session with the key as the customer, and finds it in the live rows. */
  async arrive(shortKey: string, externalKey: string): Promise<StartedVisit> {
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
    this.#resources.add(this.#active.onDidChange(() => this.#update()));
    this.#resources.add(this.#active.onDidReplaceModel(() => this.#update()));
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

  /** Removes the customer from the session. Resolves to false if the session was over. */
  async leave(): Promise<boolean> {
    if (this.#over || this.#lsid === undefined) {
      return false;
    }
    this.#over = true;
    // No second confirmation: the person controls this customer and has asked to leave.
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

  /** Finds the new session by the external key, or by the customer's name if the rows have no attributes (polling). */
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

  #update(): void {
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

/** Returns the row id of the session with `lsid`, usually still `known`: a site that restarts assigns other row ids. */
function rowOfSession(model: ReadableModel, known: string, lsid: string | undefined): string {
  const sessions = model.rows('support_session');
  if (sessions.get(known)?.lsid === lsid) {
    return known;
  }
  return [...sessions].find(([, row]) => row.lsid === lsid)?.[0] ?? '';
}
