/** The object of a row. Its id is the row id in the table of its kind, or the name of a group. */
export interface TreeNode {
  readonly kind: NodeKind;
  readonly id: string;
}

const KINDS = [
  'queue',
  'personal',
  'session',
  'rep',
  'group',
  'presentation',
  'attendee',
  'more',
  'key',
  'appliance',
  'clientType',
  'client',
  'resource',
  'operation',
  'backup',
  'report',
  'message',
] as const;
export type NodeKind = (typeof KINDS)[number];

/**
 * Returns the key of a row: the path from the view's root to it (`queue:3/session:42`), so that a session in two places
 * has two keys, and a row can be found by its key alone. A lone surrogate, which cannot be encoded, stays as it is.
 */
export function nodeKey(parent: string | undefined, kind: NodeKind, id: string): string {
  const own = `${kind}:${id.isWellFormed() ? encodeURIComponent(id.toWellFormed()) : id.replace(/[%/:]/g, encodeURIComponent)}`;
  return parent === undefined ? own : `${parent}/${own}`;
}

/** Returns the key of the parent row; undefined for a row at the root. */
export function parentKey(key: string): string | undefined {
  const end = key.lastIndexOf('/');
  return end < 0 ? undefined : key.slice(0, end);
}

/**
 * Returns the object of the row with this key; undefined if it is no key, such as another first argument of a command.
 */
export function resolveNode(element: unknown): TreeNode | undefined {
  if (typeof element !== 'string') {
    return undefined;
  }
  const own = element.slice(element.lastIndexOf('/') + 1);
  const colon = own.indexOf(':');
  const kind = KINDS.find((known) => known === own.slice(0, colon));
  if (kind === undefined) {
    return undefined;
  }
  try {
    return { kind, id: decodeURIComponent(own.slice(colon + 1)) };
  } catch {
    return undefined;
  }
}
