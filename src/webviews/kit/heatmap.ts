import { css, html, LitElement, type TemplateResult } from 'lit';
import type { HeatContent } from './messages.ts';
import { styled } from './styled.ts';
import { base } from './theme.ts';

const figure = new Intl.NumberFormat(document.documentElement.lang || 'en', { maximumFractionDigits: 1 });

const DARKEST_PERCENT = 40;

/** Figures by row and column: a table whose cells are the darker the larger their figure is. */
export class RwHeatmap extends LitElement {
  static override styles = [
    base,
    css`
      .box {
        overflow-x: auto;
      }
      table {
        width: 100%;
        border-spacing: 1px;
        font-variant-numeric: tabular-nums;
        user-select: text;
      }
      th {
        padding: 2px 4px;
        color: var(--vscode-descriptionForeground);
        font-weight: normal;
      }
      th[scope='row'] {
        text-align: start;
        white-space: nowrap;
      }
      td {
        min-width: 26px;
        padding: 4px 2px;
        text-align: center;
        background: color-mix(in srgb, var(--vscode-charts-blue) var(--heat), transparent);
      }
      td.unknown {
        background: repeating-linear-gradient(45deg, transparent 0 3px, var(--faint-line) 3px 4px);
      }
    `,
  ];
  static override properties = { content: { attribute: false } };

  declare content: HeatContent;

  protected override render(): TemplateResult {
    const { rows, columns, values, description } = this.content;
    const most = values.flat().reduce<number>((largest, value) => Math.max(largest, value ?? 0), 0);
    return html`<div class="box" tabindex="0" role="group" aria-label=${description}>
      <table aria-label=${description}>
        <thead>
          <tr>
            <td class="corner"></td>
            ${columns.map((column) => html`<th scope="col">${column}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            (row, at) =>
              html`<tr>
                <th scope="row">${row}</th>
                ${(values[at] ?? []).map((value) => cell(value, most))}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }
}

function cell(value: number | null, most: number): TemplateResult {
  if (value === null) {
    return html`<td class="unknown"></td>`;
  }
  // Never so dark that the figure cannot be read.
  const heat = most > 0 ? Math.round((value / most) * DARKEST_PERCENT) : 0;
  return html`<td ${styled({ '--heat': `${heat}%` })}>${value === 0 ? '' : figure.format(value)}</td>`;
}

customElements.define('rw-heatmap', RwHeatmap);
