import type * as v from 'valibot';
import type { CommandCall } from '../commands/commandCall.ts';
import type { NodeKind } from '../trees/nodeKeys.ts';
import type { Place } from './places.ts';

/** A command as package.json contributes it. Titles are English; the manifest's generator makes them translatable. */
export interface CommandContribution {
  readonly title: string;
  /** The name of a codicon, for title bars and inline actions. */
  readonly icon?: string;
  /** The condition for the command to run. */
  readonly enablement?: string;
  /**
   * The condition for its entry in the palette: a site if left out, `true` for always, `false` for a command that needs
   * a row of a view.
   */
  readonly palette?: string | boolean;
  /** Its entries in menus. */
  readonly menus?: readonly Place[];
  /** Its keybinding: `key` in VS Code's notation for Windows and Linux; on a Mac `Ctrl` becomes `Cmd`. */
  readonly keybinding?: { readonly key: string; readonly when: string };
}

/** The declaration of a command. */
export interface Command<P, K extends NodeKind, S extends v.GenericSchema, R> extends CommandContribution {
  /**
   * The arguments of VS Code that the command uses: rows of these kinds, or the URI of a document. None if left out.
   */
  readonly takes?: 'uri' | readonly K[];
  /** The schema of its argument object; objects are ignored if it is left out. */
  readonly argument?: S;
  /** Runs the command with the parts of the window that it needs, and returns its result. It loads its code itself. */
  run(parts: P, call: CommandCall<v.InferOutput<S>, K>): R;
}

/** Any command of a table. */
export type AnyCommand = Command<unknown, NodeKind, v.GenericSchema, unknown>;

/**
 * Returns a function that declares commands for these parts of the window; it infers the types of the rows and of the
 * argument that `run` gets.
 */
export function commandsOn<P>() {
  return <R, const K extends NodeKind = never, S extends v.GenericSchema = v.NeverSchema<undefined>>(
    declared: Command<P, K, S, R>,
  ): Command<P, NoInfer<K>, NoInfer<S>, R> => declared;
}

/** The parts of the window that a table of commands works with. */
export type PartsOf<T extends Readonly<Record<string, AnyCommand>>> = Parameters<T[keyof T]['run']>[0];
