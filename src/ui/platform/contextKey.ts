import * as vscode from 'vscode';
import type { ContextKeys } from './contributions/contextKeys.ts';

/** A context key of `when` clauses; VS Code is called only when its value changes. */
export class ContextKey<K extends keyof ContextKeys> {
  readonly #name: K;
  #value: ContextKeys[K] | undefined;

  /** @param name the key without its prefix: `state`. */
  constructor(name: K) {
    this.#name = name;
  }

  set(value: ContextKeys[K]): void {
    if (value !== this.#value) {
      this.#value = value;
      void vscode.commands.executeCommand('setContext', `repWorkflows.${this.#name}`, value);
    }
  }
}
