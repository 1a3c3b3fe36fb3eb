import type * as vscode from 'vscode';
import { codeNameOf } from '../../../brcs/customFields.ts';
import type { RequestedCommand } from '../../../brcs/buildScript.ts';
import { scriptAction } from '../../../brcs/scriptActions.ts';
import { parameterFor } from '../../../schema/parameters.ts';

const KEY = 'scripts.recent';
const MAX_VALUES = 20;
const MAX_LENGTH = 255;

/** The entry that keeps the code names of custom fields. */
const FIELDS = 'session.custom';

type Recent = Readonly<Record<string, readonly string[]>>;

/**
 * Names of machines, Jumpoints, users and custom fields that scripts were made with, the latest first. Values of custom
 * fields, which may say anything of a customer, and passwords are not kept.
 */
export class RecentValues {
  readonly #memento: vscode.Memento;

  constructor(memento: vscode.Memento) {
    this.#memento = memento;
  }

  /** The values that a parameter had. */
  values(parameter: string): readonly string[] {
    return this.#all()[parameter] ?? [];
  }

  /** The code names of custom fields. */
  customFields(): readonly string[] {
    return this.values(FIELDS);
  }

  /** Remembers what a command was made with. */
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
