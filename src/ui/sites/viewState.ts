import type { Disposable } from '../../base/disposable.ts';
import { ContextKey } from '../platform/contextKey.ts';
import type { ViewState } from '../platform/contributions/contextKeys.ts';
import type { LiveState } from './liveState.ts';

/** What the views can show of the active site. */
function viewState(live: LiveState): ViewState {
  if (!live.site) {
    return 'noSite';
  }
  if (live.status === 'refused') {
    return 'refused';
  }
  if (!live.signedIn) {
    return 'signedOut';
  }
  switch (live.status) {
    case 'live':
    case 'polling':
      return 'live';
    case 'reconnecting':
      return 'offline';
    default:
      return live.status;
  }
}

/** Keeps the context key `repWorkflows.state` at what the views can show. */
export function trackViewState(live: LiveState): Disposable {
  const key = new ContextKey('state');
  const update = (): void => key.set(viewState(live));
  update();
  return live.onDidChangeStatus(update);
}
