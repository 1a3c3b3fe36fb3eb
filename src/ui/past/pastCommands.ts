import type * as vscode from 'vscode';
import type { WindowParts } from '../commands/commandHandlers.ts';
import type { ArchiveClients } from './archiveClients.ts';
import { ArchiveCommands } from './archiveCommands.ts';
import { readMetricsArgument } from './metricsQuery.ts';
import { WindowReplay } from './windowReplay.ts';

/** Archives, metrics and replay of the active site. */
export class PastCommands implements vscode.Disposable {
  readonly archives: ArchiveCommands;
  readonly replay: WindowReplay;
  readonly #pages: WindowParts['pages'];

  constructor({ sites: { active }, shown, pages, context }: WindowParts, clients: ArchiveClients) {
    this.#pages = pages;
    this.archives = new ArchiveCommands(active, clients);
    this.replay = new WindowReplay({ active, shown, archives: this.archives, extensionUri: context.extensionUri });
  }

  /** Opens the page of metrics: of `{from, to, reps?}`, or of today. */
  async openMetrics(argument: unknown): Promise<void> {
    this.archives.client();
    await this.#pages.open('metrics', readMetricsArgument(argument));
  }

  dispose(): void {
    this.replay.dispose();
  }
}
