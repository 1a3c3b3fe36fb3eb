/** Why the site does not do what it is asked for, in words for the one who asked. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
}

/** @throws Refusal with `message` for undefined. */
export function known<T>(value: T | undefined, message: string): T {
  if (value === undefined) {
    throw new Refusal(message);
  }
  return value;
}

/** The value of a parameter that must be given. @throws Refusal */
export function required(parameters: URLSearchParams, name: string): string {
  return known(parameters.get(name) || undefined, `The parameter ${name} is missing.`);
}

/** The one of these parameters that is given. @throws Refusal unless it is exactly one. */
export function exactlyOne(parameters: URLSearchParams, names: readonly string[]): string {
  const [name, ...others] = names.filter((candidate) => parameters.has(candidate));
  return known(others.length === 0 ? name : undefined, `Exactly one of the parameters ${names.join(', ')} is needed.`);
}

/** Checks the value of a parameter if it is given. @throws Refusal */
export function checkForm(parameters: URLSearchParams, name: string, form: RegExp): void {
  const value = parameters.get(name);
  if (value !== null && !form.test(value)) {
    throw new Refusal(`The parameter ${name} is invalid: ${value.slice(0, 64)}.`);
  }
}
