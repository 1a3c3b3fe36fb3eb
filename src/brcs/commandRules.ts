import type { ScriptCommand, ScriptEntry } from './print.ts';
import type { RuleCode } from './problems.ts';
import { currentActions, scriptAction } from './scriptActions.ts';
import { fitsName, parameterOf, type ScriptAction } from './scriptParameters.ts';
import { valueFault } from './valueRules.ts';
import { nearest, quoted } from './words.ts';

/** A rule that a command breaks. */
export interface CommandFault {
  readonly code: RuleCode;
  readonly message: string;
  /** The position among the entries of the one at fault; undefined where it is the command itself. */
  readonly index?: number;
  /** Parameters that would have to be added. */
  readonly missing?: readonly string[];
  /** What should stand there: the value for a fault of a value, else the name. */
  readonly suggestion?: string;
  /** All values that could stand there, where they are few. */
  readonly choices?: readonly string[];
}

/**
 * Checks a decoded command against the table, as far as the caller goes on. The first fault that is an error is what a
 * person should hear.
 */
export function* commandFaults({ action: name, entries }: ScriptCommand): Generator<CommandFault, void, void> {
  const action = scriptAction(name);
  if (!action) {
    const suggestion = nearest(name, currentActions());
    const message = `There is no action ${quoted(name)}. The actions are ${currentActions().join(', ')}.`;
    yield { code: 'unknown-action', message, ...(suggestion !== undefined && { suggestion }) };
    return;
  }
  yield* deprecation(name, action);
  yield* entryFaults(name, action, entries);
  yield* missingParameters(name, action, entries);
  yield* uselessParameters(action, entries);
  yield* customFieldSize(action, entries);
}

function deprecation(name: string, { deprecated }: ScriptAction): CommandFault[] {
  return deprecated
    ? [
        {
          code: 'deprecated-action',
          message: `${name} is deprecated. Use ${deprecated.replacement}.`,
          suggestion: deprecated.replacement,
        },
      ]
    : [];
}

function* entryFaults(
  name: string,
  action: ScriptAction,
  entries: readonly ScriptEntry[],
): Generator<CommandFault, void, void> {
  const seen = new Set<string>();
  for (const [index, entry] of entries.entries()) {
    const fault = seen.has(entry.name) ? duplicate(entry) : entryFault(name, action, entry);
    seen.add(entry.name);
    if (entry.name !== '' && fault) {
      yield { ...fault, index };
    }
  }
}

function duplicate({ name }: ScriptEntry): CommandFault {
  return { code: 'duplicate-parameter', message: `${quoted(name)} is given more than once.` };
}

function entryFault(action: string, table: ScriptAction, { name, value }: ScriptEntry): CommandFault | undefined {
  const parameter = parameterOf(table, name);
  return parameter ? valueFault(name, parameter, value) : unknownParameter(action, table, name);
}

function unknownParameter(name: string, action: ScriptAction, parameter: string): CommandFault {
  const known = Object.keys(action.parameters);
  const suggestion = nearest(
    parameter,
    known.filter((each) => !each.endsWith('*')),
  );
  const those = known.length > 0 ? `It has ${known.join(', ')}.` : 'It has none.';
  const message = `${name} has no parameter ${quoted(parameter)}. ${those}`;
  return { code: 'unknown-parameter', message, ...(suggestion !== undefined && { suggestion }) };
}

function missingParameters(name: string, action: ScriptAction, entries: readonly ScriptEntry[]): CommandFault[] {
  const has = (pattern: string): boolean => entries.some((entry) => fitsName(entry.name, pattern));
  const says = (pattern: string): boolean =>
    entries.some((entry) => entry.value.trim() !== '' && fitsName(entry.name, pattern));
  const required = Object.entries(action.parameters).flatMap(([each, parameter]) =>
    parameter.required && !has(each) ? [each] : [],
  );
  const faults = required.map((each): CommandFault => {
    return { code: 'missing-parameter', message: `${name} needs ${each}.`, missing: [each] };
  });
  for (const group of action.anyOf ?? []) {
    if (!group.some(says)) {
      const usual = group.map((each) => (each === 'client.*' ? 'client.hostname' : each)).slice(-1);
      const missing = usual.filter((each) => !has(each));
      faults.push({
        code: 'missing-parameter',
        message: `${name} needs at least one of ${group.join(', ')}.`,
        ...(missing.length > 0 && { missing }),
      });
    }
  }
  for (const group of action.allOrNone ?? []) {
    const missing = group.filter((each) => !has(each));
    if (missing.length > 0 && missing.length < group.length) {
      const message = `${group.join(', ')} belong together: give all of them or none. Missing: ${missing.join(', ')}.`;
      faults.push({ code: 'incomplete-group', message, missing });
    }
  }
  return faults;
}

function uselessParameters(action: ScriptAction, entries: readonly ScriptEntry[]): CommandFault[] {
  return entries.flatMap(({ name }, index): CommandFault[] => {
    const condition = parameterOf(action, name)?.onlyWith;
    const other = condition && entries.find((entry) => entry.name === condition.name);
    return !other || other.value === condition.value
      ? []
      : [
          {
            code: 'not-applicable',
            message: `${name} does not go with ${condition.name} ${quoted(other.value)}: ${condition.reason}.`,
            index,
          },
        ];
  });
}

function customFieldSize(action: ScriptAction, entries: readonly ScriptEntry[]): CommandFault[] {
  let bytes = 0;
  for (const [index, { name, value }] of entries.entries()) {
    const parameter = parameterOf(action, name);
    if (parameter?.kind === 'customField') {
      bytes += Buffer.byteLength(value);
      if (bytes > parameter.maxTotalBytes) {
        const limit = `at most ${parameter.maxTotalBytes} bytes (10 KB)`;
        const message = `All custom fields of a command together, with the external key, must be ${limit}.`;
        return [{ code: 'custom-fields-too-long', message, index }];
      }
    }
  }
  return [];
}
