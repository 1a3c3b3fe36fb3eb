import { javascriptKey, javascriptString } from './escaping.ts';

/** JavaScript source text, printed unchanged. */
export interface Source {
  readonly source: string;
}

/** A value for `printLiteral`: plain values, arrays, objects as lists of properties, and source text. */
export type Literal = string | number | boolean | Source | readonly Literal[] | LiteralObject;

/** An object literal, as a list of pairs, so that no property name is special. */
export interface LiteralObject {
  readonly properties: readonly (readonly [name: string, value: Literal])[];
}

/** Prints `value` as JavaScript: strings in single quotes, objects on several lines, indented by two spaces. */
export function printLiteral(value: Literal, indent = ''): string {
  if (typeof value === 'string') {
    return javascriptString(value);
  }
  if (typeof value !== 'object') {
    return String(value);
  }
  if ('source' in value) {
    return value.source;
  }
  return 'properties' in value ? printObject(value, indent) : `[${value.map((item) => printLiteral(item)).join(', ')}]`;
}

function printObject({ properties }: LiteralObject, indent: string): string {
  if (properties.length === 0) {
    return '{}';
  }
  const inner = `${indent}  `;
  const lines = properties.map(([name, value]) => `${inner}${javascriptKey(name)}: ${printLiteral(value, inner)}`);
  return `{\n${lines.join(',\n')}\n${indent}}`;
}
