import * as vscode from 'vscode';

/** A context key of `when` clauses that tells VS Code only when its value flips. */
export class ContextKey<T extends string | boolean> {
  readonly #key: string;
  #value: T | undefined;

  /** @param key the full name, `repWorkflows.state`. */
  constructor(key: string) {
    this.#key = key;
  }

  set(value: T): void {
    if (value !== this.#value) {
      this.#value = value;
      void vscode.commands.executeCommand('setContext', this.#key, value);
    }
  }
}
