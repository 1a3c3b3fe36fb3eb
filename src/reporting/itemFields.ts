import {
  camelCase,
  valueOfElement,
  valueOfText,
  type CamelCase,
  type AnswerFieldKind,
  type FieldValues,
} from '../schema/fields.ts';
import { children, type XmlElement } from '../base/xmlElement.ts';

/** Reads what an element holds. */
export type ItemReader<T> = (element: XmlElement) => T;

/** A child element with a structure of its own; the property is left out where the element is missing. */
export interface OneField<T> {
  readonly one: ItemReader<T>;
}

/** A list: the `item` elements inside the child element, or those right here where that is missing. */
export interface ListField<T> {
  readonly list: ItemReader<T>;
  readonly item: string;
}

/** A property that several elements tell of; `absent` is its value for an element without children. */
export interface WholeField<T> {
  readonly whole: ItemReader<T>;
  readonly absent: T;
}

/** How a property is read. */
export type Field = AnswerFieldKind | OneField<unknown> | ListField<unknown> | WholeField<unknown>;

/**
 * The fields of an item by the guide's names. Whether one comes as an attribute or as a child element does not matter,
 * since sites and guide differ in that.
 */
export type Fields = Readonly<Record<string, Field>>;

/** What the site does not tell is null; a text is empty then, and a flag says no. A time of 0 is none. */
type ValueOfKind<K extends AnswerFieldKind> = K extends 'text' | 'rawText' | 'flag'
  ? FieldValues[K]
  : FieldValues[K] | null;

type ValueOf<F> = F extends AnswerFieldKind
  ? ValueOfKind<F>
  : F extends { readonly list: ItemReader<infer T> }
    ? readonly T[]
    : F extends { readonly one: ItemReader<infer T> }
      ? T
      : F extends { readonly whole: ItemReader<infer T> }
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

/** A property that is read from the element as a whole. */
export function whole<T>(read: ItemReader<T>, absent: T): WholeField<T> {
  return { whole: read, absent };
}

/** A list of `item` elements. */
export function list<T>(item: string, read: ItemReader<T>): ListField<T> {
  return { list: read, item };
}

/** How a child element becomes a property; `kind` where an attribute may do so, too. */
interface Place {
  readonly property: string;
  readonly read: ItemReader<unknown>;
  readonly kind?: AnswerFieldKind;
}

/** Makes the reader of the items that `fields` describe; elements called as in `elsewhere` are read by others. */
export function itemReader<F extends Fields>(fields: F, elsewhere: readonly string[] = []): ItemReader<Item<F>> {
  const places = new Map<string, Place>();
  const lists: (ListField<unknown> & { readonly name: string; readonly property: string })[] = [];
  const wholes: [property: string, read: ItemReader<unknown>][] = [];
  const known = new Set(elsewhere);
  const absent: [property: string, value: unknown][] = [];
  for (const [name, field] of Object.entries(fields)) {
    const property = camelCase(name);
    if (typeof field === 'object' && 'whole' in field) {
      wholes.push([property, field.whole]);
      absent.push([property, field.absent]);
      continue;
    }
    known.add(name);
    if (typeof field === 'string') {
      places.set(name, { property, kind: field, read: (found) => orNone(valueOfElement(found, field), field) });
      absent.push([property, orNone(valueOfText('', field), field)]);
    } else if ('one' in field) {
      places.set(name, { property, read: field.one });
    } else {
      lists.push({ ...field, name, property });
      known.add(field.item);
      absent.push([property, NONE]);
    }
  }
  const nothing = Object.fromEntries(absent);
  const empty = Object.freeze({ ...nothing });
  return (element) => {
    // What few bytes make has many fields: only those that are there are looked at.
    if (isEmpty(element)) {
      return empty as Item<F>;
    }
    // Unlike the spread operator, `assign` is fast for objects of many shapes, which all readers together have.
    const item = Object.assign({}, nothing);
    readAttributes(item, element, places);
    if (element.children.length > 0) {
      readChildren(item, element, places);
      for (const { name, property, item: itemName, list: read } of lists) {
        item[property] = itemsAt(element, name, itemName).map(read);
      }
      for (const [property, read] of wholes) {
        item[property] = read(element);
      }
    }
    const others = othersOf(element, known);
    if (others !== undefined) {
      item['others'] = others;
    }
    return item as Item<F>;
  };
}

const NONE: readonly unknown[] = Object.freeze([]);

function isEmpty({ attributes, children }: XmlElement): boolean {
  for (const _ in attributes) {
    return false;
  }
  return children.length === 0;
}

function readAttributes(
  item: Record<string, unknown>,
  { attributes }: XmlElement,
  places: ReadonlyMap<string, Place>,
): void {
  for (const name in attributes) {
    const place = places.get(name);
    if (place?.kind !== undefined) {
      item[place.property] = orNone(valueOfText(attributes[name] ?? '', place.kind), place.kind);
    }
  }
}

/** Of several of one name the first counts, and it counts before an attribute. */
function readChildren(
  item: Record<string, unknown>,
  { children }: XmlElement,
  places: ReadonlyMap<string, Place>,
): void {
  const done = new Set<Place>();
  for (const inner of children) {
    const place = places.get(inner.name);
    if (place !== undefined && !done.has(place)) {
      done.add(place);
      const value = place.read(inner);
      if (value !== undefined) {
        item[place.property] = value;
      }
    }
  }
}

/** The `item` elements of a list, which may come in several elements of its name; without one, those right here. */
export function itemsAt(element: XmlElement, name: string, item: string): readonly XmlElement[] {
  const lists = children(element, name);
  return lists.length === 0 ? children(element, item) : lists.flatMap((list) => children(list, item));
}

function orNone(value: FieldValues[AnswerFieldKind] | undefined, kind: AnswerFieldKind): unknown {
  // 0 stands for a time that is not there, the end of a session in progress for example.
  return kind === 'time' ? value || null : (value ?? (kind === 'flag' ? false : null));
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
  let numbers: Map<string, number> | undefined;
  for (const candidate of element.children) {
    if (!known.has(candidate.name)) {
      addPaths((others ??= []), candidate, pathOf(candidate, '', (numbers ??= new Map<string, number>())));
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
