/** An object of a parsed YAML or JSON document. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** A site's parsed OpenAPI document, with references unresolved. */
export interface OpenApiDocument extends JsonObject {
  readonly paths: JsonObject;
}

/** True if `value` is an object with named fields. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Returns the field `name` of `value` if it is a text, else ''. */
export function textField(value: JsonObject, name: string): string {
  const field = value[name];
  return typeof field === 'string' ? field : '';
}
