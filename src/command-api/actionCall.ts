import type { SiteClient } from '../site/client.ts';
import { SiteError } from '../site/errors.ts';
import type { XmlElement } from '../base/xmlElement.ts';
import { ACTION_NAMES, describeAction, isActionName, type ActionName } from './actions.ts';
import { requireAvailable } from './availability.ts';
import { endingOf } from './endings.ts';
import { guideParams } from './guideParams.ts';
import { readAnswer, type AnswerOf } from './readAnswer.ts';
import { parameterFor, type FormEntries } from '../schema/parameters.ts';
import type { SiteFacts } from '../schema/siteFacts.ts';
import { validateParams } from './validate.ts';

/** An answer, parsed and as XML. */
export interface AnswerWithXml<A extends ActionName = ActionName> {
  readonly answer: AnswerOf<A>;
  /** The XML document; several in sequence if an action took several requests. */
  readonly xml: string;
}

/** A call of the command API. */
export interface ActionCall<A extends ActionName> {
  readonly client: Pick<SiteClient, 'send' | 'site'>;
  readonly action: A;
  /** By the guide's names, unchecked. */
  readonly params: object;
  readonly facts: SiteFacts;
  /** True if it may end or remove something. */
  readonly mayEnd: boolean;
  readonly signal?: AbortSignal | undefined;
  /** Called with every change that was sent, once its outcome is known. */
  readonly onSent?: ((change: SentChange) => void) | undefined;
}

/** A change that was sent to the site, with its form. */
export interface SentChange {
  readonly action: ActionName;
  readonly form: FormEntries;
  /** The failure, or the reason why the outcome is unknown; undefined if the site carried it out. */
  readonly error?: unknown;
}

/** The guide's list of actions has this one in the plural. */
const PLURAL = 'import_jump_shortcuts';

/**
 * Returns the action of that name.
 * @throws SiteError `invalid-parameter` for an unknown name.
 */
export function actionNamed(name: string): ActionName {
  if (name === PLURAL) {
    return 'import_jump_shortcut';
  }
  if (!isActionName(name)) {
    throw new SiteError('invalid-parameter', `action must be one of ${ACTION_NAMES.join(', ')}.`, {
      parameter: 'action',
    });
  }
  return name;
}

/** Runs an action with the extension's own parameter names (see guideParams). */
export function callWithArgument<A extends ActionName>(
  call: Omit<ActionCall<A>, 'params'>,
  argument: object,
): Promise<AnswerWithXml<A>> {
  return callAction({ ...call, params: guideParams(call.action, argument) });
}

/**
 * Runs an action, in several requests if a list is longer than one request takes.
 * @throws SiteError like CommandClient.
 */
export async function callAction<A extends ActionName>(call: ActionCall<A>): Promise<AnswerWithXml<A>> {
  requireAvailable(call.action, call.facts);
  const form = validateParams(call.action, call.params, call.facts);
  requireConfirmed(call, form);
  const forms = split(call.action, form);
  const answers: AnswerWithXml<A>[] = [];
  for (const form of forms) {
    answers.push(await sendAndNote(call, form));
  }
  const [first] = answers;
  return first && answers.length === 1 ? first : joined(answers);
}

/**
 * Throws if a destructive call was not confirmed. Checked here for all callers, so that none can forget to ask the
 * person.
 */
function requireConfirmed<A extends ActionName>({ action, mayEnd }: ActionCall<A>, form: FormEntries): void {
  const ending = mayEnd ? undefined : endingOf(action, form);
  if (ending) {
    throw new SiteError('not-permitted', `${action} has to be confirmed by a person. ${ending.what}`);
  }
}

async function sendAndNote<A extends ActionName>(call: ActionCall<A>, form: FormEntries): Promise<AnswerWithXml<A>> {
  const { action, onSent } = call;
  if (onSent === undefined || describeAction(action).readOnly) {
    return send(call, form);
  }
  try {
    const answer = await send(call, form);
    onSent({ action, form });
    return answer;
  } catch (error) {
    onSent({ action, form, error });
    throw error;
  }
}

async function send<A extends ActionName>(call: ActionCall<A>, form: FormEntries): Promise<AnswerWithXml<A>> {
  const { client, action, signal } = call;
  const { readOnly } = describeAction(action);
  const { host } = new URL(client.site.url);
  const { text } = await client.send({
    method: 'POST',
    path: '/api/command',
    form: [['action', action], ...form],
    readOnly,
    action,
    ...(signal && { signal }),
  });
  const root = readOnly ? await parse(text) : await parseOutcome(text, action, host);
  return { answer: readAnswer(action, root, host), xml: text };
}

async function parse(text: string): Promise<XmlElement> {
  const { parseXml } = await import('../site/xml/xml.ts');
  return parseXml(text);
}

/** Parses the answer of a change. If it is incomplete, the change was made, but its outcome is unknown. */
async function parseOutcome(text: string, action: string, host: string): Promise<XmlElement> {
  try {
    return await parse(text);
  } catch (error) {
    if (!SiteError.is(error, 'cut') && text.trim() !== '') {
      throw error;
    }
    const message = `The answer of ${host} to ${action} ends in the middle. Whether it was done is not known.`;
    throw new SiteError('outcome-unknown', message, { host, action }, { cause: error });
  }
}

/** Splits a form if a list has more items than `perRequest`; duplicates are sent once. */
function split(action: ActionName, form: FormEntries): readonly FormEntries[] {
  const { parameters } = describeAction(action);
  const long = form.flatMap(([name, value], index) => {
    const parameter = parameterFor(parameters, name);
    const most = parameter?.kind === 'list' ? parameter.perRequest : undefined;
    const items = most === undefined ? [] : [...new Set(value.split(','))];
    return most !== undefined && items.length > most ? [{ name, index, items, most }] : [];
  });
  const [list] = long;
  if (!list) {
    return [form];
  }
  const { name, index, items, most } = list;
  const parts = Array.from({ length: Math.ceil(items.length / most) }, (_, part) =>
    items.slice(part * most, (part + 1) * most).join(','),
  );
  return parts.map((part) => form.with(index, [name, part]));
}

/** Joins the answers of several requests, which only lists have. */
function joined<A extends ActionName>(answers: readonly AnswerWithXml<A>[]): AnswerWithXml<A> {
  const answer: unknown = answers.flatMap((part) => part.answer as unknown[]);
  return { answer: answer as AnswerOf<A>, xml: answers.map(({ xml }) => xml).join('\n') };
}
