import type * as vscode from 'vscode';
import { codeNameOf } from '../../../brcs/editing/customFields.ts';
import type { RequestedCommand } from '../../../brcs/buildScript.ts';
import { scriptAction } from '../../../brcs/scriptActions.ts';
import { parameterFor } from '../../../schema/parameters.ts';

const KEY = 'scripts.recent';
const MAX_VALUES = 20;
const MAX_LENGTH = 255;

/** The key for the code names of custom fields. */
const FIELDS = 'session.custom';

type Recent = Readonly<Record<string, readonly string[]>>;

/**
 * The most recently used names of machines, Jumpoints, users and custom fields. Passwords and the values of custom
 * fields, which may hold anything about a customer, are not stored.
 */
export class RecentValues {
  readonly #memento: vscode.Memento;

  constructor(memento: vscode.Memento) {
    this.#memento = memento;
  }

  /** Returns the recent values of a parameter. */
  values(parameter: string): readonly string[] {
    return this.#all()[parameter] ?? [];
  }

  /** Returns the recent code names of custom fields. */
  customFields(): readonly string[] {
    return this.values(FIELDS);
  }

  /** Stores the parameters of a command. */
  async remember({ action: name, params = {} }: RequestedCommand): Promise<void> {
    const action = scriptAction(name);
    let all = this.#all();
    for (const [parameter, value] of Object.entries(params)) {
      const kind = action && parameterFor(action.parameters, parameter)?.kind;
      if (kind === 'customField') {
        all = withRecent(all, FIELDS, codeNameOf(parameter) ?? '');
      } else if ((kind === 'host' || kind === 'text') && typeof value === 'string') {
        all = withRecent(all, parameter, value);
      }
    }
    await this.#memento.update(KEY, all);
  }

  #all(): Recent {
    return this.#memento.get<Recent>(KEY, {});
  }
}

function withRecent(all: Recent, name: string, value: string): Recent {
  if (value.trim() === '' || value.length > MAX_LENGTH) {
    return all;
  }
  const values = [value, ...(all[name] ?? []).filter((each) => each !== value)];
  return { ...all, [name]: values.slice(0, MAX_VALUES) };
}
