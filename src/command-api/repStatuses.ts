import type { SiteClient } from '../site/client.ts';
import { SiteError } from '../site/errors.ts';

/** A possible status of representatives. */
export interface RepStatus {
  readonly id: string;
  readonly name: string;
  /** The value for set_rep_status. */
  readonly codeName: string;
  /** `away` or `busy`. */
  readonly displayAs: string;
}

/**
 * Reads the site's representative statuses, up to 100, from the Configuration API, since the guide's other APIs do not
 * list them; undefined if the account or the site does not have that API.
 * @throws SiteError for any other failure; `bad-answer` if the answer is no list.
 */
export async function readRepStatuses(client: Pick<SiteClient, 'send'>): Promise<readonly RepStatus[] | undefined> {
  try {
    const { status, text } = await client.send({
      method: 'GET',
      path: '/api/config/v1/rep-status',
      query: [['per_page', '100']],
      readOnly: true,
    });
    return [401, 403, 404].includes(status) ? undefined : parseStatuses(text);
  } catch (error) {
    if (isNotForThisAccount(error)) {
      return undefined;
    }
    throw error;
  }
}

function isNotForThisAccount(error: unknown): boolean {
  const status = SiteError.is(error) ? error.details.status : undefined;
  return (
    SiteError.is(error, 'api-disabled', 'not-permitted', 'access-denied', 'html') ||
    [401, 403, 404].some((refusal) => refusal === status)
  );
}

function parseStatuses(text: string): readonly RepStatus[] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    parsed = undefined;
  }
  if (!Array.isArray(parsed)) {
    throw new SiteError('bad-answer', 'The site did not answer with a list of representative statuses.');
  }
  return parsed.flatMap(readStatus);
}

/** Reads a status; one without a code name cannot be set, so it is skipped. */
function readStatus(item: unknown): RepStatus[] {
  if (typeof item !== 'object' || item === null) {
    return [];
  }
  const fields = new Map<string, unknown>(Object.entries(item));
  const text = (name: string): string => {
    const value = fields.get(name);
    return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  };
  const codeName = text('code_name');
  const status = { id: text('id'), name: text('name') || codeName, codeName, displayAs: text('display_as') };
  return codeName === '' ? [] : [status];
}
