import { DisposableStore, type Disposable } from '../../base/disposable.ts';
import { problemText } from '../problems.ts';
import { setting } from '../settings.ts';
import type { ActiveSite } from '../sites/siteAccess.ts';
import { FirstRows } from '../views/firstRows.ts';
import { LiveTreeView } from '../views/liveTreeView.ts';
import { ApplianceDirectory } from './applianceDirectory.ts';
import { AppliancesContent } from './appliancesContent.ts';

/** The Appliances view of the window. */
export interface AppliancesView extends Disposable {
  /** Asks the site anew. */
  refresh(): void;
}

/** Builds the Appliances view. It asks the site nothing before somebody looks at it. */
export function showAppliancesView(active: ActiveSite): AppliancesView {
  const resources = new DisposableStore();
  const directory = resources.add(new ApplianceDirectory(active, () => setting('cache.ttlSeconds')));
  const view = resources.add(new LiveTreeView('appliances', new AppliancesContent(directory, new FirstRows())));
  resources.add(
    directory.onDidChange(() => {
      view.message = directory.problem && problemText(directory.problem);
      view.requestRefresh();
    }),
  );
  resources.add(active.onDidChangeStatus(() => view.requestRefresh()));
  return {
    refresh: () => {
      directory.forget();
      view.requestReset();
    },
    dispose: () => resources.dispose(),
  };
}
