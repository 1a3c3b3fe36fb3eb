import { API_VERSION } from './commands/call.ts';
import { CONFIG_RESOURCES, INSTALLER_PLATFORMS, type ConfigResource } from './configApiResources.ts';

/** How many items a page has. */
export const PER_PAGE = { least: 5, most: 100, usual: 30 } as const;

type Json = string | number | boolean | readonly Json[] | { readonly [name: string]: Json };

const ref = (name: string): Json => ({ $ref: `#/components/${name}` });

const INSTALLER: Json = {
  get: {
    tags: ['jump-client/installer'],
    summary: 'Gives an installer for a platform, as a file',
    parameters: [ref('parameters/id'), parameter('platform', 'path', { enum: INSTALLER_PLATFORMS }, 'The platform.')],
    responses: {
      '200': {
        description: 'The installer',
        content: { 'application/x-executable': { schema: { type: 'string', format: 'binary' } } },
      },
    },
  },
};

/** The demo site's OpenAPI document, as YAML. */
export function configApiYaml(): string {
  const resources = Object.entries<ConfigResource>(CONFIG_RESOURCES);
  return yamlOf({
    openapi: '3.0.3',
    info: { title: 'Configuration API', version: API_VERSION, description: 'The demo site’s configuration.' },
    servers: [{ url: '/api/config/v1' }],
    paths: {
      ...Object.fromEntries(resources.flatMap(([name, resource]) => pathsOf(name, resource))),
      '/jump-client/installer/{id}/{platform}': INSTALLER,
    },
    components: {
      parameters: {
        id: parameter('id', 'path', { type: 'integer', minimum: 1 }, 'The ID of the item.'),
        per_page: parameter(
          'per_page',
          'query',
          { type: 'integer', minimum: PER_PAGE.least, maximum: PER_PAGE.most, default: PER_PAGE.usual },
          'How many items a page has.',
        ),
        current_page: parameter('current_page', 'query', { type: 'integer', minimum: 1 }, 'Which page to give.'),
      },
      schemas: Object.fromEntries(resources.map(([name, resource]) => [schemaName(name), schemaOf(resource)])),
    },
  });
}

function schemaName(resource: string): string {
  return resource.replace(/(?:^|[-/])(\w)/g, (_, letter: string) => letter.toUpperCase());
}

function schemaOf({ fields }: ConfigResource): Json {
  const properties = Object.entries(fields).map(([name, type]): [string, Json] => [
    name,
    type === 'array' ? { type, items: { type: 'string' } } : { type },
  ]);
  return { type: 'object', properties: { id: { type: 'integer' }, ...Object.fromEntries(properties) } };
}

function parameter(name: string, place: string, schema: Json, description: string): Json {
  return { name, in: place, required: place === 'path', schema, description };
}

function pathsOf(name: string, { title, filters = [], writable }: ConfigResource): [string, Json][] {
  const tags = [name];
  const item = ref(`schemas/${schemaName(name)}`);
  const answer = (schema: Json): Json => ({
    '200': { description: 'OK', content: { 'application/json': { schema } } },
  });
  const body: Json = { required: true, content: { 'application/json': { schema: item } } };
  const byField = filters.map((field) =>
    parameter(field, 'query', { type: 'string' }, `Only ${title} with this ${field}.`),
  );
  const list: Record<string, Json> = {
    get: {
      tags,
      summary: `Lists the ${title}`,
      description: `Gives the ${title} of the site, one page at a time.`,
      parameters: [ref('parameters/per_page'), ref('parameters/current_page'), ...byField],
      responses: answer({ type: 'array', items: item }),
    },
    ...(writable && {
      post: { tags, summary: `Creates one of the ${title}`, requestBody: body, responses: answer(item) },
    }),
  };
  const one: Record<string, Json> = {
    parameters: [ref('parameters/id')],
    get: { tags, summary: `Gives one of the ${title}`, responses: answer(item) },
    ...(writable && {
      patch: { tags, summary: `Changes one of the ${title}`, requestBody: body, responses: answer(item) },
      delete: { tags, summary: `Deletes one of the ${title}`, responses: { '204': { description: 'Deleted' } } },
    }),
  };
  return [
    [`/${name}`, list],
    [`/${name}/{id}`, one],
  ];
}

/** As block YAML; texts stand in double quotes, which YAML reads as JSON does. */
function yamlOf(value: Json, indent = ''): string {
  if (Array.isArray(value)) {
    return value.map((item: Json) => `${indent}- ${yamlOf(item, `${indent}  `).trimStart()}`).join('');
  }
  if (typeof value !== 'object') {
    return `${JSON.stringify(value)}\n`;
  }
  return Object.entries(value)
    .map(([name, item]: [string, Json]) => {
      const isEmpty = typeof item === 'object' && Object.keys(item).length === 0;
      const key = /^[A-Za-z_]\w*$/.test(name) ? name : JSON.stringify(name);
      if (isEmpty) {
        return `${indent}${key}: ${Array.isArray(item) ? '[]' : '{}'}\n`;
      }
      return typeof item === 'object'
        ? `${indent}${key}:\n${yamlOf(item, `${indent}  `)}`
        : `${indent}${key}: ${yamlOf(item)}`;
    })
    .join('');
}
