import { Lexer, parseDocument } from 'yaml';
import { SiteError } from '../site/errors.ts';
import { isFields, type OpenApiDocument } from './fields.ts';

/** A document of this many characters would hold the extension host up for too long. */
const MAX_LENGTH = 6 * 1024 * 1024;
/** The parser takes long to give up on brackets that are nested deeper than it can follow. */
const MAX_NESTING = 200;

/**
 * Reads an OpenAPI document, in YAML or JSON (guide: Access the YAML file via API).
 * @throws SiteError `bad-answer` where it is none, `too-large` beyond 6 MB.
 */
export function parseOpenApi(text: string): OpenApiDocument {
  if (text.length > MAX_LENGTH) {
    throw new SiteError('too-large', 'The OpenAPI document of the site is larger than 6 MB and was not read.');
  }
  const value = parseJson(text) ?? parseYaml(text);
  if (!isFields(value) || !isFields(value['paths'])) {
    throw new SiteError('bad-answer', 'The site’s openapi.yaml is not an OpenAPI document: it has no paths.');
  }
  return { ...value, paths: value['paths'] };
}

/** JSON is YAML too, but the parser for YAML takes forty times as long for it. Undefined where it is none. */
function parseJson(text: string): unknown {
  try {
    return /^\s*\{/.test(text) ? JSON.parse(text) : undefined;
  } catch {
    return undefined;
  }
}

function parseYaml(text: string): unknown {
  try {
    checkNesting(text);
    const document = parseDocument(text, { uniqueKeys: false, prettyErrors: true, logLevel: 'silent' });
    const [error] = document.errors;
    if (error) {
      throw error;
    }
    // Aliases can make a small text grow without end; the parser stops at a hundred copies of one anchor.
    return document.toJS({ maxAliasCount: 100 });
  } catch (error) {
    const [why = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
    throw new SiteError('bad-answer', `The site’s openapi.yaml cannot be read: ${why}`, {}, { cause: error });
  }
}

function checkNesting(text: string): void {
  let depth = 0;
  for (const token of new Lexer().lex(text)) {
    depth += Number(token === '{' || token === '[') - Number(token === '}' || token === ']');
    if (depth > MAX_NESTING) {
      throw new Error(`brackets are nested more than ${MAX_NESTING} deep.`);
    }
  }
}
