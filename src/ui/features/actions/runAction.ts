import * as vscode from 'vscode';
import { variantSince } from '../../../command-api/actions/action.ts';
import type { Variant } from '../../../schema/parameters.ts';
import { ACTION_NAMES, type ActionName, describeAction, isActionName } from '../../../command-api/actions.ts';
import type { AnswerOf } from '../../../command-api/readAnswer.ts';
import { availability, requireAvailable } from '../../../command-api/availability.ts';
import type { ActionArgument } from './contributions.ts';
import type { FormField, Values } from '../../platform/forms/askFields.ts';
import { formUntilDone } from '../../platform/forms/untilDone.ts';
import { pickWithinVersion } from '../../platform/forms/withinVersion.ts';
import { showInformationMessage, withProgress } from '../../platform/notifications.ts';
import { showQuickPick } from '../../platform/prompts.ts';
import type { ActiveSite } from '../../sites/siteAccess.ts';
import { actionFields, actionProblem } from './actionFields.ts';
import { confirmEnding } from '../../shared/pickers/confirmEnding.ts';

const { t } = vscode.l10n;

/**
 * Runs any action of the command API: the named one with parameters by the guide's names, else the one the person picks
 * and fills in. What ends or removes something is always confirmed first. Returns the typed answer; undefined when
 * cancelled.
 */
export async function runAction(
  active: ActiveSite,
  argument?: ActionArgument,
): Promise<AnswerOf<ActionName> | undefined> {
  if (!argument) {
    return runByHand(active);
  }
  const { action, params } = argument;
  if (!isActionName(action)) {
    return active.access().commands.runNamed(action, params);
  }
  requireAvailable(action, active.access().account);
  return (await confirmEnding(active, action, params))?.runNamed(action, params);
}

async function runByHand(active: ActiveSite): Promise<AnswerOf<ActionName> | undefined> {
  const action = await pickAction(active);
  const fields = action && (await fieldsOf(active, action));
  if (!fields) {
    return undefined;
  }
  const problem = (values: Values): string | undefined => actionProblem(active, action, values);
  const form = { title: action, take: t('Run'), fields, values: {}, problem };
  return formUntilDone(form, (values) => runWith(active, action, values));
}

async function runWith(
  active: ActiveSite,
  action: ActionName,
  values: Values,
): Promise<AnswerOf<ActionName> | undefined> {
  const commands = await confirmEnding(active, action, values);
  if (!commands) {
    return undefined;
  }
  const { answer, xml } = await withProgress({ location: vscode.ProgressLocation.Window, title: action }, () =>
    commands.runRaw(action, values),
  );
  void showAnswer(action, answer, xml);
  return answer;
}

async function pickAction(active: ActiveSite): Promise<ActionName | undefined> {
  const { account } = active.access();
  const items = ACTION_NAMES.map((action) => {
    const may = availability(action, account);
    const { description } = describeAction(action);
    const icon = may.available ? {} : { icon: 'circle-slash' };
    return { ...icon, label: action, detail: may.available ? description : may.reason, action, may };
  });
  const title = t('Run Command API Action');
  const picked = await showQuickPick(items, {
    title,
    placeHolder: t('Select an action'),
    matchOnDetail: true,
  });
  if (picked && !picked.may.available) {
    throw new Error(picked.may.reason);
  }
  return picked?.action;
}

/** Returns the fields of the action, of the kind that the person picks if it has kinds; undefined when cancelled. */
async function fieldsOf(active: ActiveSite, action: ActionName): Promise<readonly FormField[] | undefined> {
  const { variants } = describeAction(action);
  const variant = variants && (await pickVariant(action, variants, active.access().account?.apiVersion));
  return variants && variant === undefined ? undefined : actionFields(active, action, variant);
}

async function pickVariant(
  title: string,
  variants: Readonly<Record<string, Variant>>,
  apiVersion: string | undefined,
): Promise<string | undefined> {
  const items = Object.entries(variants).map(([name, variant]) => {
    return { label: variant.title, name, since: variantSince(variant) };
  });
  return (await pickWithinVersion(items, apiVersion, { title, placeHolder: t('Select a kind') }))?.name;
}

/** Opens an answer as JSON, with a button that opens the XML as the site sent it. */
async function showAnswer(action: string, answer: unknown, xml: string): Promise<void> {
  await open('json', JSON.stringify(answer, undefined, 2));
  const raw = t('Show XML');
  if ((await showInformationMessage(t('The site answered {0}.', action), raw)) === raw) {
    await open('xml', xml);
  }
}

async function open(language: string, content: string): Promise<void> {
  const document = await vscode.workspace.openTextDocument({ language, content });
  await vscode.window.showTextDocument(document, { preview: true });
}
