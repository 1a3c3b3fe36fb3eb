import type { Formatted } from '../kit/messages.ts';

/** A formatted message as elements. Text stays text, and a link is only shown. */
export function previewNodes(nodes: readonly Formatted[]): Node[] {
  return nodes.map(previewNode);
}

function previewNode(node: Formatted): Node {
  switch (node.kind) {
    case 'text':
      return document.createTextNode(node.text);
    case 'bold':
      return wrapped('b', node.children);
    case 'italic':
      return wrapped('i', node.children);
    case 'underline':
      return wrapped('u', node.children);
    case 'color': {
      const span = wrapped('span', node.children);
      span.style.color = node.color;
      return span;
    }
    case 'list': {
      const list = document.createElement('ul');
      list.append(...node.items.map((item) => wrapped('li', item)));
      return list;
    }
    case 'link': {
      const link = document.createElement('span');
      link.className = 'link';
      link.textContent = node.url;
      return link;
    }
  }
}

function wrapped(name: 'b' | 'i' | 'u' | 'span' | 'li', children: readonly Formatted[]): HTMLElement {
  const element = document.createElement(name);
  element.append(...previewNodes(children));
  return element;
}
