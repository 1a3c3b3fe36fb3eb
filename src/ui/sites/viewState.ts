import type { Disposable } from '../../base/disposable.ts';
import { ContextKey } from '../platform/contextKey.ts';
import type { ViewState } from '../platform/contributions/contextKeys.ts';
import type { LiveState } from './liveState.ts';

/** Returns the state of the active site for the views. */
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

/** Keeps the context key `repWorkflows.state` current. */
export function trackViewState(live: LiveState): Disposable {
  const key = new ContextKey('state');
  const update = (): void => key.set(viewState(live));
  update();
  return live.onDidChangeStatus(update);
}
