import type { Clock } from './clock.ts';
import type { Disposable } from './disposable.ts';

/** Calls `action` every `milliseconds` until disposed. Calls that were missed are not made up for. */
export function every(milliseconds: number, clock: Clock, action: () => void): Disposable {
  let pending: Disposable | undefined;
  const next = (): void => {
    pending = clock.after(milliseconds, () => {
      next();
      action();
    });
  };
  next();
  return {
    dispose: () => pending?.dispose(),
  };
}
