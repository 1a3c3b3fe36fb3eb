import * as vscode from 'vscode';
import { SiteError, type SiteErrorReason } from '../../site/errors.ts';
import { commandId } from './contributions/commandId.ts';
import { showErrorMessage } from './notifications.ts';
import { problemText } from './problems.ts';

const { t } = vscode.l10n;

/** A button for a failure. */
interface Remedy {
  readonly button: string;
  readonly run: () => unknown;
}

/**
 * Shows a failure with the one button that helps, if there is one. For a change of unknown outcome it offers to open
 * the view that would show it.
 * @param again repeats the failed task, if repeating it is harmless.
 */
export function showProblem(error: unknown, again?: () => unknown): void {
  if (!isCancelled(error)) {
    void offer(error, again);
  }
}

async function offer(error: unknown, again: (() => unknown) | undefined): Promise<void> {
  const cause = siteErrorIn(error);
  if (cause?.reason === 'outcome-unknown') {
    const { showUnknownOutcome } = await import('./unknownOutcome.ts');
    await showUnknownOutcome(problemText(error), cause);
    return;
  }
  const remedy = remedyFor(error, cause?.reason, again);
  const buttons = remedy ? [remedy.button] : [];
  if ((await showErrorMessage(problemText(error), ...buttons)) !== undefined) {
    await remedy?.run();
  }
}

function remedyFor(
  error: unknown,
  reason: SiteErrorReason | undefined,
  again: (() => unknown) | undefined,
): Remedy | undefined {
  const tryAgain = again && { button: t('Try Again'), run: again };
  if (reason !== undefined) {
    return REMEDIES[reason]?.() ?? tryAgain ?? showLog();
  }
  // Errors of the product have texts that say what to do; any other error is a bug, for which the log helps.
  return error instanceof Error && error.name === 'Error' ? undefined : showLog();
}

const command = (button: string, id: string, ...args: unknown[]): Remedy => ({
  button,
  run: () => vscode.commands.executeCommand(id, ...args),
});
const signIn = (): Remedy => command(t('Sign In'), commandId('signIn'));
const showLog = (): Remedy => command(t('Show Log'), commandId('showLog'));

/** The failures for which trying again does not help. */
const REMEDIES: Partial<Record<SiteErrorReason, () => Remedy>> = {
  'credentials-missing': signIn,
  'credentials-refused': signIn,
  'access-denied': signIn,
  'not-permitted': () => command(t('Test Connection'), commandId('testConnection')),
  certificate: () => command(t('Edit Site'), commandId('editSite')),
  proxy: () => command(t('Open Settings'), 'workbench.action.openSettings', 'http.proxy'),
};

/** Returns the SiteError among `error` and its causes. */
function siteErrorIn(error: unknown): SiteError | undefined {
  if (SiteError.is(error)) {
    return error;
  }
  return error instanceof Error && error.cause !== undefined ? siteErrorIn(error.cause) : undefined;
}

function isCancelled(error: unknown): boolean {
  return error instanceof vscode.CancellationError || siteErrorIn(error)?.reason === 'cancelled';
}
