import { html, type TemplateResult } from 'lit';
import { tell } from '../kit/host.ts';
import type { PageAction } from './messages.ts';

/** A button that opens a list of actions; it closes by Escape and when the focus goes elsewhere, as by a click there. */
export function menu(title: string, items: readonly PageAction[]): TemplateResult {
  return html`<details class="menu" @keydown=${onKey} @focusout=${onFocusOut}>
    <summary class="plain">${title} <span aria-hidden="true">▾</span></summary>
    <div class="items" tabindex="-1" @click=${onClick}>
      ${items.map(
        ({ id, title: text }) =>
          html`<button class="item" @click=${() => tell({ type: 'action', id })}>${text}</button>`,
      )}
    </div>
  </details>`;
}

function onKey(event: KeyboardEvent): void {
  const { currentTarget: details, key } = event;
  if (!(details instanceof HTMLDetailsElement)) {
    return;
  }
  if (key === 'Escape' && details.open) {
    // It is not for VS Code as well.
    event.stopPropagation();
    close(details);
  } else if (['ArrowDown', 'ArrowUp', 'Home', 'End'].includes(key)) {
    event.preventDefault();
    details.open = true;
    focusItem([...details.querySelectorAll<HTMLElement>('.item')], event);
  }
}

/** From an item to the next one, round at the ends; from the button to the first or the last. */
function focusItem(items: readonly HTMLElement[], { key, target }: KeyboardEvent): void {
  const at = items.findIndex((item) => item === target);
  const places: Readonly<Record<string, number>> = {
    ArrowDown: at + 1,
    ArrowUp: Math.max(at, 0) - 1,
    Home: 0,
    End: -1,
  };
  items.at((places[key] ?? 0) % items.length)?.focus();
}

function onFocusOut({ currentTarget: details, relatedTarget }: FocusEvent): void {
  if (details instanceof HTMLDetailsElement && !(relatedTarget instanceof Node && details.contains(relatedTarget))) {
    details.open = false;
  }
}

function onClick({ currentTarget, target }: Event): void {
  const details = currentTarget instanceof HTMLElement ? currentTarget.closest('details') : null;
  if (details && target !== currentTarget) {
    close(details);
  }
}

function close(details: HTMLDetailsElement): void {
  details.open = false;
  details.querySelector('summary')?.focus();
}
