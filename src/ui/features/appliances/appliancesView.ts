import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../../base/disposable.ts';
import { problemText } from '../../platform/problems.ts';
import { setting } from '../../platform/settings.ts';
import type { ActiveSite } from '../../sites/siteAccess.ts';
import { FirstRows } from '../../platform/trees/firstRows.ts';
import { LiveTreeView } from '../../platform/trees/liveTreeView.ts';
import { ApplianceDirectory } from './applianceDirectory.ts';
import { AppliancesContent } from './appliancesContent.ts';

const { t } = vscode.l10n;

/** The view Appliances. It requests nothing before it is visible. */
export class AppliancesView implements Disposable {
  readonly #resources = new DisposableStore();
  readonly #firstRows = new FirstRows();
  readonly #directory: ApplianceDirectory;
  readonly #view: LiveTreeView;

  constructor(active: ActiveSite) {
    this.#directory = this.#resources.add(new ApplianceDirectory(active, () => setting('cache.ttlSeconds')));
    const content = new AppliancesContent(this.#directory, this.#firstRows);
    this.#view = this.#resources.add(new LiveTreeView('appliances', content));
    this.#resources.add(
      this.#directory.onDidChange(() => {
        this.#view.message = messageOf(this.#directory);
        this.#view.requestRefresh();
      }),
    );
    this.#resources.add(active.onDidChangeStatus(() => this.#view.requestRefresh()));
  }

  /** Requests everything again. */
  refresh(): void {
    this.#directory.forget();
    this.#view.requestReset();
  }

  /** Shows more of the long list that ends with the given row. */
  showMoreRows(moreKey: string): void {
    this.#firstRows.showMore(moreKey);
    this.#view.requestRefresh();
  }

  dispose(): void {
    this.#resources.dispose();
  }
}

/** Returns the reason why the view is empty or incomplete; equal reasons appear once. */
function messageOf({ facts, problems }: ApplianceDirectory): string | undefined {
  const [first, ...others] = new Set(problems.map((problem) => problemText(problem)));
  if (first === undefined) {
    return undefined;
  }
  const whole = [first, ...others].join(' ');
  return facts === undefined ? whole : t('A part is missing. {0}', whole);
}
