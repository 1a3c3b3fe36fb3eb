/** A piece of a formatted chat message. */
export type BbNode =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'bold' | 'italic' | 'underline'; readonly children: readonly BbNode[] }
  /** `color` is a name of letters or `#` and three or six hexadecimal digits, so it is a safe CSS value. */
  | { readonly kind: 'color'; readonly color: string; readonly children: readonly BbNode[] }
  | { readonly kind: 'list'; readonly items: readonly (readonly BbNode[])[] }
  /** `url` is a valid http or https URL of at most 8000 characters. */
  | { readonly kind: 'link'; readonly url: string };

/**
 * Parses the tags of a chat message to a tree (guide: send_chat_message, Text Formatting): b, color, i, u, ul with li,
 * url. Other tags, unclosed ones and those nested deeper than 50 stay text.
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

/** Returns the plain text of a message, with list items on separate lines. */
export function bbCodeText(nodes: readonly BbNode[]): string {
  return nodes.map(plainText).join('');
}

/** Matches an opening tag with a color value, or a closing tag. */
const TAG = /\[(?:(b|i|u|ul|li|url|color(?:=([a-z]{1,30}|#(?:[\da-f]{3}){1,2}))?)|\/(b|i|u|ul|li|url|color))\]/gi;
const MAX_DEPTH = 50;
/** Limit of a URL in characters; no usable one is longer. */
const MAX_URL = 8000;

/** A node while parsing, including a list item outside of a list. */
type Node = BbNode | { readonly kind: 'item'; readonly children: readonly BbNode[] };

/**
 * An opened tag. Its text is among the nodes, followed by its content, until it is closed; an unclosed one is then
 * already text.
 */
interface Open {
  readonly tag: string;
  readonly value: string;
  /** Index of the tag's text among the nodes. */
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

/** Closes a tag. Unclosed tags inside become text, and so does this one if its content is invalid. */
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

/** Returns the node of a complete tag. */
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

/** Merges adjacent texts. */
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

/** Returns the URL that the nodes after index `at` form together. */
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

/** Converts the content of a list to items: other nodes than items, except white space, become items too. */
function itemOf(node: Node): (readonly BbNode[])[] {
  if (node.kind === 'item') {
    return [node.children];
  }
  return node.kind === 'text' && node.text.trim() === '' ? [] : [[node]];
}

/** Unwraps an item outside of a list. */
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
