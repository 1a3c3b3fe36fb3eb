import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../base/disposable.ts';
import { problemText } from '../problems.ts';
import { setting } from '../settings.ts';
import type { ActiveSite } from '../sites/siteAccess.ts';
import { FirstRows } from '../views/firstRows.ts';
import { LiveTreeView } from '../views/liveTreeView.ts';
import { ApplianceDirectory } from './applianceDirectory.ts';
import { AppliancesContent } from './appliancesContent.ts';

const { t } = vscode.l10n;

/** The Appliances view of the window. */
export interface AppliancesView extends Disposable {
  /** Asks the site anew. */
  refresh(): void;
  /** Shows more of the long list that ends with the given row. */
  showMoreRows(moreKey: string): void;
}

/** Builds the Appliances view. It asks the site nothing before somebody looks at it. */
export function showAppliancesView(active: ActiveSite): AppliancesView {
  const resources = new DisposableStore();
  const directory = resources.add(new ApplianceDirectory(active, () => setting('cache.ttlSeconds')));
  const firstRows = new FirstRows();
  const view = resources.add(new LiveTreeView('appliances', new AppliancesContent(directory, firstRows)));
  resources.add(
    directory.onDidChange(() => {
      view.message = messageOf(directory);
      view.requestRefresh();
    }),
  );
  resources.add(active.onDidChangeStatus(() => view.requestRefresh()));
  return {
    refresh: () => {
      directory.forget();
      view.requestReset();
    },
    showMoreRows: (moreKey) => {
      firstRows.showMore(moreKey);
      view.requestRefresh();
    },
    dispose: () => resources.dispose(),
  };
}

/** Why the view is empty, or what is missing in it; the same reason once. */
function messageOf({ facts, problems }: ApplianceDirectory): string | undefined {
  const [first, ...others] = new Set(problems.map((problem) => problemText(problem)));
  if (first === undefined) {
    return undefined;
  }
  const whole = [first, ...others].join(' ');
  return facts === undefined ? whole : t('A part is missing. {0}', whole);
}
