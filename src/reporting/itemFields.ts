import { wholeNumber, isSet } from '../command-api/answers/fields.ts';
import { epochOf, epochOfAttributes } from '../command-api/answers/epoch.ts';
import { child, type XmlElement } from '../site/xmlElement.ts';

/** Reads what an element holds. */
export type ItemReader<T> = (element: XmlElement) => T;

/** How an attribute, or a child element without structure, becomes a property. */
export type FieldKind =
  /** '' where it is missing. */
  | 'text'
  /** Kept to the last blank. */
  | 'rawText'
  /** null where it is missing or no whole number. */
  | 'number'
  | 'decimal'
  /** `1` or `0`. */
  | 'flag'
  /** Seconds since the epoch; null where it is missing, empty or 0. */
  | 'time'
  /** `HH:MM:SS`, as seconds; null where it is missing. */
  | 'duration';

/** A child element with a structure of its own; the property is left out where the element is missing. */
export interface OneField<T> {
  readonly one: ItemReader<T>;
}

/** A list: the `item` elements inside the child element, or those right here where that is missing. */
export interface ListField<T> {
  readonly list: ItemReader<T>;
  readonly item: string;
}

/** A field, or a field that becomes a property of another name. */
export type Field = FieldKind | OneField<unknown> | ListField<unknown>;

/**
 * The fields of an item by the guide's names. Whether one comes as an attribute or as a child element does not matter,
 * since sites and guide differ in that; `.` is the element's own text.
 */
export type Fields = Readonly<Record<string, Field>>;

type CamelCase<S> = S extends `${infer Head}_${infer Tail}` ? `${Head}${Capitalize<CamelCase<Tail>>}` : S;

interface ValueOfKind {
  readonly text: string;
  readonly rawText: string;
  readonly number: number | null;
  readonly decimal: number | null;
  readonly flag: boolean;
  readonly time: number | null;
  readonly duration: number | null;
}

type ValueOf<F> = F extends FieldKind
  ? ValueOfKind[F]
  : F extends { readonly list: ItemReader<infer T> }
    ? readonly T[]
    : F extends { readonly one: ItemReader<infer T> }
      ? T
      : never;

/** The item that `F` describes: the guide's names in camelCase. */
export type Item<F extends Fields> = Others & {
  readonly [N in keyof F & string as F[N] extends { readonly one: unknown } ? never : CamelCase<N>]: ValueOf<F[N]>;
} & {
  readonly [N in keyof F & string as F[N] extends { readonly one: unknown } ? CamelCase<N> : never]?: ValueOf<F[N]>;
};

/** What an element holds that the guide does not know. */
export interface Others {
  /**
   * The texts by their paths from the element: `rep_join_time`, an attribute `rep_join_time@timestamp`, inside another
   * `tags/tag`, the second of that name `tags/tag[2]`.
   */
  readonly others?: Readonly<Record<string, string>>;
}

/** A field with a structure of its own. */
export function one<T>(read: ItemReader<T>): OneField<T> {
  return { one: read };
}

/** A list of `item` elements. */
export function list<T>(item: string, read: ItemReader<T>): ListField<T> {
  return { list: read, item };
}

/** Makes the reader of the items that `fields` describe. */
export function itemReader<F extends Fields>(fields: F): ItemReader<Item<F>> {
  const plan = Object.entries(fields).map(([name, field]) => ({ name, field, property: camelCase(name) }));
  const known = new Set(
    plan.flatMap(({ name, field }) => (typeof field === 'object' && 'item' in field ? [name, field.item] : [name])),
  );
  return (element) => {
    const item: Record<string, unknown> = {};
    for (const { name, field, property } of plan) {
      const value = readField(element, name, field);
      if (value !== undefined) {
        item[property] = value;
      }
    }
    const others = othersOf(element, known);
    if (others !== undefined) {
      item['others'] = others;
    }
    return item as Item<F>;
  };
}

