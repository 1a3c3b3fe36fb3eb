import { dump } from 'js-yaml';

/** Options of a generated document. */
export interface GeneratedApi {
  readonly resources: number;
  /** True if schemas refer to themselves and to each other. */
  readonly cycles?: boolean;
}

/** An OpenAPI document with five operations for every resource, in the manner of the vendor's. */
export function generatedApi({ resources, cycles = false }: GeneratedApi): object {
  const paths: Record<string, unknown> = {};
  const schemas: Record<string, unknown> = {};
  for (let index = 0; index < resources; index++) {
    const [resource, name] = [`resource-${index}`, `Resource${index}`];
    const one = { content: { 'application/json': { schema: { $ref: `#/components/schemas/${name}` } } } };
    const operation = (summary: string) => ({ tags: [`Tag ${index % 20}`], summary, responses: { '200': one } });
    paths[`/${resource}`] = {
      get: {
        ...operation(`List ${resource}`),
        parameters: [{ $ref: '#/components/parameters/per_page' }, { $ref: '#/components/parameters/current_page' }],
      },
      post: { ...operation(`Create ${resource}`), requestBody: one },
    };
    paths[`/${resource}/{id}`] = {
      parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'integer', minimum: 1 } }],
      get: operation(`Get ${resource}`),
      patch: { ...operation(`Change ${resource}`), requestBody: one },
      delete: {
        tags: [`Tag ${index % 20}`],
        summary: `Delete ${resource}`,
        responses: { '204': { description: 'Gone' } },
      },
    };
    const other = { $ref: `#/components/schemas/Resource${(index + 1) % resources}` };
    schemas[name] = {
      type: 'object',
      properties: {
        id: { type: 'integer' },
        name: { type: 'string', description: `The name of ${resource}: "any" | text` },
        ...(cycles && {
          parent: { $ref: `#/components/schemas/${name}` },
          neighbours: { type: 'array', items: other },
        }),
      },
    };
  }
  return {
    openapi: '3.0.2',
    info: { title: 'Configuration API', version: '1.0' },
    servers: [{ url: 'https://support.example.com/api/config/v1' }],
    paths,
    components: {
      parameters: {
        per_page: {
          name: 'per_page',
          in: 'query',
          schema: { type: 'integer', minimum: 5, maximum: 100, default: 100 },
        },
        current_page: { name: 'current_page', in: 'query', schema: { type: 'integer', minimum: 1 } },
      },
      schemas,
    },
  };
}

/** The same as YAML. */
export function generatedYaml(options: GeneratedApi): string {
  return dump(generatedApi(options), { noRefs: true });
}
