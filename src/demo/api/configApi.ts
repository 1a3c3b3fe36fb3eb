import type { ApiAccount } from '../http/accounts.ts';
import { accessDenied, jsonAnswer, type Answer } from '../http/answer.ts';
import type { Appliance } from '../appliance.ts';
import { CONFIG_RESOURCES, INSTALLER_PLATFORMS, type ConfigItem, type ConfigResource } from './configApiResources.ts';
import { configApiYaml, PER_PAGE } from './configApiYaml.ts';
import type { DemoRequest } from '../http/request.ts';

/** Where the Configuration API is. */
export const CONFIG_PATH = '/api/config/v1/';

const PAGING: readonly string[] = ['per_page', 'current_page'];

/** Answers the Configuration API: the OpenAPI document, lists by pages, and single items. It changes nothing. */
export function answerConfigApi(
  { method, path, query }: DemoRequest,
  { appliance, host }: { readonly appliance: Appliance; readonly host: string },
  { permissions }: ApiAccount,
): Answer {
  if (permissions.perm_configuration !== 1) {
    return jsonAnswer(403, { message: 'This API account does not have permission to use the Configuration API.' });
  }
  const below = path.slice(CONFIG_PATH.length);
  if (below === 'openapi.yaml') {
    return { status: 200, type: 'application/yaml', body: configApiYaml() };
  }
  const [, installer, platform = ''] = /^jump-client\/installer\/(\d+)\/([^/]+)$/.exec(below) ?? [];
  if (installer !== undefined) {
    return installerAnswer(installer, platform);
  }
  const found = findResource(below);
  if (!found) {
    return jsonAnswer(404, { message: 'Not Found' });
  }
  if (method !== 'GET') {
    return jsonAnswer(405, { message: 'The demo site’s configuration cannot be changed.' });
  }
  const { name, resource, id } = found;
  if (resource.vault && permissions.perm_configuration_vault_account !== 1) {
    return jsonAnswer(403, { message: 'This API account does not have permission to manage Vault accounts.' });
  }
  const items = resource.items(appliance);
  if (id !== undefined) {
    const item = items.find((one) => String(one.id) === id);
    return item ? jsonAnswer(200, item) : jsonAnswer(404, { message: 'Not Found' });
  }
  return listAnswer(items, resource, query, `http://${host}${CONFIG_PATH}${name}`);
}

/** A program to run on a customer's machine; here only so many bytes. */
function installerAnswer(id: string, platform: string): Answer {
  const isKnown = CONFIG_RESOURCES['jump-client/installer'].items().some((one) => String(one.id) === id);
  if (!isKnown || !INSTALLER_PLATFORMS.includes(platform)) {
    return jsonAnswer(404, { message: 'Not Found' });
  }
  const bytes = Uint8Array.from({ length: 200_000 }, (_, index) => (index < 2 ? 'MZ'.charCodeAt(index) : index % 256));
  const name = `bomgar-scc-${id}-${platform}.${platform.startsWith('win') ? 'exe' : 'bin'}`;
  const headers = { 'Content-Disposition': `attachment; filename="${name}"` };
  return { status: 200, type: 'application/x-executable', body: bytes, headers };
}

function findResource(below: string) {
  return Object.entries<ConfigResource>(CONFIG_RESOURCES)
    .map(([name, resource]) => {
      const rest = below === name ? '' : below.startsWith(`${name}/`) ? below.slice(name.length + 1) : undefined;
      return { name, resource, rest };
    })
    .filter(({ rest }) => rest === '' || /^\d+$/.test(rest ?? '-'))
    .map(({ name, resource, rest }) => ({ name, resource, id: rest || undefined }))
    .at(0);
}

/** As real sites do, an unknown query parameter is answered like a bad token. */
function listAnswer(
  items: readonly ConfigItem[],
  { filters = [] }: ConfigResource,
  query: URLSearchParams,
  address: string,
): Answer {
  const known = [...PAGING, ...filters];
  if ([...query.keys()].some((name) => !known.includes(name))) {
    return accessDenied();
  }
  const perPage = Number(query.get('per_page') ?? PER_PAGE.usual);
  const current = Number(query.get('current_page') ?? 1);
  const inBounds = Number.isInteger(perPage) && perPage >= PER_PAGE.least && perPage <= PER_PAGE.most;
  if (!inBounds || !Number.isInteger(current) || current < 1) {
    return jsonAnswer(422, { message: 'The given data was invalid.', errors: pagingErrors(inBounds, current) });
  }
  const wanted = filters.flatMap((name) => (query.has(name) ? [[name, query.get(name)] as const] : []));
  const found = items.filter((item) => wanted.every(([name, value]) => String(item[name]) === value));
  const last = Math.max(1, Math.ceil(found.length / perPage));
  const headers = {
    'X-BT-Pagination-Current-Page': String(current),
    'X-BT-Pagination-Last-Page': String(last),
    'X-BT-Pagination-Per-Page': String(perPage),
    'X-BT-Pagination-Total': String(found.length),
    Link: links(address, query, current, last),
  };
  return jsonAnswer(200, found.slice((current - 1) * perPage, current * perPage), headers);
}

function pagingErrors(inBounds: boolean, current: number): Readonly<Record<string, readonly string[]>> {
  return {
    ...(!inBounds && { per_page: [`The per page must be between ${PER_PAGE.least} and ${PER_PAGE.most}.`] }),
    ...(!(Number.isInteger(current) && current >= 1) && { current_page: ['The current page must be at least 1.'] }),
  };
}

function links(address: string, query: URLSearchParams, current: number, last: number): string {
  const link = (page: number, relation: string): string => {
    const parameters = new URLSearchParams(query);
    parameters.set('current_page', String(page));
    return `<${address}?${parameters.toString()}>; rel="${relation}"`;
  };
  return [
    link(1, 'first'),
    ...(current > 1 ? [link(current - 1, 'previous')] : []),
    ...(current < last ? [link(current + 1, 'next')] : []),
    link(last, 'last'),
  ].join(', ');
}
