import type * as vscode from 'vscode';
import type { MetricsArgument } from './metricsQuery.ts';
import type { WindowParts } from '../window/windowParts.ts';
import type { ArchiveClients } from './archiveClients.ts';
import { ArchiveCommands } from './archiveCommands.ts';
import { WindowReplay } from './windowReplay.ts';

type PartsOfPast = Pick<WindowParts, 'sites' | 'shown' | 'pages' | 'context'>;

/** Archives, metrics and replay of the active site. */
export class PastCommands implements vscode.Disposable {
  readonly archives: ArchiveCommands;
  readonly replay: WindowReplay;
  readonly #pages: PartsOfPast['pages'];

  constructor({ sites: { active }, shown, pages, context }: PartsOfPast, clients: ArchiveClients) {
    this.#pages = pages;
    this.archives = new ArchiveCommands(active, clients);
    this.replay = new WindowReplay({ active, shown, archives: this.archives, extensionUri: context.extensionUri });
  }

  /** Opens the page of metrics: of `{from, to, reps?}`, or of today. */
  async openMetrics(argument: MetricsArgument = {}): Promise<void> {
    this.archives.client();
    await this.#pages.open('metrics', argument);
  }

  dispose(): void {
    this.replay.dispose();
  }
}
