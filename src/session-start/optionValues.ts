import { START_OPTIONS, type StartOption, type StartType } from './startOptions.ts';

/** A single value of `options`, at any depth, as a field of a form. */
export interface OptionLeaf {
  /** The path, for example `['customer', 'name']`; a last `*` stands for any name. */
  readonly path: readonly string[];
  readonly option: StartOption;
}

/** Returns the values of `options` for `startType`, without start methods, in the guide's order. */
export function optionLeaves(startType: StartType): readonly OptionLeaf[] {
  return Object.entries(START_OPTIONS).flatMap(([name, option]: [string, StartOption]) => {
    const fits = option.onlyFor === undefined || option.onlyFor === startType;
    return option.startMethod || !fits ? [] : leavesBelow([name], option);
  });
}

function leavesBelow(path: readonly string[], option: StartOption): OptionLeaf[] {
  return option.properties
    ? Object.entries(option.properties).flatMap(([name, property]) => leavesBelow([...path, name], property))
    : [{ path, option }];
}

/** Converts values by dotted path, as a form has them (`customer.name`, `attributes.asset`), to options. */
export function optionsFrom(
  startMethod: Readonly<Record<string, unknown>>,
  startType: StartType,
  values: Readonly<Record<string, string>>,
): Readonly<Record<string, unknown>> {
  const options: Record<string, unknown> = { ...startMethod };
  for (const {
    path: [name = '', property],
    option,
  } of optionLeaves(startType)) {
    const given = entriesOf(name, property, values).map(([key, text]) => [key, valueOf(option, text)] as const);
    const [first] = given;
    if (first && property === undefined) {
      options[name] = first[1];
    } else if (first) {
      options[name] = { ...(options[name] as object | undefined), ...Object.fromEntries(given) };
    }
  }
  return options;
}

function entriesOf(
  name: string,
  property: string | undefined,
  values: Readonly<Record<string, string>>,
): readonly (readonly [string, string])[] {
  const named = Object.keys(START_OPTIONS.attributes.properties);
  if (property === '*') {
    const beginning = `${name}.`;
    return Object.entries(values).flatMap(([key, text]) => {
      const own = key.slice(beginning.length);
      return key.startsWith(beginning) && !named.includes(own) ? [[own, text] as const] : [];
    });
  }
  const text = values[property === undefined ? name : `${name}.${property}`];
  return text === undefined ? [] : [[property ?? name, text]];
}

function valueOf({ isSwitch }: StartOption, text: string): unknown {
  return isSwitch === undefined ? text : text === 'true';
}
