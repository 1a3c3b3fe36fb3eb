import { html } from 'lit';
import type { Formatted } from './messages.ts';
import { tell } from './host.ts';
import { styled } from './styled.ts';

/** A formatted message as elements; text stays text, and a link is opened by the host, which asks first. */
export function formatted(nodes: readonly Formatted[], mark: (text: string) => unknown): unknown {
  return nodes.map((node) => one(node, mark));
}

function one(node: Formatted, mark: (text: string) => unknown): unknown {
  switch (node.kind) {
    case 'text':
      return mark(node.text);
    case 'bold':
      return html`<b>${formatted(node.children, mark)}</b>`;
    case 'italic':
      return html`<i>${formatted(node.children, mark)}</i>`;
    case 'underline':
      return html`<u>${formatted(node.children, mark)}</u>`;
    case 'color':
      return html`<span ${styled({ color: node.color })}>${formatted(node.children, mark)}</span>`;
    case 'list':
      return html`<ul>
        ${node.items.map((item) => html`<li>${formatted(item, mark)}</li>`)}
      </ul>`;
    case 'link':
      return html`<button class="link" title=${node.url} @click=${() => tell({ type: 'link', url: node.url })}>
        ${mark(node.url)}
      </button>`;
  }
}
