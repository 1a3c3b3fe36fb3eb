import { html, nothing, type TemplateResult } from 'lit';
import type { BrushEvent, RwChart } from '../kit/chart.ts';
import '../kit/chat.ts';
import type { RwChat } from '../kit/chat.ts';
import '../kit/heatmap.ts';
import type { RwHeatmap } from '../kit/heatmap.ts';
import { tell } from '../kit/host.ts';
import '../kit/table.ts';
import type { RwTable } from '../kit/table.ts';
import '../kit/timeline.ts';
import type { MarkEvent, RwTimeline } from '../kit/timeline.ts';
import { factItem } from './factItem.ts';
import type { ChartContent } from '../kit/messages.ts';
import type { FactsContent, Section, TextsContent } from './messages.ts';
import type { Brush, PageContent } from './page.ts';

declare global {
  interface HTMLElementTagNameMap {
    'rw-table': RwTable;
    'rw-chart': RwChart;
    'rw-heatmap': RwHeatmap;
    'rw-chat': RwChat;
    'rw-timeline': RwTimeline;
  }
}

/** What sections do to each other. */
export interface SectionLinks {
  readonly brush: Brush | undefined;
  readonly onBrush: (brush: Brush | undefined) => void;
  readonly onMark: (section: string, row: string) => void;
}

let chart: Promise<unknown> | undefined;

/** What stands under a section's heading. */
export function sectionContent(
  { id, content }: Section,
  { rows, lines, texts }: PageContent,
  { brush, onBrush, onMark }: SectionLinks,
): TemplateResult {
  switch (content.kind) {
    case 'table':
      return html`<rw-table
        .section=${id}
        .content=${content}
        .rows=${rows.get(id) ?? []}
        .texts=${texts}
        .brushed=${brush?.section === id ? brush : undefined}
      ></rw-table>`;
    case 'chat':
      return html`<rw-chat .content=${content} .lines=${lines.get(id) ?? []} .texts=${texts}></rw-chat>`;
    case 'timeline':
      return html`<rw-timeline
        .content=${content}
        .texts=${texts}
        @mark=${({ row }: MarkEvent) => onMark(content.section, row)}
      ></rw-timeline>`;
    case 'chart':
      // The library is as large as all the rest: it is loaded with the first chart.
      chart ??= import('../kit/chart.ts');
      return html`<rw-chart
        .content=${content}
        .texts=${texts}
        @brush=${({ span }: BrushEvent) => onBrush(brushOf(content, span))}
      ></rw-chart>`;
    case 'heat':
      return html`<rw-heatmap .content=${content}></rw-heatmap>`;
    case 'facts':
      return facts(content, texts);
    case 'texts':
      return writtenTexts(content);
  }
}

function brushOf(chart: ChartContent, span: BrushEvent['span']): Brush | undefined {
  const { brush, labels } = chart;
  if (!brush || !span) {
    return undefined;
  }
  const { section, column, edges } = brush;
  const [first, last] = span;
  const values = edges
    ? { from: edges[first] ?? -Infinity, to: edges[last + 1] ?? Infinity }
    : new Set(labels.slice(first, last + 1));
  return { section, column, values, chart };
}

function facts({ facts: list }: FactsContent, texts: PageContent['texts']): TemplateResult {
  return html`<dl class="list">${list.map((fact) => factItem(fact, texts))}</dl>`;
}

function writtenTexts({ texts, empty }: TextsContent): TemplateResult {
  return texts.length === 0
    ? html`<p class="muted">${empty}</p>`
    : html`<ul class="texts">
        ${texts.map(
          ({ text, about, action }) =>
            html`<li>
              <blockquote dir="auto">${text}</blockquote>
              ${
                action === undefined
                  ? about === ''
                    ? nothing
                    : html`<span class="muted">${about}</span>`
                  : html`<button class="link" @click=${() => tell({ type: 'action', id: action })}>${about}</button>`
              }
            </li>`,
        )}
      </ul>`;
}
