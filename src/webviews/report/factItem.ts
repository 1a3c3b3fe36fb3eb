import { html, type TemplateResult } from 'lit';
import { valueText } from '../kit/format.ts';
import { tell } from '../kit/host.ts';
import type { Fact, PageTexts } from '../kit/messages.ts';

/** A fact of a list: its label above its value, which is a link where pressing it does something. */
export function factItem({ label, value, kind = 'text', action }: Fact, texts: PageTexts): TemplateResult {
  // The line breaks of a value are shown; those of the templates around it are not.
  const text = html`<span class="value">${valueText(value, kind, texts)}</span>`;
  return html`<div>
    <dt dir="auto">${label}</dt>
    <dd dir="auto">
      ${
        action === undefined
          ? text
          : html`<button class="link" @click=${() => tell({ type: 'action', id: action })}>${text}</button>`
      }
    </dd>
  </div>`;
}
