import { TEAMS } from './configuration.ts';

/** Something of the Jump configuration that other things name by its code name. */
export interface Named {
  readonly name: string;
  readonly codeName: string;
}

/** The Jump Groups: the guide's own, and one for each team. */
export const JUMP_GROUPS: readonly Named[] = [
  { name: 'Remote Access', codeName: 'remote_access' },
  ...TEAMS.map(({ name, codeName }) => ({ name, codeName })),
];

export const JUMP_POLICIES: readonly Named[] = [
  { name: 'Notify', codeName: 'Notify' },
  { name: 'Office hours', codeName: 'office_hours' },
];

export const SESSION_POLICIES: readonly Named[] = [
  { name: 'Servers', codeName: 'Servers' },
  { name: 'Workstations', codeName: 'workstations' },
  { name: 'Nobody at the desk', codeName: 'nobody_at_the_desk' },
  { name: 'Ask first', codeName: 'ask_first' },
];

/** A Jumpoint, as an administrator has installed it. */
export interface Jumpoint extends Named {
  readonly id: string;
  readonly hostname: string;
}

/** Row ids of the state model begin above these. */
export const JUMPOINTS: readonly Jumpoint[] = [
  { id: '101', codeName: 'aarhus', name: 'Århus – server room', hostname: 'jump-aarhus' },
  { id: '102', codeName: 'quebec', name: 'Québec & Trois-Rivières', hostname: 'jump-quebec' },
];

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
