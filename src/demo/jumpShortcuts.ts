/** A Jump shortcut as it was imported: parameters by the guide's names. */
export type JumpShortcut = Readonly<Record<string, string>>;

/** The oldest go when there are more, so that a script cannot fill the memory. */
const MAX_SHORTCUTS = 20_000;

/** The Jump shortcuts that were imported. */
export class JumpShortcuts {
  readonly #shortcuts = new Map<string, JumpShortcut>();

  /** Oldest first. */
  get all(): readonly JumpShortcut[] {
    return [...this.#shortcuts.values()];
  }

  /** False when the group already has one of that name for that endpoint. */
  add(shortcut: JumpShortcut, hostnameParameter: string): boolean {
    const { group, name } = shortcut;
    const identity = JSON.stringify([group, name, hostnameParameter, shortcut[hostnameParameter]]);
    if (this.#shortcuts.has(identity)) {
      return false;
    }
    const [oldest] = this.#shortcuts.keys();
    if (oldest !== undefined && this.#shortcuts.size >= MAX_SHORTCUTS) {
      this.#shortcuts.delete(oldest);
    }
    this.#shortcuts.set(identity, shortcut);
    return true;
  }
}
