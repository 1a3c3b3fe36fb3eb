import type { RepProfile } from '../company/people.ts';
import type { SessionKeyRequest, SessionKeyTarget } from '../sim/sessionKeys.ts';
import { checkForm, known, Refusal, required } from './parameters.ts';
import { ATTRIBUTES, ISSUES, SKILLS, TEAMS } from '../company/configuration.ts';

const CUSTOM_PREFIX = 'session.custom.';
const MAX_FIELD_CHARACTERS = 1024;
const MAX_FIELDS_BYTES = 10 * 1024;
/** Seconds: the "maximum session key timeout" of this site. */
const MAX_TTL = 86_400;

/**
 * Reads the parameters of generate_session_key by the guide's rules.
 * @param host the site's own, where the URL of the key points without `url_hostname`.
 * @throws Refusal for what the guide does not allow.
 */
export function readSessionKeyRequest(
  parameters: URLSearchParams,
  staff: readonly RepProfile[],
  host: string,
): SessionKeyRequest {
  if (required(parameters, 'type') !== 'support') {
    throw new Refusal('The parameter type must be support.');
  }
  checkForm(parameters, 'session.priority', /^[123]$/);
  checkForm(parameters, 'ttl', /^[1-9]\d{0,9}$/);
  checkForm(parameters, 'url_hostname', /^[a-z\d]([a-z\d.-]{0,251}[a-z\d])?$/i);
  return {
    target: readTarget(required(parameters, 'queue_id'), staff),
    priority: Number(parameters.get('session.priority') ?? 2),
    skills: readSkills(parameters.get('session.skills') ?? ''),
    attributes: readAttributes(parameters),
    ttl: Math.min(Number(parameters.get('ttl') ?? MAX_TTL), MAX_TTL),
    host: readHost(parameters.get('url_hostname'), host),
  };
}

function readTarget(queueId: string, staff: readonly RepProfile[]): SessionKeyTarget {
  const [, kind, name = ''] = /^([^:]*):?(.*)$/s.exec(queueId) ?? [];
  switch (kind) {
    case 'general':
      return { kind: 'general', issue: undefined };
    case 'team': {
      const team = known(
        TEAMS.find(({ id }) => id === name),
        'There is no team with this ID.',
      );
      return { kind: 'team', team, issue: undefined };
    }
    case 'rep':
      return repTarget(staff.filter(({ userId }) => userId === name));
    case 'rep_username':
      return repTarget(staff.filter(({ username }) => username === name));
    case 'issue':
      return issueTarget(name);
    default:
      throw new Refusal('The parameter queue_id must be general, rep:, rep_username:, team: or issue:.');
  }
}

function repTarget(found: readonly RepProfile[]): SessionKeyTarget {
  const { userId } = known(found.length === 1 ? found[0] : undefined, 'There is no such representative.');
  return { kind: 'rep', userId };
}

function issueTarget(codeName: string): SessionKeyTarget {
  const issue = known(
    ISSUES.find((candidate) => candidate.codeName === codeName),
    'There is no issue with this code name.',
  );
  const team = TEAMS.find((candidate) => candidate.codeName === issue.team);
  return team ? { kind: 'team', team, issue } : { kind: 'general', issue };
}

function readSkills(text: string): string[] {
  const skills = text === '' ? [] : text.split(',').map((skill) => skill.trim());
  const unknown = skills.find((skill) => !SKILLS.some((codeName) => codeName === skill));
  if (unknown !== undefined) {
    throw new Refusal(`There is no skill with the code name ${unknown.slice(0, 64)}.`);
  }
  return [...new Set(skills)];
}

function readAttributes(parameters: URLSearchParams): Record<string, string> {
  const attributes = new Map<string, string>();
  for (const [name, value] of parameters) {
    if (name.startsWith(CUSTOM_PREFIX)) {
      attributes.set(checkField(name.slice(CUSTOM_PREFIX.length), value), value);
    }
  }
  const bytes = [...attributes.values()].reduce((sum, value) => sum + Buffer.byteLength(value), 0);
  if (bytes > MAX_FIELDS_BYTES) {
    throw new Refusal('All custom fields together must not exceed 10 KB.');
  }
  return Object.fromEntries([...attributes].filter(([, value]) => value !== ''));
}

function checkField(codeName: string, value: string): string {
  if (codeName !== 'external_key' && !Object.hasOwn(ATTRIBUTES, codeName)) {
    throw new Refusal(`There is no custom field with the code name ${codeName.slice(0, 64)}.`);
  }
  if (value.length > MAX_FIELD_CHARACTERS) {
    throw new Refusal(`The field ${codeName} must not exceed 1024 characters.`);
  }
  return codeName;
}

/** This site has one port only: whoever names its own host means that one. */
function readHost(text: string | null, host: string): string {
  return text === null || text === new URL(`http://${host}`).hostname ? host : text;
}
