import type { XmlElement } from '../../base/xmlElement.ts';
import { child, children } from '../../base/xmlElement.ts';
import type { ItemReader } from '../itemFields.ts';

/** A table of what was found on the customer's computer. */
export interface SystemCategory {
  readonly name: string;
  /** The headings of the columns. */
  readonly description: readonly string[];
  /** The rows, with as many cells as there are headings, or more. */
  readonly data: readonly (readonly string[])[];
}

/** Reads `<system_information>`. Categories and fields are named by `name` or `id`, or by their text. */
export const readSystemInformation: ItemReader<readonly SystemCategory[]> = (element) =>
  children(element, 'category').map(readCategory);

function readCategory(category: XmlElement): SystemCategory {
  const rows = children(category, 'data').flatMap((data) => children(data, 'row'));
  const described = fieldsOf(child(category, 'description'));
  const headings = described.length > 0 ? described : fieldsOf(rows[0]);
  const isDescribed = described.length > 0;
  return {
    name: nameOf(category),
    description: headings.map((field) => (isDescribed && field.text.trim()) || nameOf(field)),
    data: rows.map((row) => cellsOf(row, headings)),
  };
}

function fieldsOf(element: XmlElement | undefined): readonly XmlElement[] {
  return element ? children(element, 'field') : [];
}

function nameOf({ attributes }: XmlElement): string {
  return (attributes['name'] ?? attributes['id'] ?? '').trim();
}

/** By name where headings and cells have names, so that a missing cell moves no other; else by place. */
function cellsOf(row: XmlElement, headings: readonly XmlElement[]): readonly string[] {
  const cells = fieldsOf(row);
  const names = new Map(headings.map((heading, index) => [nameOf(heading), index]));
  const isNamed = names.size === headings.length && cells.every((cell) => names.has(nameOf(cell)));
  const texts = isNamed ? byName(cells, names) : cells.map(textOf);
  while (texts.length < headings.length) {
    texts.push('');
  }
  return texts;
}

/** Several of one name stand in one cell, in their order. */
function byName(cells: readonly XmlElement[], places: ReadonlyMap<string, number>): string[] {
  const texts = Array.from({ length: places.size }, (): string[] => []);
  for (const cell of cells) {
    const text = textOf(cell);
    if (text !== '') {
      texts[places.get(nameOf(cell)) ?? 0]?.push(text);
    }
  }
  return texts.map((several) => several.join(', '));
}

function textOf({ text, attributes }: XmlElement): string {
  return text.trim() || (attributes['value'] ?? '').trim();
}
