import { child, children, textOf, type XmlElement } from '../../base/xmlElement.ts';
import { readFields, type ReadFields } from '../../schema/fields.ts';
import { unexpected } from './list.ts';

const FIELDS = { api_version: 'text', company_name: 'text', timestamp: 'time' } as const;

/** What the site tells about itself and the account (guide: get_api_info). `companyName` is empty on newer sites. */
export interface ApiInformation extends ReadFields<typeof FIELDS> {
  /** Values as sent (`1`, `0`, `full_access` …) by the permissions' names, also of those the guide does not know. */
  readonly permissions: Readonly<Record<string, string>>;
}

/** Reads `<api_information>`. @throws SiteError `bad-answer` when there is no API version in it. */
export function readApiInformation(root: XmlElement): ApiInformation {
  const fields = readFields(root, FIELDS);
  if (fields.apiVersion === '') {
    throw unexpected(root, 'api_information');
  }
  const permissions = child(root, 'permissions');
  return { ...fields, permissions: Object.fromEntries(permissions ? allPermissions(permissions) : []) };
}

type NameAndValue = readonly [name: string, value: string];

/** The guide does not say where a permission's name and value stand, so every place is read. */
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
