/** What a row of a view stands for. Its id is the row id in the table of that kind, or the name of a group. */
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
 * The key of a row: the path from the view's root to it (`queue:3/session:42`), so that one session shown in two
 * places has two keys, and a key alone is enough to find the row again. Half a character, which cannot be encoded, stays
 * as it is.
 */
export function nodeKey(parent: string | undefined, kind: NodeKind, id: string): string {
  const own = `${kind}:${id.isWellFormed() ? encodeURIComponent(id.toWellFormed()) : id.replace(/[%/:]/g, encodeURIComponent)}`;
  return parent === undefined ? own : `${parent}/${own}`;
}

/** The key of the row above; undefined for a row at the root. */
export function parentKey(key: string): string | undefined {
  const end = key.lastIndexOf('/');
  return end < 0 ? undefined : key.slice(0, end);
}

/** What the row with this key stands for; undefined for what is no key, as a command's first argument may be. */
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
