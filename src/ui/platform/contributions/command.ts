import type * as v from 'valibot';
import type { CommandCall } from '../commands/commandCall.ts';
import type { NodeKind } from '../trees/nodeKeys.ts';
import type { Place } from './places.ts';

/** A command as package.json contributes it. Titles are English; the manifest's generator makes them translatable. */
export interface CommandContribution {
  readonly title: string;
  /** The name of a codicon, for title bars and inline actions. */
  readonly icon?: string;
  /** When the command can run at all. */
  readonly enablement?: string;
  /**
   * When the palette lists it: where there is a site when left out, `true` for always, `false` for commands that only make
   * sense on a row of a view.
   */
  readonly palette?: string | boolean;
  /** Where it stands in menus. */
  readonly menus?: readonly Place[];
  /** The keys that run it: `key` as VS Code writes it for Windows and Linux, where `Ctrl` is `Cmd` on a Mac. */
  readonly keybinding?: { readonly key: string; readonly when: string };
}

/** All that there is to say of a command. */
export interface Command<P, K extends NodeKind, S extends v.GenericSchema, R> extends CommandContribution {
  /**
   * What the command takes of that which VS Code passes by itself: the rows of these kinds, or the URI of a document.
   * Nothing when left out.
   */
  readonly takes?: 'uri' | readonly K[];
  /** What its argument object has to be; an object is passed over where this is left out. */
  readonly argument?: S;
  /** Does it with the parts of the window that it needs, and gives its result. Its code is loaded late. */
  run(parts: P, call: CommandCall<v.InferOutput<S>, K>): R;
}

/** A command of a table, whichever it is. */
export type AnyCommand = Command<unknown, NodeKind, v.GenericSchema, unknown>;

/**
 * Declares commands that work with these parts of the window: the rows and the argument that a command takes are the
 * ones that its `run` is given.
 */
export function commandsOn<P>() {
  return <R, const K extends NodeKind = never, S extends v.GenericSchema = v.NeverSchema<undefined>>(
    declared: Command<P, K, S, R>,
  ): Command<P, NoInfer<K>, NoInfer<S>, R> => declared;
}

/** The parts of the window that a table of commands works with. */
export type PartsOf<T extends Readonly<Record<string, AnyCommand>>> = Parameters<T[keyof T]['run']>[0];
