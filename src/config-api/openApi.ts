import { constructFromEvents, EVENT_ID, parseEvents } from 'js-yaml';
import { checkJsonLimits } from '../base/jsonLimits.ts';
import { ReadLimitError } from '../base/readLimits.ts';
import { SiteError } from '../site/errors.ts';
import { isJsonObject, type OpenApiDocument } from './jsonObject.ts';

/** Limit of a document, in characters; a longer one would block the extension host for too long. */
const MAX_LENGTH = 6 * 1024 * 1024;
/** Limit of a YAML document, which takes longer to parse; the vendor's has a fifth of this. */
const MAX_YAML_LENGTH = 3 * 1024 * 1024;
/** Limit of a YAML document's values and list ends, and of their nesting. */
const MAX_EVENTS = 500_000;
const MAX_DEPTH = 100;
/** Limit of values with all aliases expanded, and of their nesting. */
const MAX_NODES = 2_000_000;
const MAX_HEIGHT = 2 * MAX_DEPTH;

/**
 * Parses an OpenAPI document in YAML or JSON (guide: Access the YAML file via API).
 * @throws SiteError `bad-answer` if it is none, `too-large` if it is longer than 6 MB (3 MB of YAML) or expands to too
 * much.
 */
export function parseOpenApi(text: string): OpenApiDocument {
  checkLength(text, MAX_LENGTH);
  const value = parseJson(text) ?? parseYaml(text);
  if (!isDocument(value)) {
    throw new SiteError('bad-answer', 'The site’s openapi.yaml is not an OpenAPI document: it has no paths.');
  }
  return value;
}

function isDocument(value: unknown): value is OpenApiDocument {
  return isJsonObject(value) && isJsonObject(value['paths']);
}

/** Matches the end of the first YAML document; further ones are not parsed, because thousands of them take long. */
const DOCUMENT_ENDS = /^(?:---|\.\.\.)(?=\s|$)/gm;
const MAX_DOCUMENT_ENDS = 3;

/** Parses JSON; undefined if it is none. The YAML parser accepts JSON too, but takes far longer. */
function parseJson(text: string): unknown {
  if (!/^\s*\{/.test(text)) {
    return undefined;
  }
  try {
    checkJsonLimits(text);
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof ReadLimitError) {
      throw tooLarge();
    }
    return undefined;
  }
}

function parseYaml(text: string): unknown {
  checkLength(text, MAX_YAML_LENGTH);
  const source = text.replace(/^\uFEFF/, '');
  try {
    if ((source.match(DOCUMENT_ENDS) ?? []).length > MAX_DOCUMENT_ENDS) {
      throw new Error('it holds several documents.');
    }
    const events = parseEvents(source, { maxDepth: MAX_DEPTH });
    if (events.length > MAX_EVENTS) {
      throw tooLarge();
    }
    const [value] = constructFromEvents(events, { source, json: true });
    if (events.some(({ type }) => type === EVENT_ID.ALIAS)) {
      measure(value, new Map(), 0);
    }
    return value;
  } catch (error) {
    if (SiteError.is(error)) {
      throw error;
    }
    const [first = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
    const why = first.replace(/\((\d+):(\d+)\)$/, 'in line $1, column $2.');
    throw new SiteError('bad-answer', `The site’s openapi.yaml cannot be read: ${why}`, {}, { cause: error });
  }
}

/** The number of values with all aliases expanded, and their depth. */
interface Extent {
  readonly nodes: number;
  readonly height: number;
}

const LEAF: Extent = { nodes: 1, height: 0 };

/**
 * Measures `value`; `known` has the objects measured before, since aliases refer to the same object.
 * @throws SiteError `too-large` for too many or too deeply nested values, including cyclic ones.
 */
function measure(value: unknown, known: Map<object, Extent>, depth: number): Extent {
  if (typeof value !== 'object' || value === null) {
    return LEAF;
  }
  const before = known.get(value);
  if (before) {
    return before;
  }
  let { nodes, height } = LEAF;
  for (const item of Object.values(value) as readonly unknown[]) {
    const extent = depth > MAX_HEIGHT ? { nodes: Infinity, height } : measure(item, known, depth + 1);
    nodes += extent.nodes;
    height = Math.max(height, extent.height + 1);
    if (nodes > MAX_NODES || height > MAX_HEIGHT) {
      throw tooLarge();
    }
  }
  known.set(value, { nodes, height });
  return { nodes, height };
}

function checkLength({ length }: string, most: number): void {
  if (length > most) {
    throw tooLarge();
  }
}

function tooLarge(): SiteError {
  return new SiteError('too-large', 'The OpenAPI document of the site is too large and was not read.');
}
