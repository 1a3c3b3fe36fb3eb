import assert from 'node:assert/strict';
import { SiteError } from '../../src/site/errors.ts';

/** The SiteError that `promise` is rejected with; fails where there is none. */
export async function rejection(promise: Promise<unknown>): Promise<SiteError> {
  const error: unknown = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  assert.ok(SiteError.is(error), `no SiteError but ${String(error)}`);
  return error;
}
