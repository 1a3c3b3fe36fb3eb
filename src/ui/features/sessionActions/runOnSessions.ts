import * as vscode from 'vscode';
import type { ActionName } from '../../../command-api/actions.ts';
import { requireAvailable } from '../../../command-api/availability.ts';
import { guideParams } from '../../../command-api/guideParams.ts';
import type { AnswerOf } from '../../../command-api/readAnswer.ts';
import { SiteError } from '../../../site/errors.ts';
import { confirmEnding } from '../../shared/pickers/confirmEnding.ts';
import type { CommandCall } from '../../platform/commands/commandCall.ts';
import type { ActionArgument } from './contributions.ts';
import { withProgress } from '../../platform/notifications.ts';
import { problemText } from '../../platform/problems.ts';
import type { ActiveSite } from '../../sites/siteAccess.ts';
import { sessionLines } from '../../shared/pickers/sessionLines.ts';
import { pickSession } from '../../shared/pickers/pickSession.ts';
import { selectedSessions, sessionTarget, type SessionSelection } from '../../shared/pickers/sessionTargets.ts';

/** The sessions of a command, and the other properties of its argument. */
export interface SessionRequest extends SessionSelection {
  /** The title of the command. */
  readonly title: string;
  /** The other properties of the argument; empty if a person started the command. */
  readonly given: Readonly<Record<string, unknown>>;
  /** True if a person started the command from a row or from the palette, so that prompts are possible. */
  readonly byHand: boolean;
}

/**
 * Reads the sessions of a command; asks for one if none is given. Undefined when cancelled.
 * @throws SiteError `not-permitted` if the account or the site does not allow `action`, before any prompt.
 */
export async function readSessionRequest(
  active: ActiveSite,
  { action, title }: { readonly action: ActionName; readonly title: string },
  call: CommandCall<ActionArgument>,
): Promise<SessionRequest | undefined> {
  requireAvailable(action, active.access().account);
  if (call.argument) {
    const { lsid, ...given } = call.argument;
    if (!lsid) {
      throw new Error(vscode.l10n.t('lsid: name the session by its LSID.'));
    }
    return { targets: [sessionTarget(active.model, lsid)], gone: 0, title, given, byHand: false };
  }
  const selected = selectedSessions(active.model, call);
  if (selected) {
    return { ...selected, title, given: {}, byHand: true };
  }
  const picked = await pickSession(active, title);
  return picked && { targets: [picked], gone: 0, title, given: {}, byHand: true };
}

/** The confirmation of an action on sessions: its question and its button. */
export interface SessionQuestion {
  readonly question: string;
  readonly go: string;
  /** True to ask even for a single session of which nothing is ended or removed. */
  readonly always?: boolean;
}

/** The answer for one session, or those for several; undefined when cancelled. */
export type SessionAnswer<A extends ActionName> = AnswerOf<A> | readonly AnswerOf<A>[] | undefined;

/**
 * Runs an action on each session in sequence. One session: its typed answer, or its error. Several: all answers, or one
 * error that names the sessions it failed on. If it ends or removes something, or there are several sessions, a list of
 * them is confirmed first; undefined when cancelled.
 * @param argument the action's other parameters, by the names of the commands' arguments.
 */
export async function runOnSessions<A extends ActionName>(
  active: ActiveSite,
  action: A,
  sessions: SessionSelection & { readonly title: string },
  argument: Readonly<Record<string, unknown>>,
  asking: SessionQuestion,
): Promise<SessionAnswer<A>> {
  const { targets, gone, title } = sessions;
  const [only, ...others] = targets;
  const paramsFor = (lsid: string) => guideParams(action, { lsid, ...argument });
  const always = asking.always === true || targets.length + gone > 1;
  const words = { ...asking, always, detail: sessionLines(active, sessions).join('\n') };
  const commands = only && (await confirmEnding(active, action, paramsFor(only.lsid), words));
  if (!commands) {
    return undefined;
  }
  const send = (lsid: string): Promise<AnswerOf<A>> => commands.runNamed(action, paramsFor(lsid));
  if (others.length === 0) {
    return send(only.lsid);
  }
  return withProgress(
    { location: vscode.ProgressLocation.Notification, cancellable: true, title },
    async (progress, cancellation) => {
      const answers: AnswerOf<A>[] = [];
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
