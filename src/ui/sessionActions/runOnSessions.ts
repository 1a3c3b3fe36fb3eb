import * as vscode from 'vscode';
import * as v from 'valibot';
import type { ActionName } from '../../command-api/actions.ts';
import { requireAvailable } from '../../command-api/availability.ts';
import { guideParams } from '../../command-api/guideParams.ts';
import { SiteError } from '../../site/errors.ts';
import { confirmEnding, type EndingWords } from '../actions/confirmEnding.ts';
import { commandArgument } from '../commands/commandArgument.ts';
import { asProblem, problemText } from '../problems.ts';
import type { ActiveSite } from '../sites/siteAccess.ts';
import { pickSession, selectedSessions, sessionTarget, type SessionTarget } from './sessionTargets.ts';

const { t } = vscode.l10n;

const objectArgument = v.record(v.string(), v.unknown());

/** What a command on sessions was started with: the sessions, and whatever else its argument answers. */
export interface SessionRequest {
  readonly targets: readonly SessionTarget[];
  /** The other properties of the argument; empty when a person started the command. */
  readonly given: Readonly<Record<string, unknown>>;
  /** Whether the person is there to be asked: the command was started from a row or from the palette. */
  readonly byHand: boolean;
}

/**
 * Reads the argument of a command on sessions; asks which session where none is named. Undefined when cancelled.
 * @throws SiteError `not-permitted` when the account or the site does not allow `action`, before anything is asked.
 */
export async function readSessionRequest(
  active: ActiveSite,
  { action, title }: { readonly action: ActionName; readonly title: string },
  argument: unknown,
  selection: unknown,
): Promise<SessionRequest | undefined> {
  requireAvailable(action, active.access().account);
  const selected = selectedSessions(active.model, argument, selection);
  if (selected) {
    return { targets: selected, given: {}, byHand: true };
  }
  if (typeof argument === 'object' && argument !== null) {
    const { lsid, ...given } = commandArgument(argument, objectArgument);
    if (typeof lsid !== 'string' || lsid === '') {
      throw new Error(t('lsid: name the session by its LSID.'));
    }
    return { targets: [sessionTarget(active.model, lsid)], given, byHand: false };
  }
  const picked = await pickSession(active, title);
  return picked && { targets: [picked], given: {}, byHand: true };
}

/**
 * Runs an action on each session, one after the other. One session: its typed answer, or its error. Several: all
 * answers, or one error that names the sessions it failed on. What ends or removes something is confirmed before the
 * first; undefined when it is not.
 * @param argument the action's other parameters, by the names of the commands' arguments.
 * @param words how the confirmation asks.
 */
export async function runOnSessions(
  active: ActiveSite,
  action: ActionName,
  { targets }: SessionRequest,
  argument: Readonly<Record<string, unknown>>,
  words?: EndingWords,
): Promise<unknown> {
  const [only, ...others] = targets;
  const paramsFor = (lsid: string) => guideParams(action, { lsid, ...argument });
  const commands = only && (await confirmEnding(active, action, paramsFor(only.lsid), words));
  if (!commands) {
    return undefined;
  }
  const send = (lsid: string): Promise<unknown> => commands.runNamed(action, paramsFor(lsid));
  if (others.length === 0) {
    return send(only.lsid);
  }
  return vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, cancellable: true, title: action },
    async (progress, cancellation) => {
      const answers: unknown[] = [];
      const failures: { readonly name: string; readonly error: unknown }[] = [];
      for (const { lsid, name } of targets) {
        if (cancellation.isCancellationRequested) {
          break;
        }
        progress.report({ message: name, increment: 100 / targets.length });
        await send(lsid).then(
          (answer) => answers.push(answer),
          (error: unknown) => failures.push({ name, error }),
        );
      }
      if (failures.length > 0) {
        const unknown = failures.find(({ error }) => SiteError.is(error, 'outcome-unknown')) ?? failures[0];
        const lines = failures.map(({ name, error }) => `${name}: ${problemText(error)}`);
        throw new Error(lines.join('\n'), { cause: unknown?.error });
      }
      return answers;
    },
  );
}

/** Runs `command`; what it throws becomes an Error that a person can act on. */
export async function explained<T>(command: () => Promise<T>): Promise<T> {
  try {
    return await command();
  } catch (error) {
    throw asProblem(error);
  }
}
