import { child, type XmlElement } from '../base/xmlElement.ts';
import { epochOf, epochOfText } from './epoch.ts';

/** How an attribute's text, or a child element's, becomes a property. */
export type FieldKind = keyof FieldValues;

/** What the text of a field becomes; undefined where it tells no such thing. */
export interface FieldValues {
  readonly text: string;
  /** Kept to the last blank. */
  readonly rawText: string;
  /** A whole number that is no identifier. */
  readonly number: number;
  readonly decimal: number;
  /** `1` or `0`. */
  readonly flag: boolean;
  /** A date and time, as seconds since the epoch. */
  readonly time: number;
  /** `HH:MM:SS`, as seconds. */
  readonly duration: number;
}

/** Child elements by the guide's names. */
export type AnswerFields = Readonly<Record<string, FieldKind>>;

/** A name of the guide's as properties are called: `external_key` → `externalKey`. */
export type CamelCase<S> = S extends `${infer Head}_${infer Tail}` ? `${Head}${Capitalize<CamelCase<Tail>>}` : S;

/** What the field's text says; undefined where it says no such thing. */
export function valueOfText(text: string, kind: FieldKind): FieldValues[FieldKind] | undefined {
  return kind === 'rawText' ? text : READERS[kind](text.trim());
}

/** As `valueOfText`, for an element, which may tell a time by its attributes too. */
export function valueOfElement(element: XmlElement, kind: FieldKind): FieldValues[FieldKind] | undefined {
  return kind === 'time' ? epochOf(element) : valueOfText(element.text, kind);
}

const READERS: Readonly<Record<FieldKind, (text: string) => FieldValues[FieldKind] | undefined>> = {
  text: (text) => text,
  rawText: (text) => text,
  number: wholeNumber,
  decimal: decimalOf,
  flag: flagOf,
  time: epochOfText,
  duration: durationOf,
};

/** With a point, or with the comma of other languages. */
function decimalOf(text: string): number | undefined {
  return /^-?\d{1,15}(?:\.\d{1,15}|,\d{1,2})?$/.test(text) ? Number(text.replace(',', '.')) : undefined;
}

/** Hours may have more than two digits, and may be missing. */
function durationOf(text: string): number | undefined {
  const match = /^(?:(?:(\d{1,7}):)?(\d{1,2}):)?(\d{1,9})$/.exec(text);
  return match ? Number(match[1] ?? 0) * 3600 + Number(match[2] ?? 0) * 60 + Number(match[3]) : undefined;
}

/** What the site does not tell may be any number, and a flag yes or no: such a property is left out. */
type MayBeUnknown = 'number' | 'flag';

/** The properties of an answer with the elements `F`: the guide's names in camelCase. */
export type ReadFields<F extends AnswerFields> = {
  readonly [N in keyof F & string as F[N] extends MayBeUnknown ? never : CamelCase<N>]:
    FieldValues[F[N]] | (F[N] extends 'time' ? undefined : never);
} & { readonly [N in keyof F & string as F[N] extends MayBeUnknown ? CamelCase<N> : never]?: FieldValues[F[N]] };

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
    const value = found ? valueOfElement(found, kind) : all && kind === 'text' ? '' : undefined;
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

/** `external_key` → `externalKey`: of the names of tables, which are few and asked for again with every item. */
export function camelCase(name: string): string {
  const known = camelCased.get(name) ?? name.replace(/_+(.)/g, (_, letter: string) => letter.toUpperCase());
  camelCased.set(name, known);
  return known;
}
