/** An object of a parsed YAML or JSON document. */
export type Fields = Readonly<Record<string, unknown>>;

/** A site's parsed OpenAPI document, with references unresolved. */
export interface OpenApiDocument extends Fields {
  readonly paths: Fields;
}

/** True if `value` is an object with named fields. */
export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Returns the field `name` of `value` if it is a text, else ''. */
export function textField(value: Fields, name: string): string {
  const field = value[name];
  return typeof field === 'string' ? field : '';
}
