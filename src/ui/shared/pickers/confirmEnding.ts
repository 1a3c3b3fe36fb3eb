import * as vscode from 'vscode';
import type { ActionName, Ending } from '../../../command-api/actions.ts';
import type { CommandClient } from '../../../command-api/client.ts';
import { endingOf } from '../../../command-api/endings.ts';
import { validateParams } from '../../../command-api/validate.ts';
import { showWarningMessage } from '../../platform/notifications.ts';
import type { ActiveSite } from '../../sites/siteAccess.ts';

const { t } = vscode.l10n;

/** The words of a confirmation, if a feature knows more than the action and its parameters. */
export interface EndingWords {
  readonly question: string;
  readonly detail: string;
  /** The label of the button that confirms. */
  readonly go: string;
  /** True to ask even if nothing is ended or removed. */
  readonly always?: boolean;
}

/**
 * Returns the commands of the active site to run `action` with. If it ends or removes something by the table of
 * actions, a person confirms it in a modal first, whoever the caller is; undefined when cancelled.
 * @param params by the guide's names.
 * @throws SiteError `invalid-parameter` before the confirmation.
 */
export async function confirmEnding(
  active: ActiveSite,
  action: ActionName,
  params: Readonly<Record<string, unknown>>,
  words?: EndingWords,
): Promise<CommandClient | undefined> {
  const { commands } = active.access();
  const ending = endingOf(action, validateParams(action, params));
  const asking = words && (ending || words.always) ? words : ending && wordsFor(action, params, ending);
  if (!asking) {
    return commands;
  }
  const { question, detail, go } = asking;
  const answer = await showWarningMessage(question, { modal: true, detail }, go);
  return answer === go ? commands.afterConfirmation() : undefined;
}

function wordsFor(action: ActionName, params: Readonly<Record<string, unknown>>, { what }: Ending): EndingWords {
  const given = Object.entries(params).map(([name, value]) => `${name}: ${String(value)}`);
  return {
    question: t('Run {0}?', action),
    detail: [what, ...given].join('\n'),
    go: t('Run'),
  };
}
