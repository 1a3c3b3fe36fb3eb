import { parameterFaults, type Fault } from '../../schema/checkParameters.ts';
import { parameterFor, type FormEntries } from '../../schema/parameters.ts';
import { nearest, quoted } from '../../schema/words.ts';
import type { ScriptCommand } from '../print.ts';
import type { RuleCode } from './problems.ts';
import { currentActions, scriptAction } from '../scriptActions.ts';
import type { ScriptAction } from '../scriptParameters.ts';
import { valueFault } from './valueRules.ts';

/** A rule that a command breaks. */
export interface CommandFault extends Pick<Fault, 'message' | 'index' | 'missing' | 'suggestion'> {
  readonly code: RuleCode;
  /** All possible values, if they are few. */
  readonly choices?: readonly string[];
}

/** Options of checking a command. */
export interface CommandCheck {
  /** True for a command in a script, where only the guide's own spelling of a value is valid. */
  readonly asWritten?: boolean;
}

/**
 * Checks a decoded command against the table. Yields faults, the most helpful error first, and returns the parameters
 * with values in the guide's spelling. Lazy, so that a caller can stop at the first fault.
 */
export function* commandFaults(
  { action: name, entries }: ScriptCommand,
  { asWritten = true }: CommandCheck = {},
): Generator<CommandFault, FormEntries, void> {
  const action = scriptAction(name);
  if (!action) {
    const suggestion = nearest(name, currentActions());
    const message = `There is no action ${quoted(name)}. The actions are ${currentActions().join(', ')}.`;
    yield { code: 'unknown-action', message, ...(suggestion !== undefined && { suggestion }) };
    return [];
  }
  yield* deprecation(name, action);
  const given = entries.map((entry) => [entry.name, entry.value] as const);
  const faults = parameterFaults(name, action, given, { asWritten });
  for (;;) {
    const { done, value } = faults.next();
    if (done) {
      return value;
    }
    const [parameter, text] = given[value.index ?? -1] ?? [];
    // A value without a name is reported by the check of its line.
    if (parameter !== '') {
      yield scriptFault(action, value, text ?? '');
    }
  }
}

function deprecation(name: string, { deprecated }: ScriptAction): CommandFault[] {
  if (!deprecated) {
    return [];
  }
  const { replacement } = deprecated;
  const message = `${name} is deprecated. Use ${replacement}.`;
  return [{ code: 'deprecated-action', message, suggestion: replacement }];
}

function scriptFault({ parameters }: ScriptAction, fault: Fault, text: string): CommandFault {
  const { code, message, parameter: name, index, missing, must, suggestion } = fault;
  const parameter = must === undefined ? undefined : parameterFor(parameters, name);
  return {
    code,
    message,
    ...(index !== undefined && { index }),
    ...(suggestion !== undefined && { suggestion }),
    // `client.*` is a pattern; suggest its most common parameter.
    ...(missing && { missing: missing.map((each) => (each === 'client.*' ? 'client.hostname' : each)) }),
    ...(parameter && valueFault(name, parameter, text, fault)),
  };
}
