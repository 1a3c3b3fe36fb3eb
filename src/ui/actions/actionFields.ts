import * as vscode from 'vscode';
import type { ActionName } from '../../command-api/actions.ts';
import { describeAction } from '../../command-api/actions.ts';
import { offeredParameters } from '../../command-api/availability.ts';
import { checkValue } from '../../command-api/checkValue.ts';
import type { Parameter } from '../../command-api/parameterKinds.ts';
import type { SiteFacts } from '../../command-api/siteFacts.ts';
import { validateParams } from '../../command-api/validate.ts';
import { askTime } from '../forms/askTime.ts';
import { askChoice, askSeveral, withValue, type FormField, type Values } from '../forms/askFields.ts';
import { problemText } from '../problems.ts';
import { showInputBox } from '../prompts.ts';
import { pickQueueId, pickRepresentative, pickSender, pickTeam } from '../sessionActions/people.ts';
import { pickSession } from '../sessionActions/pickSession.ts';
import { sessionTarget, type SessionTarget } from '../sessionActions/sessionTargets.ts';
import { offeredFor } from '../sessionStart/ticketLinks.ts';
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
  return Object.entries(offered).map(([name, parameter]) => parameterField(active, name, parameter));
}

/** The field for one parameter. */
export function parameterField(
  active: ActiveSite,
  name: string,
  parameter: Parameter,
  { title = name } = {},
): FormField {
  return {
    name,
    detail: parameter.description,
    shown: (values) => shownValue(name, parameter, values),
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

/** Asks for the value of a parameter in the way that fits its kind. Undefined when cancelled, empty to leave it out. */
export async function askText(
  active: ActiveSite,
  name: string,
  parameter: Parameter,
  question: Question,
): Promise<string | undefined> {
  const { title } = question;
  switch (parameter.kind) {
    case 'choice':
      return askChoice(title, Object.fromEntries(parameter.values.map((value) => [value, ''])));
    case 'flag':
      return askChoice(title, { '1': t('yes'), ...(parameter.zero && { '0': t('no') }) });
    case 'lsid':
      return (await pickSession(active, title))?.lsid;
    case 'id':
      return pickId(active, name, parameter, question);
    case 'queueId':
      return (await pickQueueId(active, title, parameter.forms, targetsOf(active, question))) ?? undefined;
    case 'sender':
      return pickSender(active, title, parameter.forms);
    case 'pastTime':
      return askTime(title, parameter, (text) => valueProblem(active, name, parameter, text));
    case 'list':
      return parameter.values
        ? askSeveral(title, parameter.values, question.values[name])
        : typeText(active, name, parameter, question);
    default:
      return typeText(active, name, parameter, question);
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
  return of === 'team' ? pickTeam(active, question.title) : typeText(active, name, parameter, question);
}

/** The session that the action is about, where it has been chosen. */
function targetsOf({ model }: ActiveSite, { values }: Question): readonly SessionTarget[] {
  return values['lsid'] ? [sessionTarget(model, values['lsid'])] : [];
}

function shownValue(name: string, parameter: Parameter, values: Values): string {
  if (name.endsWith(EVERY)) {
    const beginning = name.slice(0, -1);
    const fields = Object.entries(values).filter(([key]) => key.startsWith(beginning));
    return fields.map(([key, value]) => `${key.slice(beginning.length)}=${value}`).join('; ');
  }
  return values[name] ?? (parameter.required && parameter.default === undefined ? t('required') : '');
}

async function askName(beginning: string): Promise<string | undefined> {
  const codeName = await showInputBox({ prompt: t('The code name of the field'), ignoreFocusOut: true });
  return codeName?.trim() ? beginning + codeName.trim() : undefined;
}

/** The bounds are checked while it is typed; nothing typed leaves the parameter out. */
async function typeText(
  active: ActiveSite,
  name: string,
  parameter: Parameter,
  { title, values }: Question,
): Promise<string | undefined> {
  return showInputBox({
    title,
    prompt: parameter.description,
    value: values[name] ?? (await offeredFor(name)),
    ignoreFocusOut: true,
    validateInput: (text) => valueProblem(active, name, parameter, text),
  });
}

/** What is wrong with a text for a parameter; undefined when it can be sent, or left out. */
function valueProblem(active: ActiveSite, name: string, parameter: Parameter, text: string): string | undefined {
  const checked = checkValue(parameter, text, factsOf(active));
  const isFine = text === '' ? !parameter.required : !('mustBe' in checked);
  return isFine ? undefined : t('{0} must be {1}.', name, 'mustBe' in checked ? checked.mustBe : t('given'));
}

function factsOf(active: ActiveSite): SiteFacts {
  const { account } = active.access();
  return { now: active.siteNow(), ...(account && { apiVersion: account.apiVersion }) };
}
