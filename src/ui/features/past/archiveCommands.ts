import * as vscode from 'vscode';
import type { ArchiveClient, ArchiveListEntry } from '../../../reporting/archive/archiveClient.ts';
import type { Metrics } from '../../../reporting/archive/metrics/metrics.ts';
import type { ArchiveArgument, MetricsSpan } from './contributions.ts';
import type { ActiveSite } from '../../sites/siteAccess.ts';
import type { ArchiveClients } from './archiveClients.ts';
import { withArchiveProgress } from './archiveProgress.ts';
import { askedCalendar, type SiteCalendar } from '../../shared/reports/siteCalendar.ts';
import { downloadArchiveCommand } from './downloadArchiveCommand.ts';
import { askDate, askSpan } from './askSpan.ts';

const { t } = vscode.l10n;

/** The commands that read archives and return their contents. */
export class ArchiveCommands {
  readonly #active: ActiveSite;
  readonly #clients: ArchiveClients;

  constructor(active: ActiveSite, clients: ArchiveClients) {
    this.#active = active;
    this.#clients = clients;
  }

  /**
   * Returns the archives of the active site.
   * @throws Error with a message for people, if there is no site or nobody is signed in.
   */
  client(): ArchiveClient {
    return this.#clients.of(this.#active.access());
  }

  #calendar(): Promise<SiteCalendar> {
    return askedCalendar(this.#active);
  }

  /** Lists the archives of a day; without an argument it asks for the day and shows the list. */
  async list(given?: string): Promise<readonly ArchiveListEntry[] | undefined> {
    const archives = this.client();
    const date = given ?? (await askDate(t('List Archives'), await this.#calendar()));
    if (date === undefined) {
      return undefined;
    }
    const list = await archives.listArchives({ date });
    if (given === undefined) {
      await showJson(list);
    }
    return list;
  }

  /** Downloads one archive as a file; asks for missing parts of the argument. */
  async download(argument?: ArchiveArgument): Promise<{ path: string; bytes: number } | undefined> {
    this.client();
    return downloadArchiveCommand(this.#active, (date) => this.list(date), argument);
  }

  /** Computes the guide's metrics of a span; without an argument it asks for the span and shows them. */
  async computeMetrics({ from, to, reps }: MetricsSpan = {}): Promise<Metrics | undefined> {
    const archives = this.client();
    const isGiven = from !== undefined && to !== undefined;
    const span = isGiven ? { from, to } : await askSpan(t('Compute Metrics'), await this.#calendar());
    if (span === undefined) {
      return undefined;
    }
    const query = { ...span, ...(reps && { reps: reps.map(String) }) };
    const metrics = await withArchiveProgress(t('Computing metrics'), (work) => archives.computeMetrics(query, work));
    if (metrics !== undefined && !isGiven) {
      await showJson(metrics);
    }
    return metrics;
  }
}

async function showJson(value: unknown): Promise<void> {
  const content = JSON.stringify(value, undefined, 2);
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language: 'json', content }));
}
