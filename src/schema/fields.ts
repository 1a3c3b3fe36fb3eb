import { child, type XmlElement } from '../base/xmlElement.ts';
import { epochOf } from './epoch.ts';

/** How a child element's text becomes a property. */
export type AnswerFieldKind =
  | 'text'
  /** A whole number that is no identifier. */
  | 'number'
  /** `1` or `0`. */
  | 'flag'
  /** A date and time, as seconds since the epoch; undefined when the site tells none. */
  | 'time';

/** Child elements by the guide's names. */
export type AnswerFields = Readonly<Record<string, AnswerFieldKind>>;

type CamelCase<S> = S extends `${infer Head}_${infer Tail}` ? `${Head}${Capitalize<CamelCase<Tail>>}` : S;

interface ValueOf {
  readonly text: string;
  readonly number: number;
  readonly flag: boolean;
  readonly time: number | undefined;
}

/** What the site does not tell may be any number, and a flag yes or no: such a property is left out. */
type MayBeUnknown = 'number' | 'flag';

/** The properties of an answer with the elements `F`: the guide's names in camelCase. */
export type ReadFields<F extends AnswerFields> = {
  readonly [N in keyof F & string as F[N] extends MayBeUnknown ? never : CamelCase<N>]: ValueOf[F[N]];
} & { readonly [N in keyof F & string as F[N] extends MayBeUnknown ? CamelCase<N> : never]?: ValueOf[F[N]] };

/** Elements that the guide does not know, by the site's own names. */
export interface Others {
  readonly others?: Readonly<Record<string, string>>;
}

/** Reads every one of `fields`; a missing element gives '' or, for a time, undefined. Unknown numbers and flags are left out. */
export function readFields<F extends AnswerFields>(element: XmlElement, fields: F): ReadFields<F> {
  return propertiesOf(element, fields, true) as ReadFields<F>;
}

/** Reads those of `fields` that are there. */
export function readPresentFields<F extends AnswerFields>(element: XmlElement, fields: F): Partial<ReadFields<F>> {
  return propertiesOf(element, fields, false) as Partial<ReadFields<F>>;
}

function propertiesOf(element: XmlElement, fields: AnswerFields, all: boolean): Readonly<Record<string, unknown>> {
  const properties: Record<string, unknown> = {};
  for (const name in fields) {
    const kind = fields[name] ?? 'text';
    const found = child(element, name);
    const value = found || all ? readField(found, kind) : undefined;
    // What the site does not tell may be any number, and a flag yes or no.
    if (value !== undefined || (kind === 'time' && (found || all))) {
      properties[camelCase(name)] = value;
    }
  }
  return properties;
}

/**
 * The texts of the child elements that are not among `known`, so that what newer sites tell is not lost; several of one
 * name each on a line of its own.
 */
export function readOthers(element: XmlElement, known: readonly string[]): Others {
  const unknown = element.children.filter(({ name, children }) => !known.includes(name) && children.length === 0);
  if (unknown.length === 0) {
    return {};
  }
  const byName = Map.groupBy(unknown, ({ name }) => name);
  const texts = [...byName].map(([name, same]) => [name, same.map(({ text }) => text.trim()).join('\n')] as const);
  return { others: Object.fromEntries(texts) };
}

function readField(element: XmlElement | undefined, kind: AnswerFieldKind): string | number | boolean | undefined {
  const text = element?.text.trim() ?? '';
  switch (kind) {
    case 'text':
      return text;
    case 'number':
      return wholeNumber(text);
    case 'flag':
      return flagOf(text);
    case 'time':
      return element && epochOf(element);
  }
}

/** The whole number in `text`, where it is one that a number holds exactly. */
export function wholeNumber(text: string): number | undefined {
  const number = /^-?\d+$/.test(text) ? Number(text) : NaN;
  return Number.isSafeInteger(number) ? number : undefined;
}

/** What a flag's text says; undefined where it says neither yes nor no. */
export function flagOf(text = ''): boolean | undefined {
  const [, yes, no] = /^\s*(?:(1|true)|(0|false))\s*$/i.exec(text) ?? [];
  return yes !== undefined ? true : no !== undefined ? false : undefined;
}

/** Whether a flag's text says yes. */
export function isSet(text: string | undefined): boolean {
  return flagOf(text) === true;
}

const camelCased = new Map<string, string>();

/** Of the names of tables, which are few and asked for again with every item. */
function camelCase(name: string): string {
  const known = camelCased.get(name) ?? name.replace(/_+(.)/g, (_, letter: string) => letter.toUpperCase());
  camelCased.set(name, known);
  return known;
}
