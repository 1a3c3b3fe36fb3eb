import type { NodeKind } from '../views/nodeKeys.ts';
import type { Place } from './places.ts';

/** A command as package.json contributes it. Titles are English; the manifest's generator makes them translatable. */
export interface CommandContribution {
  readonly title: string;
  /** The name of a codicon, for title bars and inline actions. */
  readonly icon?: string;
  /** When the command can run at all. */
  readonly enablement?: string;
  /** When the palette lists it; `false` for commands that only make sense on a row of a view. */
  readonly palette?: string | false;
  /** Where it stands in menus. */
  readonly menus?: readonly Place[];
  /**
   * What the command takes of that which VS Code passes by itself: the rows of these kinds, or the URI of a document.
   * Nothing when left out.
   */
  readonly takes?: 'uri' | readonly NodeKind[];
}
