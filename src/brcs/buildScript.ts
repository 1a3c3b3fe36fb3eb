import { commandFaults } from './checks/commandRules.ts';
import { printCommands, type ScriptCommand } from './print.ts';
import { RULES } from './checks/problems.ts';
import { MAX_COMMANDS } from './scriptActions.ts';

/**
 * A value as callers may pass it: numbers and booleans (`yes`, `no`) are accepted too; undefined counts as left out.
 */
export type ScriptValue = string | number | boolean | undefined;

/** A command to build: the action and its parameters, by the guide's names, not encoded. */
export interface RequestedCommand {
  readonly action: string;
  readonly params?: Readonly<Record<string, ScriptValue>>;
}

/**
 * Returns the text of a script with these commands, in order.
 * @throws Error whose message names the parameter and its bound.
 */
export function buildScript(requested: readonly RequestedCommand[]): string {
  if (requested.length === 0) {
    throw new Error('A script needs at least one action.');
  }
  if (requested.length > MAX_COMMANDS) {
    throw new Error(`A script can have at most ${MAX_COMMANDS} commands; these are ${requested.length}.`);
  }
  const commands = requested.map(checkedCommand);
  const deletion = commands.findIndex(({ action }) => action === 'delete_script_file');
  if (deletion >= 0 && deletion < commands.length - 1) {
    throw new Error('delete_script_file must be the last action: nothing may follow it.');
  }
  return printCommands(commands);
}

/**
 * Returns the command if it is valid.
 * @throws Error whose message names the parameter and its bound.
 */
export function checkedCommand({ action, params = {} }: RequestedCommand): ScriptCommand {
  const given = Object.entries(params).filter(([, value]) => value !== undefined);
  const command = { action, entries: given.map(([name, value]) => ({ name, value: textOf(value) })) };
  const broken = command.entries.find(({ name, value }) => !name.isWellFormed() || !value.isWellFormed());
  if (broken) {
    throw new Error(`${broken.name.toWellFormed()} holds half a character, which cannot be written as UTF-8.`);
  }
  const faults = commandFaults(command, { asWritten: false });
  for (;;) {
    const { done, value: told } = faults.next();
    if (done) {
      return { action, entries: told.map(([name, value]) => ({ name, value })) };
    }
    if (RULES[told.code] === 'error') {
      throw new Error(told.message);
    }
  }
}

function textOf(value: ScriptValue): string {
  return typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value);
}
