/** A piece of a formatted chat message. */
export type BbNode =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'bold' | 'italic' | 'underline'; readonly children: readonly BbNode[] }
  /** `color` is a name of letters or `#` and three or six hexadecimal digits, so it is safe as a CSS value. */
  | { readonly kind: 'color'; readonly color: string; readonly children: readonly BbNode[] }
  | { readonly kind: 'list'; readonly items: readonly (readonly BbNode[])[] }
  /** `url` is a valid http or https URL. */
  | { readonly kind: 'link'; readonly url: string };

/**
 * The tags of a chat message as a tree (guide: send_chat_message, Text Formatting): b, color, i, u, ul with li, url.
 * Whatever else looks like a tag, is not closed, or is nested deeper than 50 tags, stays the text it is.
 */
export function parseBbCode(body: string): readonly BbNode[] {
  const root: Open = { tag: '', text: '', value: '', nodes: [] };
  const stack: Open[] = [root];
  let end = 0;
  for (const match of body.matchAll(TAG)) {
    const { opening, value = '', closing } = match.groups ?? {};
    addText(top(stack, root), body.slice(end, match.index));
    end = match.index + match[0].length;
    const accepted = opening === undefined ? close(stack, closing ?? '') : open(stack, opening, value, match[0]);
    if (!accepted) {
      addText(top(stack, root), match[0]);
    }
  }
  addText(top(stack, root), body.slice(end));
  while (stack.length > 1) {
    giveUp(stack);
  }
  return root.nodes.map(withoutItem);
}

/** What is read by people who get no formatting: list items on lines of their own. */
export function bbCodeText(nodes: readonly BbNode[]): string {
  return nodes.map(plainText).join('');
}

const TAG =
  /\[(?:(?<opening>b|i|u|ul|li|url|color(?:=(?<value>[a-z]{1,30}|#(?:[\da-f]{3}){1,2}))?)|\/(?<closing>b|i|u|ul|li|url|color))\]/gi;
const MAX_DEPTH = 50;

/** A list item that has not found its list yet. */
type Node = BbNode | { readonly kind: 'item'; readonly children: readonly BbNode[] };

/** A tag that has been opened, with what has come after it. */
interface Open {
  readonly tag: string;
  /** The tag as it was written. */
  readonly text: string;
  readonly value: string;
  readonly nodes: Node[];
}

function top(stack: readonly Open[], root: Open): Open {
  return stack.at(-1) ?? root;
}

function addText({ nodes }: Open, text: string): void {
  const last = nodes.at(-1);
  if (text !== '' && last?.kind === 'text') {
    nodes[nodes.length - 1] = { kind: 'text', text: last.text + text };
  } else if (text !== '') {
    nodes.push({ kind: 'text', text });
  }
}

function open(stack: Open[], opening: string, value: string, text: string): boolean {
  const tag = opening.replace(/=.*$/s, '').toLowerCase();
  const misplaced = (tag === 'li' && stack.at(-1)?.tag !== 'ul') || (tag === 'color' && value === '');
  if (stack.length > MAX_DEPTH || misplaced) {
    return false;
  }
  stack.push({ tag, text, value, nodes: [] });
  return true;
}

/** Tags inside that were not closed turn out to be text. */
function close(stack: Open[], closing: string): boolean {
  const tag = closing.toLowerCase();
  if (!stack.some((one) => one.tag === tag)) {
    return false;
  }
  while (stack.at(-1)?.tag !== tag) {
    giveUp(stack);
  }
  const done = stack.pop();
  const node = done && nodeFor(done);
  if (!done || !node) {
    stack.push(...(done ? [done] : []));
    giveUp(stack);
    return false;
  }
  stack.at(-1)?.nodes.push(node);
  return true;
}

/** The innermost open tag becomes text. */
function giveUp(stack: Open[]): void {
  const given = stack.pop();
  const parent = stack.at(-1);
  if (given && parent) {
    addText(parent, given.text);
    for (const node of given.nodes) {
      if (node.kind === 'text') {
        addText(parent, node.text);
      } else {
        parent.nodes.push(node);
      }
    }
  }
}

/** The node of a tag that is complete; undefined when what is inside of it does not fit. */
function nodeFor({ tag, value, nodes }: Open): Node | undefined {
  const children = nodes.map(withoutItem);
  switch (tag) {
    case 'b':
      return { kind: 'bold', children };
    case 'i':
      return { kind: 'italic', children };
    case 'u':
      return { kind: 'underline', children };
    case 'color':
      return { kind: 'color', color: value, children };
    case 'li':
      return { kind: 'item', children };
    case 'ul':
      return { kind: 'list', items: nodes.flatMap(itemOf) };
    default:
      return linkFor(children);
  }
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

function linkFor(children: readonly BbNode[]): BbNode | undefined {
  const [child, ...more] = children;
  const url = child?.kind === 'text' && more.length === 0 ? child.text.trim() : '';
  return /^https?:\/\/[^\s]+$/i.test(url) && URL.canParse(url) ? { kind: 'link', url } : undefined;
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
