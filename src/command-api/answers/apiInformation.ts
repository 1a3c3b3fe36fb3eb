import { child, children, textOf, type XmlElement } from '../../base/xmlElement.ts';
import { readFields, type ReadFields } from '../../schema/fields.ts';
import { unexpected } from './list.ts';

const FIELDS = { api_version: 'text', company_name: 'text', timestamp: 'time' } as const;

/** Information about the site and the account (guide: get_api_info). `companyName` is empty on newer sites. */
export interface ApiInformation extends ReadFields<typeof FIELDS> {
  /** Values as sent (`1`, `0`, `full_access` …) by the permissions' names, including unknown ones. */
  readonly permissions: Readonly<Record<string, string>>;
}

/**
 * Reads `<api_information>`.
 * @throws SiteError `bad-answer` if it contains no API version.
 */
export function readApiInformation(root: XmlElement): ApiInformation {
  const fields = readFields(root, FIELDS);
  if (fields.apiVersion === '') {
    throw unexpected(root, 'api_information');
  }
  const permissions = child(root, 'permissions');
  return { ...fields, permissions: Object.fromEntries(permissions ? allPermissions(permissions) : []) };
}

type NameAndValue = readonly [name: string, value: string];

/** Returns all permissions; searches all places, as the guide does not say where names and values are. */
function allPermissions(permissions: XmlElement): readonly NameAndValue[] {
  const named = permissions.children.filter(({ name }) => name !== 'permission').map(elementAsPermission);
  return [...attributesAsPermissions(permissions), ...named, ...children(permissions, 'permission').flatMap(readOne)];
}

function readOne(permission: XmlElement): readonly NameAndValue[] {
  const name = permission.attributes['name'] ?? textOf(permission, 'name')?.trim();
  if (name) {
    const value = permission.attributes['value'] ?? textOf(permission, 'value') ?? permission.text;
    return [[name.trim(), value.trim()]];
  }
  return [...attributesAsPermissions(permission), ...permission.children.map(elementAsPermission)];
}

function elementAsPermission({ name, text }: XmlElement): NameAndValue {
  return [name, text.trim()];
}

function attributesAsPermissions({ attributes }: XmlElement): readonly NameAndValue[] {
  return Object.entries(attributes).filter(([name]) => name.startsWith('perm_'));
}
