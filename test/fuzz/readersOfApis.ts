import { maxHeaderSize } from 'node:http';
import { parseJson } from '../../src/base/json.ts';
import { readAnswer } from '../../src/command-api/readAnswer.ts';
import { bbCodeText, parseBbCode } from '../../src/command-api/bbCode.ts';
import { answerTable } from '../../src/config-api/answerTable.ts';
import { configTarget } from '../../src/config-api/configPath.ts';
import { describeOperation } from '../../src/config-api/describe.ts';
import { parseOpenApi } from '../../src/config-api/openApi.ts';
import { listOperations } from '../../src/config-api/operations.ts';
import { nextPage, pageOf } from '../../src/config-api/pages.ts';
import { parseXml } from '../../src/site/xml/xml.ts';
import { FIXTURES } from '../unit/command-api/answers/answerFixtures.ts';
import { numbered, repeated, type Reader } from './reader.ts';

const ACTIONS = Object.keys(FIXTURES) as (keyof typeof FIXTURES)[];

const ACTIONS_BY_ROOT = ACTIONS.map((action) => [action, /<(\w+)/.exec(FIXTURES[action].xml)?.[1]] as const);

const OPEN_API = `openapi: "3.0.0"
info: {title: x, version: "1"}
paths:
  /user/{id}:
    parameters: [{$ref: "#/components/parameters/id"}]
    get:
      summary: A user
      tags: [user]
      responses: {"200": {description: ok, content: {application/json: {schema: {$ref: "#/components/schemas/User"}}}}}
components:
  parameters: {id: {name: id, in: path, required: true, schema: {type: integer}}}
  schemas:
    User: &user {type: object, properties: {id: {type: integer}, manager: {$ref: "#/components/schemas/User"}}}
    Other: *user
`;

function readDocument(input: Buffer): void {
  const document = parseOpenApi(input.toString('utf8'));
  for (const operation of listOperations(document).slice(0, 50)) {
    describeOperation(document, operation);
  }
}

function worstDocuments(bytes: number): Readonly<Record<string, string>> {
  const json = (components: string, paths = '"/a":{"get":{"responses":{"200":{"$ref":"#/components/a0"}}}}'): string =>
    `{"openapi":"3.0.0","paths":{${paths}},"components":{${components}}}`;
  return {
    'a chain of references': json(
      `${numbered((index) => `"a${index}":{"$ref":"#/components/a${index + 1}"},`, bytes)}"x":1`,
    ),
    'references through a list': json(
      `"a0":{"$ref":"#/components/list/0"},"list":[${repeated('{"$ref":"#/components/list/0"},', bytes)}0]`,
    ),
    'schemas that grow': json(
      `${numbered((index) => `"a${index}":{"type":"object","properties":{"x":{"$ref":"#/components/a${index + 1}"},"y":{"$ref":"#/components/a${index + 1}"}}},`, bytes)}"x":1`,
    ),
    paths: json('"a":1', `${numbered((index) => `"/p${index}":{"get":{}},`, bytes)}"/x":{}`),
    parameters: json(
      '"a":1',
      `"/x":{"get":{"parameters":[${numbered((index) => `{"name":"p${index}","in":"query"},`, bytes)}{}]}}`,
    ),
    'an empty list': json(`"a":[${repeated('{},', bytes)}0]`),
    nesting: json(`"a":${'['.repeat(bytes / 2)}${']'.repeat(bytes / 2)}`),
    'tags of YAML': `paths: {}\nx:\n${repeated(' - !!binary aGk=\n', bytes)}`,
    'unknown tags of YAML': `paths: {}\nx:\n${repeated(' - !a b\n', bytes)}`,
    'anchors of YAML': `paths: {}\nx:\n${numbered((index) => ` - &a${index} b\n`, bytes)}`,
    'aliases of YAML': `paths: {}\nx: &x b\ny:\n${repeated(' - *x\n', bytes)}`,
    'names of YAML': `paths: {}\n${numbered((index) => `k${index}: v\n`, bytes)}`,
    'lists of YAML': `paths: {}\nx: [${repeated('a, ', bytes)}b]`,
    'nesting of YAML': `paths: {}\nx: ${'['.repeat(Math.min(bytes, 190))}`,
    'dashes of YAML': `paths: {}\nx:\n ${repeated('- ', bytes)}a`,
    'quotes of YAML': `paths: {}\nx: "${repeated('\\x41', bytes)}"`,
    'comments of YAML': `paths: {}\n${repeated('# x\n', bytes)}`,
    'documents of YAML': `paths: {}\n${repeated('---\n', bytes)}`,
    'an indented text of YAML': `paths: {}\nx: |\n${repeated('  a\n', bytes)}`,
    'questions of YAML': `paths: {}\n${repeated('? ', Math.min(bytes, 400))}`,
  };
}

