import { parseBbCode, type BbNode } from '../../../command-api/bbCode.ts';
import { harmless } from '../../platform/terminalText.ts';

const ESCAPE = '\u001b';
const CODES = { bold: '1', dim: '2', italic: '3', underline: '4', red: '31', green: '32', cyan: '36' } as const;

/** The colours of terminals by their names. */
const COLORS: Readonly<Record<string, number>> = {
  black: 30,
  red: 31,
  green: 32,
  yellow: 33,
  blue: 34,
  magenta: 35,
  purple: 35,
  cyan: 36,
  white: 37,
  gray: 90,
  grey: 90,
};

/** Returns `text` in a style; text that others wrote must have passed `harmless`. */
export function styled(text: string, ...styles: readonly (keyof typeof CODES)[]): string {
  return sequence(styles.map((style) => CODES[style])) + text + (styles.length > 0 ? sequence(['0']) : '');
}

/** Returns a chat message for a terminal: its BBCode becomes styles, everything else stays text. */
export function messageText(body: string): string {
  return render(parseBbCode(body), []);
}

function render(nodes: readonly BbNode[], codes: readonly string[]): string {
  return nodes.map((node) => renderNode(node, codes)).join('');
}

function renderNode(node: BbNode, codes: readonly string[]): string {
  switch (node.kind) {
    case 'text':
      return inStyle(harmless(node.text), codes);
    case 'link':
      return inStyle(harmless(node.url), [...codes, CODES.underline]);
    case 'color':
      return render(node.children, [...codes, ...colorCode(node.color)]);
    case 'list':
      return node.items.map((item) => `\r\n  • ${render(item, codes)}`).join('') + '\r\n';
    default:
      return render(node.children, [...codes, CODES[node.kind]]);
  }
}

function inStyle(text: string, codes: readonly string[]): string {
  return codes.length > 0 ? sequence(codes) + text + sequence(['0']) : text;
}

function colorCode(color: string): readonly string[] {
  const named = Object.hasOwn(COLORS, color.toLowerCase()) ? COLORS[color.toLowerCase()] : undefined;
  if (named !== undefined) {
    return [String(named)];
  }
  const digits = /^#([\da-f]{3}|[\da-f]{6})$/i.exec(color)?.[1];
  if (digits === undefined) {
    return [];
  }
  const pairs = digits.length === 3 ? Array.from(digits, (digit) => digit + digit) : (digits.match(/../g) ?? []);
  return ['38', '2', ...pairs.map((pair) => String(Number.parseInt(pair, 16)))];
}

function sequence(codes: readonly string[]): string {
  return codes.length > 0 ? `${ESCAPE}[${codes.join(';')}m` : '';
}