function readField(element: XmlElement, name: string, field: Field): unknown {
  if (typeof field === 'string') {
    return readValue(element, name, field);
  }
  const found = child(element, name);
  if ('one' in field) {
    return found && field.one(found);
  }
  const items: unknown[] = [];
  // The same list may come in several elements of its name.
  const containers = found ? element.children.filter((candidate) => candidate.name === name) : [element];
  for (const container of containers) {
    for (const candidate of container.children) {
      if (candidate.name === field.item) {
        items.push(field.list(candidate));
      }
    }
  }
  return items;
}

function readValue(element: XmlElement, name: string, kind: FieldKind): unknown {
  const found = child(element, name);
  if (kind === 'time') {
    return timeOf(element, found, name);
  }
  return valueOf(found?.text ?? element.attributes[name] ?? '', kind);
}

function timeOf(element: XmlElement, found: XmlElement | undefined, name: string): number | null {
  const source = found ?? { name, attributes: {}, text: element.attributes[name] ?? '', children: [] };
  // 0 stands for a time that is not there, the end of a session in progress for example.
  return (epochOfAttributes(source) ?? epochOf(source)) || null;
}

/** A text as a value of that kind. */
function valueOf(text: string, kind: Exclude<FieldKind, 'time'>): unknown {
  switch (kind) {
    case 'text':
      return text.trim();
    case 'rawText':
      return text;
    case 'number':
      return wholeNumber(text.trim()) ?? null;
    case 'decimal':
      return decimalOf(text.trim());
    case 'flag':
      return isSet(text);
    case 'duration':
      return durationOf(text.trim());
  }
}

/** With a point, or with the comma of other languages. */
function decimalOf(text: string): number | null {
  return /^-?\d{1,15}(?:\.\d{1,15}|,\d{1,2})?$/.test(text) ? Number(text.replace(',', '.')) : null;
}

/** Hours may have more than two digits, and may be missing. */
function durationOf(text: string): number | null {
  const match = /^(?:(?:(\d{1,7}):)?(\d{1,2}):)?(\d{1,9})$/.exec(text);
  return match ? Number(match[1] ?? 0) * 3600 + Number(match[2] ?? 0) * 60 + Number(match[3]) : null;
}

/** An element's own text; where that is empty, a child that may hold it instead. */
export function ownText(element: XmlElement, ...names: readonly string[]): string {
  const text = element.text.trim();
  return text !== '' ? text : (element.children.find(({ name }) => names.includes(name))?.text.trim() ?? '');
}

/** What is not among `known`, by its path; undefined where there is nothing. */
export function othersOf(element: XmlElement, known: ReadonlySet<string>): Record<string, string> | undefined {
  let others: [string, string][] | undefined;
  for (const name in element.attributes) {
    if (!known.has(name)) {
      (others ??= []).push([`@${name}`, element.attributes[name] ?? '']);
    }
  }
  const numbers = new Map<string, number>();
  for (const candidate of element.children) {
    if (!known.has(candidate.name)) {
      addPaths((others ??= []), candidate, pathOf(candidate, '', numbers));
    }
  }
  return others && Object.fromEntries(others);
}

function addPaths(others: [string, string][], element: XmlElement, path: string): void {
  const attributes = Object.entries(element.attributes);
  if (element.text.trim() !== '' || (attributes.length === 0 && element.children.length === 0)) {
    others.push([path, element.text.trim()]);
  }
  for (const [name, value] of attributes) {
    others.push([`${path}@${name}`, value]);
  }
  const numbers = new Map<string, number>();
  for (const inner of element.children) {
    addPaths(others, inner, pathOf(inner, `${path}/`, numbers));
  }
}

/** `numbers` counts the siblings of each name. */
function pathOf({ name }: XmlElement, before: string, numbers: Map<string, number>): string {
  const number = (numbers.get(name) ?? 0) + 1;
  numbers.set(name, number);
  return `${before}${name}${number > 1 ? `[${number}]` : ''}`;
}

function camelCase(name: string): string {
  return name.replace(/_+(.)/g, (_, letter: string) => letter.toUpperCase());
}
