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

/** Checks a decoded command against the table. The first fault that is an error is what a person should hear. */
export function commandFaults({ action: name, entries }: ScriptCommand): CommandFault[] {
  const action = scriptAction(name);
  if (!action) {
    const suggestion = nearest(name, currentActions());
    const message = `There is no action ${quoted(name)}. The actions are ${currentActions().join(', ')}.`;
    return [{ code: 'unknown-action', message, ...(suggestion !== undefined && { suggestion }) }];
  }
  return [
    ...deprecation(name, action),
    ...entryFaults(name, action, entries),
    ...missingParameters(name, action, entries),
    ...uselessParameters(action, entries),
    ...customFieldSize(action, entries),
  ];
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

function entryFaults(name: string, action: ScriptAction, entries: readonly ScriptEntry[]): CommandFault[] {
  const seen = new Set<string>();
  return entries.flatMap((entry, index): CommandFault[] => {
    if (entry.name === '') {
      return [];
    }
    if (seen.has(entry.name)) {
      return [{ code: 'duplicate-parameter', message: `${quoted(entry.name)} is given more than once.`, index }];
    }
    seen.add(entry.name);
    const parameter = parameterOf(action, entry.name);
    const fault = parameter
      ? valueFault(entry.name, parameter, entry.value)
      : unknownParameter(name, action, entry.name);
    return fault ? [{ ...fault, index }] : [];
  });
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
