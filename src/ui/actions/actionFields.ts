import * as vscode from 'vscode';
import type { ActionName } from '../../command-api/actions.ts';
import { describeAction } from '../../command-api/actions.ts';
import { offeredParameters } from '../../command-api/availability.ts';
import type { Parameter } from '../../schema/parameters.ts';
import type { SiteFacts } from '../../schema/siteFacts.ts';
import { validateParams } from '../../command-api/validate.ts';
import { askParameter, shownValue } from '../forms/parameterField.ts';
import { withValue, type FormField, type Values } from '../forms/askFields.ts';
import { problemText } from '../problems.ts';
import { showInputBox } from '../prompts.ts';
import { pickQueueId, pickRepresentative, pickSender, pickTeam } from '../sessionActions/people.ts';
import { pickSession } from '../sessionActions/pickSession.ts';
import { sessionTarget, type SessionTarget } from '../sessionActions/sessionTargets.ts';
import type { ActiveSite } from '../sites/siteAccess.ts';

const { t } = vscode.l10n;
const EVERY = '.*';

/** How the value of a parameter is asked for. */
interface Question {
  readonly title: string;
  /** The values so far. */
  readonly values: Values;
}

/** The fields of the form for an action: its parameters, and those of the kind that `variant` names. */
export function actionFields(active: ActiveSite, action: ActionName, variant: string | undefined): FormField[] {
  const { parameters, variants } = describeAction(action);
  const all = (variant === undefined ? undefined : variants?.[variant]?.parameters) ?? parameters;
  const offered = offeredParameters(all, active.access().account?.apiVersion);
  return Object.entries(offered).map(([name, parameter]) =>
    parameterField(active, name, parameter, { own: Object.keys(offered) }),
  );
}

/** The field for one parameter. */
export function parameterField(
  active: ActiveSite,
  name: string,
  parameter: Parameter,
  { title = name, own = [] }: { readonly title?: string; readonly own?: readonly string[] } = {},
): FormField {
  return {
    name,
    detail: parameter.description,
    shown: (values) => shownValue(name, parameter, values, own),
    ask: async (values) => {
      const key = name.endsWith(EVERY) ? await askName(name.slice(0, -1)) : name;
      const text = key === undefined ? undefined : await askText(active, key, parameter, { title, values });
      return key === undefined || text === undefined ? undefined : withValue(values, key, text);
    },
  };
}

/** What is wrong with the values by the table of actions; undefined when they can be sent. */
export function actionProblem(active: ActiveSite, action: ActionName, values: Values): string | undefined {
  try {
    validateParams(action, values, factsOf(active));
    return undefined;
  } catch (error) {
    return problemText(error);
  }
}

/** Asks for the value of a parameter, from the site's lists where it has them. Undefined when cancelled, empty to leave it out. */
export async function askText(
  active: ActiveSite,
  name: string,
  parameter: Parameter,
  question: Question,
): Promise<string | undefined> {
  const { title, values } = question;
  switch (parameter.kind) {
    case 'lsid':
      return (await pickSession(active, title))?.lsid;
    case 'id':
      return pickId(active, name, parameter, question);
    case 'form':
      return parameter.of === 'sender'
        ? pickSender(active, title, parameter.forms)
        : pickQueueId(active, title, parameter.forms, targetsOf(active, question));
    default:
      return askParameter({ name, parameter, title, value: values[name] ?? '', context: factsOf(active) });
  }
}

async function pickId(
  active: ActiveSite,
  name: string,
  parameter: Parameter,
  question: Question,
): Promise<string | undefined> {
  const of = parameter.kind === 'id' ? parameter.of : undefined;
  if (of === 'representative') {
    return (await pickRepresentative(active, question.title, [], ['rep']))?.slice('rep:'.length);
  }
  const { title, values } = question;
  return of === 'team'
    ? pickTeam(active, title)
    : askParameter({ name, parameter, title, value: values[name] ?? '', context: factsOf(active) });
}

/** The session that the action is about, where it has been chosen. */
function targetsOf({ model }: ActiveSite, { values }: Question): readonly SessionTarget[] {
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
