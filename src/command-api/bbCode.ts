/** A piece of a formatted chat message. */
export type BbNode =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'bold' | 'italic' | 'underline'; readonly children: readonly BbNode[] }
  /** `color` is a name of letters or `#` and three or six hexadecimal digits, so it is safe as a CSS value. */
  | { readonly kind: 'color'; readonly color: string; readonly children: readonly BbNode[] }
  | { readonly kind: 'list'; readonly items: readonly (readonly BbNode[])[] }
  /** `url` is a valid http or https URL of at most 8000 characters. */
  | { readonly kind: 'link'; readonly url: string };

/**
 * The tags of a chat message as a tree (guide: send_chat_message, Text Formatting): b, color, i, u, ul with li, url.
 * Whatever else looks like a tag, is not closed, or is nested deeper than 50 tags, stays the text it is.
 */
export function parseBbCode(body: string): readonly BbNode[] {
  const nodes: Node[] = [];
  const stack: Open[] = [];
  let end = 0;
  for (const match of body.matchAll(TAG)) {
    const [text, opening, value = '', closing = ''] = match;
    addText(nodes, stack, body.slice(end, match.index));
    end = match.index + text.length;
    const accepted =
      opening === undefined ? close(nodes, stack, closing) : open(nodes, stack, { opening, value, text });
    if (!accepted) {
      addText(nodes, stack, text);
    }
  }
  addText(nodes, stack, body.slice(end));
  return joined(nodes).map(withoutItem);
}

/** What is read by people who get no formatting: list items on lines of their own. */
export function bbCodeText(nodes: readonly BbNode[]): string {
  return nodes.map(plainText).join('');
}

/** What opens, the value of a color in it, and what closes. */
const TAG = /\[(?:(b|i|u|ul|li|url|color(?:=([a-z]{1,30}|#(?:[\da-f]{3}){1,2}))?)|\/(b|i|u|ul|li|url|color))\]/gi;
const MAX_DEPTH = 50;
/** In characters; longer than any address that is of use. */
const MAX_URL = 8000;

/** A list item that has not found its list yet. */
type Node = BbNode | { readonly kind: 'item'; readonly children: readonly BbNode[] };

/**
 * A tag that has been opened. Its text stands among the nodes until it is closed, so that one never closed is text
 * without anything being moved; what is inside of it comes after.
 */
interface Open {
  readonly tag: string;
  readonly value: string;
  /** Where its text stands. */
  readonly at: number;
}

function addText(nodes: Node[], stack: readonly Open[], text: string): void {
  const last = nodes.at(-1);
  const isOpen = stack.at(-1)?.at === nodes.length - 1;
  if (text !== '' && last?.kind === 'text' && !isOpen) {
    nodes[nodes.length - 1] = { kind: 'text', text: last.text + text };
  } else if (text !== '') {
    nodes.push({ kind: 'text', text });
  }
}

function open(
  nodes: Node[],
  stack: Open[],
  { opening, value, text }: { readonly opening: string; readonly value: string; readonly text: string },
): boolean {
  const tag = opening.replace(/=.*$/s, '').toLowerCase();
  const misplaced = (tag === 'li' && stack.at(-1)?.tag !== 'ul') || (tag === 'color' && value === '');
  if (stack.length >= MAX_DEPTH || misplaced) {
    return false;
  }
  stack.push({ tag, value, at: nodes.length });
  nodes.push({ kind: 'text', text });
  return true;
}

/** Tags inside that were not closed turn out to be text; so does this one when what is inside of it does not fit. */
function close(nodes: Node[], stack: Open[], closing: string): boolean {
  const tag = closing.toLowerCase();
  const place = stack.findLastIndex((one) => one.tag === tag);
  const [done] = place < 0 ? [] : stack.splice(place);
  const url = done?.tag === 'url' ? urlAfter(nodes, done.at) : undefined;
  if (!done || (done.tag === 'url' && url === undefined)) {
    return false;
  }
  const inside = nodes.splice(done.at).slice(1);
  nodes.push(url === undefined ? nodeFor(done, joined(inside)) : { kind: 'link', url });
  return true;
}

/** The node of a tag that is complete. */
function nodeFor({ tag, value }: Open, inside: readonly Node[]): Node {
  switch (tag) {
    case 'b':
      return { kind: 'bold', children: inside.map(withoutItem) };
    case 'i':
      return { kind: 'italic', children: inside.map(withoutItem) };
    case 'u':
      return { kind: 'underline', children: inside.map(withoutItem) };
    case 'color':
      return { kind: 'color', color: value, children: inside.map(withoutItem) };
    case 'li':
      return { kind: 'item', children: inside.map(withoutItem) };
    default:
      return { kind: 'list', items: inside.flatMap(itemOf) };
  }
}

/** Texts beside each other as one. */
function joined(nodes: readonly Node[]): readonly Node[] {
  const result: Node[] = [];
  for (const node of nodes) {
    const last = result.at(-1);
    if (node.kind === 'text' && last?.kind === 'text') {
      result[result.length - 1] = { kind: 'text', text: last.text + node.text };
    } else {
      result.push(node);
    }
  }
  return result;
}

/** The address that all nodes after the one at `at` are. */
function urlAfter(nodes: readonly Node[], at: number): string | undefined {
  let text = '';
  for (let index = at + 1; index < nodes.length; index++) {
    const node = nodes[index];
    if (node?.kind !== 'text' || text.length + node.text.length > MAX_URL) {
      return undefined;
    }
    text += node.text;
  }
  const url = text.trim();
  return /^https?:\/\/[^\s]+$/i.test(url) && URL.canParse(url) ? url : undefined;
}

/** What stands in a list outside of an item, white space apart, is an item of its own. */
function itemOf(node: Node): (readonly BbNode[])[] {
  if (node.kind === 'item') {
    return [node.children];
  }
  return node.kind === 'text' && node.text.trim() === '' ? [] : [[node]];
}

/** An item whose list was never closed. */
function withoutItem(node: Node): BbNode {
  return node.kind === 'item' ? { kind: 'list', items: [node.children] } : node;
}

function plainText(node: BbNode): string {
  switch (node.kind) {
    case 'text':
      return node.text;
    case 'link':
      return node.url;
    case 'list':
      return node.items.map((item) => `\n• ${bbCodeText(item)}`).join('') + '\n';
    default:
      return bbCodeText(node.children);
  }
}
