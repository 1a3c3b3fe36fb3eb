import { child, type XmlElement } from '../base/xmlElement.ts';
import { epochOf, epochOfText } from './epoch.ts';

/** The format of an attribute or child element that becomes a property. */
export type AnswerFieldKind = keyof FieldValues;

/** The types of parsed values by field kind; a value is undefined if the text does not fit. */
export interface FieldValues {
  readonly text: string;
  /** The text untrimmed. */
  readonly rawText: string;
  /** An integer that is not an identifier. */
  readonly number: number;
  readonly decimal: number;
  /** `1` or `0`. */
  readonly flag: boolean;
  /** A date and time, in seconds since the epoch. */
  readonly time: number;
  /** `HH:MM:SS`, in seconds. */
  readonly duration: number;
}

/** Child elements by the guide's names. */
export type AnswerFields = Readonly<Record<string, AnswerFieldKind>>;

/** Converts a name of the guide to a property name: `external_key` → `externalKey`. */
export type CamelCase<S> = S extends `${infer Head}_${infer Tail}` ? `${Head}${Capitalize<CamelCase<Tail>>}` : S;

/** Parses the text of a field; undefined if it does not fit the kind. */
export function valueOfText(text: string, kind: AnswerFieldKind): FieldValues[AnswerFieldKind] | undefined {
  return kind === 'rawText' ? text : READERS[kind](text.trim());
}

/** Like `valueOfText`, for an element, whose time may be in its attributes. */
export function valueOfElement(element: XmlElement, kind: AnswerFieldKind): FieldValues[AnswerFieldKind] | undefined {
  return kind === 'time' ? epochOf(element) : valueOfText(element.text, kind);
}

const READERS: Readonly<Record<AnswerFieldKind, (text: string) => FieldValues[AnswerFieldKind] | undefined>> = {
  text: (text) => text,
  rawText: (text) => text,
  number: wholeNumber,
  decimal: decimalOf,
  flag: flagOf,
  time: epochOfText,
  duration: durationOf,
};

/** Parses a number with a decimal point, or with the comma of other languages. */
function decimalOf(text: string): number | undefined {
  return /^-?\d{1,15}(?:\.\d{1,15}|,\d{1,2})?$/.test(text) ? Number(text.replace(',', '.')) : undefined;
}

/** Parses `HH:MM:SS`; hours may have more than two digits or be missing. */
function durationOf(text: string): number | undefined {
  const match = /^(?:(?:(\d{1,7}):)?(\d{1,2}):)?(\d{1,9})$/.exec(text);
  return match ? Number(match[1] ?? 0) * 3600 + Number(match[2] ?? 0) * 60 + Number(match[3]) : undefined;
}

/** Kinds without a default: an unknown number or flag could be any, so the property is left out. */
type MayBeUnknown = 'number' | 'flag';

/** The properties that `F` describes, with the guide's names in camelCase. */
export type ReadFields<F extends AnswerFields> = {
  readonly [N in keyof F & string as F[N] extends MayBeUnknown ? never : CamelCase<N>]:
    FieldValues[F[N]] | (F[N] extends 'time' ? undefined : never);
} & { readonly [N in keyof F & string as F[N] extends MayBeUnknown ? CamelCase<N> : never]?: FieldValues[F[N]] };

/** Elements that the guide does not describe, by the site's own names. */
export interface UnknownFields {
  readonly others?: Readonly<Record<string, string>>;
}

/** Reads all `fields`. A missing element gives '' or, for a time, undefined; unknown numbers and flags are left out. */
export function readFields<F extends AnswerFields>(element: XmlElement, fields: F): ReadFields<F> {
  return propertiesOf(element, fields, true) as ReadFields<F>;
}

/** Reads those of `fields` that are present. */
export function readPresentFields<F extends AnswerFields>(element: XmlElement, fields: F): Partial<ReadFields<F>> {
  return propertiesOf(element, fields, false) as Partial<ReadFields<F>>;
}

function propertiesOf(element: XmlElement, fields: AnswerFields, all: boolean): Readonly<Record<string, unknown>> {
  const properties: Record<string, unknown> = {};
  for (const name in fields) {
    const kind = fields[name] ?? 'text';
    const found = child(element, name);
    const value = found ? valueOfElement(found, kind) : all && kind === 'text' ? '' : undefined;
    // An unknown number or flag could be any value, so it is left out.
    if (value !== undefined || (kind === 'time' && (found || all))) {
      properties[camelCase(name)] = value;
    }
  }
  return properties;
}

/**
 * Returns the texts of the child elements not in `known`, so that additions of newer sites are not lost; several of one
 * name become one line each.
 */
export function readUnknownFields(element: XmlElement, known: readonly string[]): UnknownFields {
  const unknown = element.children.filter(({ name, children }) => !known.includes(name) && children.length === 0);
  if (unknown.length === 0) {
    return {};
  }
  const byName = Map.groupBy(unknown, ({ name }) => name);
  const texts = [...byName].map(([name, same]) => [name, same.map(({ text }) => text.trim()).join('\n')] as const);
  return { others: Object.fromEntries(texts) };
}

/** Parses an integer that a number can hold exactly; else undefined. */
export function wholeNumber(text: string): number | undefined {
  const number = /^-?\d+$/.test(text) ? Number(text) : NaN;
  return Number.isSafeInteger(number) ? number : undefined;
}

/** Parses a flag; undefined if it is neither yes nor no. */
export function flagOf(text = ''): boolean | undefined {
  const [, yes, no] = /^\s*(?:(1|true)|(0|false))\s*$/i.exec(text) ?? [];
  return yes !== undefined ? true : no !== undefined ? false : undefined;
}

/** True if a flag's text means yes. */
export function isSet(text: string | undefined): boolean {
  return flagOf(text) === true;
}

const camelCased = new Map<string, string>();

/** Converts `external_key` to `externalKey`. Cached, because there are few names and each repeats with every item. */
export function camelCase(name: string): string {
  const known = camelCased.get(name) ?? name.replace(/_+(.)/g, (_, letter: string) => letter.toUpperCase());
  camelCased.set(name, known);
  return known;
}
