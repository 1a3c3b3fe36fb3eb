import type { ReadableModel, StateStatus } from '../../../src/state/source.ts';
import type { LiveState } from '../../../src/ui/sites/liveState.ts';
import { NOW } from './supportCentre.ts';

const never = (): { dispose(): void } => ({ dispose: () => undefined });

/** Returns a live state that does not change. */
export function fixedState(
  model: ReadableModel,
  { rep, status = 'live' }: { rep?: string | undefined; status?: StateStatus } = {},
): LiveState {
  return {
    site: { id: 'test', label: 'Support', url: 'https://support.example.com', company: 'acme', ...(rep && { rep }) },
    signedIn: true,
    model,
    status,
    skewSeconds: 0,
    problem: undefined,
    staleSince: undefined,
    nextTryAt: undefined,
    onDidChangeStatus: never,
    onDidReplaceModel: never,
    onDidChange: never,
    onDidTruncate: never,
    siteNow: () => NOW,
    dispose: () => undefined,
  };
}
