import type { Answer } from '../../http/answer.ts';
import type { CommandCall } from './commands.ts';
import { checkParameters, namedSession, Refusal } from './refusal.ts';
import { ATTRIBUTES } from '../../company/configuration.ts';
import { xmlAnswer } from '../xml.ts';

const PREFIX = 'session.custom.';
const EXTERNAL_KEY = 'external_key';

/** Answers set_session_attributes: what is not named stays, an empty text clears. */
export function answerSetSessionAttributes(call: CommandCall): Answer {
  checkParameters('set_session_attributes', call);
  const session = namedSession(call);
  const { sessions } = call.appliance.participants;
  const custom = [...call.parameters]
    .filter(([name]) => name.startsWith(PREFIX))
    .map(([name, value]) => [name.slice(PREFIX.length), value] as const);
  const unknown = custom.find(([codeName]) => codeName !== EXTERNAL_KEY && !Object.hasOwn(ATTRIBUTES, codeName));
  if (unknown) {
    throw new Refusal(`There is no custom field with the code name ${unknown[0].slice(0, 64)}.`);
  }
  for (const [codeName, value] of custom) {
    if (value === '') {
      sessions.clearAttribute(session, codeName);
    } else {
      sessions.setAttribute(session, codeName, value);
    }
  }
  return xmlAnswer('success', 'Session attributes were set');
}

/** Answers get_session_attributes with those that are set. */
export function answerGetSessionAttributes(call: CommandCall): Answer {
  checkParameters('get_session_attributes', call);
  const session = namedSession(call);
  const rows = call.appliance.world.rows('support_session_attribute');
  const custom_attribute = [...session.attributes].map(([codeName, id]) => ({
    '@display_name': displayName(codeName),
    '@code_name': codeName,
    '#text': rows.get(id)?.value ?? '',
  }));
  return xmlAnswer('custom_attributes', { custom_attribute });
}

/** What a custom field is called. */
export function displayName(codeName: string): string {
  return codeName
    .split('_')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(' ');
}
