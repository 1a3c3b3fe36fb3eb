import type * as vscode from 'vscode';
import type { MetricsArgument } from './metricsQuery.ts';
import type { Pages } from '../../platform/pages/pages.ts';
import type { ActiveSite } from '../../sites/siteAccess.ts';
import type { ShownState } from './shownState.ts';
import type { ArchiveClients } from './archiveClients.ts';
import { ArchiveCommands } from './archiveCommands.ts';
import { WindowReplay } from './windowReplay.ts';

interface PartsOfPast {
  readonly active: ActiveSite;
  readonly shown: ShownState;
  readonly pages: Pages;
  readonly extensionUri: vscode.Uri;
}

/** The commands of archives, metrics and replay for the active site. */
export class PastCommands implements vscode.Disposable {
  readonly archives: ArchiveCommands;
  readonly replay: WindowReplay;
  readonly #pages: Pages;

  constructor({ active, shown, pages, extensionUri }: PartsOfPast, clients: ArchiveClients) {
    this.#pages = pages;
    this.archives = new ArchiveCommands(active, clients);
    this.replay = new WindowReplay({ active, shown, archives: this.archives, extensionUri });
  }

  /** Opens the page of metrics: for `{from, to, reps?}`, else for today. */
  async openMetrics(argument: MetricsArgument = {}): Promise<void> {
    this.archives.client();
    await this.#pages.open('metrics', argument);
  }

  dispose(): void {
    this.replay.dispose();
  }
}
