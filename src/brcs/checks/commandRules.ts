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
  /** All values that could stand there, where they are few. */
  readonly choices?: readonly string[];
}

/** What a command is checked for. */
export interface CommandCheck {
  /** Whether it stands in a script already, where only the guide's own spelling of a value will do. */
  readonly asWritten?: boolean;
}

/**
 * Checks a decoded command against the table, as far as the caller goes on. The first fault that is an error is what a
 * person should hear. Ends with the parameters, their values in the guide's spelling.
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
    // A value without a name is told of where it is read.
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
    // Of the parameters that a pattern stands for, the one that is used most.
    ...(missing && { missing: missing.map((each) => (each === 'client.*' ? 'client.hostname' : each)) }),
    ...(parameter && valueFault(name, parameter, text, fault)),
  };
}
