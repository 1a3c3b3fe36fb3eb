import * as vscode from 'vscode';
import type { ActionName, Ending } from '../../../command-api/actions.ts';
import type { CommandClient } from '../../../command-api/client.ts';
import { endingOf } from '../../../command-api/endings.ts';
import { validateParams } from '../../../command-api/validate.ts';
import { showWarningMessage } from '../../platform/notifications.ts';
import type { ActiveSite } from '../../sites/siteAccess.ts';

const { t } = vscode.l10n;

/** How a person is asked, where a feature knows more than the action and its parameters. */
export interface EndingWords {
  readonly question: string;
  readonly detail: string;
  /** The button that goes on. */
  readonly go: string;
  /** Whether it asks also where nothing is ended or removed. */
  readonly always?: boolean;
}

/**
 * The commands of the active site to run `action` with. Where it ends or removes something (the table of actions says
 * so) a person is asked in a modal first, whoever called; undefined when the person does not want it.
 * @param params by the guide's names.
 * @throws SiteError `invalid-parameter` before anybody is asked.
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