export const API_READERS: readonly Reader[] = [
  {
    name: 'answers of commands',
    read: (input) => {
      const root = parseXml(input.toString('utf8'));
      // Of large ones the time is told, and every action would add to it.
      for (const action of input.length < 64 * 1024
        ? ACTIONS
        : ACTIONS_BY_ROOT.filter(([, name]) => name === root.name).map(([action]) => action)) {
        try {
          readAnswer(action, root, 'support.example.com');
        } catch (error) {
          if (!(error instanceof Error && error.name === 'SiteError')) {
            throw error;
          }
        }
      }
    },
    seeds: Object.values(FIXTURES).map(({ xml }) => xml),
    worst: (bytes) => ({
      representatives: `<logged_in_reps>${numbered((index) => `<rep id="${index}"/>`, bytes)}</logged_in_reps>`,
      clients: `<connected_clients>${numbered((index) => `<support_customer id="${index}"/>`, bytes)}</connected_clients>`,
      'summaries of clients': `<connected_client_list>${numbered((index) => `<connected_client_summary appliance_id="${index}"/>`, bytes)}</connected_client_list>`,
      permissions: `<api_account>${numbered((index) => `<permission name="p${index}">1</permission>`, bytes)}</api_account>`,
      issues: `<support_teams>${numbered((index) => `<team id="${index}"><issues><issue id="1"/></issues></team>`, bytes)}</support_teams>`,
      errors: `<error>${repeated('x ', bytes)}</error>`,
    }),
  },
  {
    name: 'OpenAPI documents',
    read: readDocument,
    allowance: { millisecondsPerMegabyte: 150, because: 'js-yaml alone takes 90 for an object of many names' },
    seeds: [OPEN_API, '{"openapi":"3.0.0","paths":{"/a":{"get":{"parameters":[{"name":"x","in":"query"}]}}}}'],
    worst: worstDocuments,
  },
  {
    name: 'answers of the Configuration API',
    read: (input) => {
      let body: unknown;
      try {
        body = parseJson(input.toString('utf8'));
      } catch {
        return;
      }
      answerTable(body);
    },
    seeds: ['[{"id":1,"name":"x","tags":["a"],"owner":{"id":2}}]', '{"a":{"b":[1,2]}}'],
    worst: (bytes) => ({
      rows: `[${repeated('{"a":1},', bytes)}{}]`,
      'rows of other columns': `[${numbered((index) => `{"c${index}":1},`, bytes)}{}]`,
      'one row of columns': `[{${numbered((index) => `"c${index}":1,`, bytes)}"x":1}]`,
      'nested objects': `[${repeated('{"a":{"b":{"c":1}}},', bytes)}{}]`,
      nesting: `[${'{"a":'.repeat(bytes / 6)}1${'}'.repeat(bytes / 6)}]`,
    }),
  },
  {
    name: 'paths and pages of the Configuration API',
    read: (input) => {
      const text = input.toString('utf8');
      const headers = { link: text, 'x-bt-pagination-current-page': text, 'x-bt-pagination-last-page': '9' };
      pageOf(headers);
      nextPage(headers, { path: '/user' });
      return configTarget({ path: text, query: { per_page: text } });
    },
    seeds: ['/user/1', '/api/config/v1/jump-client', '<https://a/api/config/v1/user?current_page=2>; rel="next"', '7'],
    worst: (bytes) => ({
      slashes: repeated('/', bytes),
      dots: repeated('/..', bytes),
      // Node takes no more bytes of headers.
      links: repeated('<a>; rel="next", ', Math.min(bytes, maxHeaderSize)),
      'less-than signs': repeated('<', bytes),
    }),
  },
  {
    name: 'formatted chat',
    read: (input) => bbCodeText(parseBbCode(input.toString('utf8'))),
    seeds: ['[b]x[/b] [url=https://a]b[/url] [ul][li]c[/li][/ul] [color=red]d[/color]'],
    worst: (bytes) => ({
      'open formats': repeated('[b]', bytes),
      'closed formats': repeated('[/b]', bytes),
      addresses: repeated('[url]', bytes),
      'addresses with brackets': repeated('[url=[', bytes),
      lists: repeated('[ul][li]', bytes),
      brackets: repeated('[', bytes),
      text: repeated('x ', bytes),
    }),
  },
];
