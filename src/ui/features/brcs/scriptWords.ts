import * as vscode from 'vscode';
import { NOT_COLLECTED } from '../../shared/collected.ts';
import { isFresh } from '../../../base/clock.ts';
import type { ScriptVocabulary } from '../../../brcs/editing/completion.ts';
import { customFieldsOf } from '../../../brcs/editing/customFields.ts';
import { setting } from '../../platform/settings.ts';
import type { ActiveSite } from '../../sites/siteAccess.ts';
import { parsedScript } from './language/parsedScripts.ts';
import type { RecentValues } from './recentValues.ts';

/** Milliseconds that a picker waits for the site's list of Jumpoints. */
const PATIENCE_MS = 1500;
/** Characters; names are not collected from longer scripts. */
const LONGEST_SCRIPT = 100_000;
const MAX_WORDS = 200;
const MACHINES: ReadonlySet<string> = new Set(['target', 'hostname', 'client.hostname', 'search_string']);

/** The names of machines, Jumpoints and custom fields from the live rows, the site, the open scripts and recent use. */
export class ScriptWords implements ScriptVocabulary {
  readonly #active: ActiveSite;
  readonly #recent: RecentValues;
  #jumpoints: readonly string[] = [];
  #asked: { readonly site: string; readonly at: number; readonly answer: Promise<void> } | undefined;

  constructor(active: ActiveSite, recent: RecentValues) {
    this.#active = active;
    this.#recent = recent;
  }

  get customFields(): readonly string[] {
    const live = [...this.#active.model.rows('support_session_attribute').values()].flatMap(
      (row) => row.code_name ?? [],
    );
    const open = vscode.workspace.textDocuments
      .filter(({ languageId, uri }) => languageId === 'brcs' && uri.scheme !== 'git')
      .filter((document) => document.lineCount < 1000 && document.getText().length < LONGEST_SCRIPT)
      .flatMap((document) => customFieldsOf(parsedScript(document)));
    return unique([...this.#recent.customFields(), ...live, ...open]);
  }

  values(parameter: string): readonly string[] {
    const recent = this.#recent.values(parameter);
    if (MACHINES.has(parameter)) {
      const others = [...MACHINES].flatMap((each) => this.#recent.values(each));
      return unique([...recent, ...this.#hostNames(), ...others]);
    }
    if (parameter === 'jumpoint') {
      return unique([...recent, ...this.#jumpoints]);
    }
    const host = this.#active.site && new URL(this.#active.site.url).hostname;
    return parameter === 'public_portal_hostname' && host ? unique([host, ...recent]) : recent;
  }

  /** Requests the site's Jumpoints, no more often than its other lists. Never throws, and waits a short time only. */
  async refresh(): Promise<void> {
    const { site, status } = this.#active;
    if (!site || (status !== 'live' && status !== 'polling')) {
      return;
    }
    const ttl = setting('cache.ttlSeconds') * 1000;
    if (this.#asked?.site !== site.id || !isFresh(this.#asked.at, Date.now(), ttl)) {
      this.#asked = { site: site.id, at: Date.now(), answer: this.#ask() };
    }
    const timeout = Promise.withResolvers<undefined>();
    const timer = setTimeout(() => timeout.resolve(undefined), PATIENCE_MS);
    await Promise.race([this.#asked.answer, timeout.promise]);
    clearTimeout(timer);
  }

  async #ask(): Promise<void> {
    this.#jumpoints = [];
    try {
      const clients = await this.#active.access().commands.connectedClients({ type: 'push_agent' });
      this.#jumpoints = clients.flatMap(({ name }) => name ?? []);
    } catch {
      // Without the permission the recently used names still help.
    }
  }

  #hostNames(): readonly string[] {
    const rows = [...this.#active.model.rows('customer_client').values()];
    return rows.flatMap(({ hostname }) => (hostname && hostname !== NOT_COLLECTED ? hostname : []));
  }
}

function unique(words: readonly string[]): readonly string[] {
  return [...new Set(words.filter((word) => word.trim() !== ''))].slice(0, MAX_WORDS);
}
