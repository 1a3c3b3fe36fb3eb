import { CUSTOM_PREFIX } from '../schema/parameters.ts';
import { SiteError } from '../site/errors.ts';
import { describeAction, type ActionName, type ParamsOf } from './actions.ts';

const EVERY_CUSTOM = `${CUSTOM_PREFIX}*`;

type CamelCase<S extends string> = S extends `${infer Head}_${infer Tail}`
  ? `${Head}${Capitalize<CamelCase<Tail>>}`
  : S;
type WithoutPrefix<S extends string> = S extends `session.custom.${infer Rest}`
  ? Rest
  : S extends `session.${infer Rest}`
    ? Rest
    : S;

/** `string` for a pattern such as `session.custom.${string}`, whose property is `attributes`. */
type PropertyOf<S> = S extends string ? (string extends WithoutPrefix<S> ? never : CamelCase<WithoutPrefix<S>>) : never;

type ArgumentOfParams<P> = P extends unknown
  ? { readonly [N in keyof P as PropertyOf<N>]: P[N] } & (`${typeof CUSTOM_PREFIX}x` extends keyof P
      ? { readonly attributes?: Readonly<Record<string, string>> | undefined }
      : unknown)
  : never;

/** The argument of action `A` with the extension's own names; see `guideParams`. */
export type ActionArgument<A extends ActionName> = ArgumentOfParams<ParamsOf<A>>;

/** Returns the extension's name of a parameter: `rep_id` → `repId`. */
export function propertyOf(parameter: string): string {
  if (parameter === EVERY_CUSTOM) {
    return 'attributes';
  }
  const words = parameter.slice(parameter.lastIndexOf('.') + 1);
  return words.replace(/_(\w)/g, (_all, letter: string) => letter.toUpperCase());
}

/**
 * Converts an argument of the extension's commands to parameters of `action` by the guide's names. The extension's
 * names are camelCase without `session.`, and `attributes` has custom fields by code name, over which `externalKey`
 * takes precedence. Values are not checked.
 * @throws SiteError `invalid-parameter` naming a property that matches no parameter.
 */
export function guideParams(action: ActionName, argument: object): Record<string, unknown> {
  const parameters = Object.keys(describeAction(action).parameters);
  const byProperty = new Map(parameters.map((parameter) => [propertyOf(parameter), parameter]));
  const given = Object.entries(argument).filter(([, value]) => value !== undefined);
  const custom: Record<string, unknown> = {};
  const params: Record<string, unknown> = {};
  for (const [property, value] of given as readonly (readonly [string, unknown])[]) {
    const parameter = byProperty.get(property);
    if (parameter === undefined) {
      throw unknownProperty(action, property, [...byProperty.keys()]);
    }
    if (parameter === EVERY_CUSTOM) {
      Object.assign(custom, customFields(action, value));
    } else if (!(Array.isArray(value) && value.length === 0)) {
      // An empty list is sent by leaving it out.
      params[parameter] = value;
    }
  }
  return { ...custom, ...params };
}

function unknownProperty(action: ActionName, property: string, known: readonly string[]): SiteError {
  const takes = known.length > 0 ? `It takes ${known.join(', ')}.` : 'It takes none.';
  const name = property.length > 80 ? `${property.slice(0, 80)}…` : property;
  return new SiteError('invalid-parameter', `${action} has no parameter ${name}. ${takes}`, {
    action,
    parameter: name,
  });
}

function customFields(action: ActionName, value: unknown): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    const message = 'attributes must be an object of values by the code names of the fields.';
    throw new SiteError('invalid-parameter', message, { parameter: 'attributes', action });
  }
  return Object.fromEntries(
    Object.entries(value).map(([codeName, text]) => [CUSTOM_PREFIX + codeName, text as unknown]),
  );
}
