import * as vscode from 'vscode';
import type { ActionName } from '../../../command-api/actions.ts';
import { describeAction } from '../../../command-api/actions.ts';
import { offeredParameters } from '../../../command-api/availability.ts';
import type { Parameter } from '../../../schema/parameters.ts';
import type { SiteFacts } from '../../../schema/siteFacts.ts';
import { validateParams } from '../../../command-api/validate.ts';
import {
  askParameter,
  parameterField,
  type FieldOptions,
  type ParameterQuestion,
} from '../../shared/pickers/parameterField.ts';
import type { FormField, Values } from '../../platform/forms/askFields.ts';
import { problemIn } from '../../platform/problems.ts';
import { showInputBox } from '../../platform/prompts.ts';
import { pickQueueId, pickRepresentative, pickSender, pickTeam } from '../../shared/pickers/people.ts';
import { pickSession } from '../../shared/pickers/pickSession.ts';
import { sessionTarget, type SessionTarget } from '../../shared/pickers/sessionTargets.ts';
import type { ActiveSite } from '../../sites/siteAccess.ts';

const { t } = vscode.l10n;

/** Returns the fields of the form for an action: its parameters, and those of the kind that `variant` names. */
export function actionFields(active: ActiveSite, action: ActionName, variant: string | undefined): FormField[] {
  const { parameters, variants } = describeAction(action);
  const all = (variant === undefined ? undefined : variants?.[variant]?.parameters) ?? parameters;
  const offered = offeredParameters(all, active.access().account?.apiVersion);
  return Object.entries(offered).map(([name, parameter]) =>
    actionField(active, name, parameter, { own: Object.keys(offered) }),
  );
}

/** Returns the form field for one parameter. */
export function actionField(
  active: ActiveSite,
  name: string,
  parameter: Parameter,
  options: FieldOptions = {},
): FormField {
  return parameterField(name, parameter, {
    askName: () => askName(name.slice(0, -1)),
    ask: (question, values) => askFromSite(active, question, values),
    ...options,
  });
}

/** Returns the problem with the values by the table of actions; undefined if they can be sent. */
export function actionProblem(active: ActiveSite, action: ActionName, values: Values): string | undefined {
  return problemIn(() => validateParams(action, values, factsOf(active)));
}

/**
 * Asks for the value of a parameter, with choices from the site's lists if it has some. Undefined when cancelled, empty
 * to leave it out.
 */
export async function askFromSite(
  active: ActiveSite,
  question: ParameterQuestion,
  values: Values,
): Promise<string | undefined> {
  const { parameter, title } = question;
  const of = parameter.kind === 'id' || parameter.kind === 'form' ? parameter.of : undefined;
  if (parameter.kind === 'lsid') {
    return (await pickSession(active, title))?.lsid;
  }
  if (parameter.kind === 'form') {
    return of === 'sender'
      ? pickSender(active, title, parameter.forms)
      : pickQueueId(active, title, parameter.forms, targetsOf(active, values));
  }
  if (of === 'representative') {
    return (await pickRepresentative(active, title, [], ['rep']))?.slice('rep:'.length);
  }
  return of === 'team' ? pickTeam(active, title) : askParameter({ ...question, context: factsOf(active) });
}

/** The session that the action is about; empty until one is chosen. */
function targetsOf({ model }: ActiveSite, values: Values): readonly SessionTarget[] {
  return values['lsid'] ? [sessionTarget(model, values['lsid'])] : [];
}

async function askName(beginning: string): Promise<string | undefined> {
  const codeName = await showInputBox({ prompt: t('The code name of the field'), ignoreFocusOut: true });
  return codeName?.trim() ? beginning + codeName.trim() : undefined;
}

function factsOf(active: ActiveSite): SiteFacts {
  const { account } = active.access();
  return { now: active.siteNow(), ...(account && { apiVersion: account.apiVersion }) };
}
