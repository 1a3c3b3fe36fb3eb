import { constructFromEvents, EVENT_ID, parseEvents } from 'js-yaml';
import { checkJsonLimits } from '../base/jsonLimits.ts';
import { ReadLimitError } from '../base/readLimits.ts';
import { SiteError } from '../site/errors.ts';
import { isFields, type OpenApiDocument } from './fields.ts';

/** A document of this many characters would hold the extension host up for too long. */
const MAX_LENGTH = 6 * 1024 * 1024;
/** YAML takes longer to read, and a vendor's document has a fifth of this. */
const MAX_YAML_LENGTH = 3 * 1024 * 1024;
/** Of a YAML document: its values and the ends of its lists, and how deep these are nested. */
const MAX_EVENTS = 500_000;
const MAX_DEPTH = 100;
/** Aliases repeat values; with all of them written out a document may have so many, and so deep. */
const MAX_NODES = 2_000_000;
const MAX_HEIGHT = 2 * MAX_DEPTH;

/**
 * Reads an OpenAPI document, in YAML or JSON (guide: Access the YAML file via API).
 * @throws SiteError `bad-answer` where it is none, `too-large` where it is longer than 6 MB (3 MB of YAML) or means more.
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
  return isFields(value) && isFields(value['paths']);
}

/** Documents after the first are not asked for, and thousands of them take long. */
const DOCUMENT_ENDS = /^(?:---|\.\.\.)(?=\s|$)/gm;
const MAX_DOCUMENT_ENDS = 3;

/** JSON is YAML too, but the parser for YAML takes far longer for it. Undefined where it is none. */
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

/** How many values there are with all aliases written out, and how deep they lie. */
interface Extent {
  readonly nodes: number;
  readonly height: number;
}

const LEAF: Extent = { nodes: 1, height: 0 };

/**
 * Measures `value`; `known` has the objects that were measured before, for aliases lead to the same ones.
 * @throws SiteError `too-large` for too many values, and for too deep ones, as are those that hold themselves.
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
