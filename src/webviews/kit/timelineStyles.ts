import { css } from 'lit';

export const timelineStyles = css`
  .frame {
    display: grid;
    grid-template-columns: minmax(80px, 170px) minmax(0, 1fr);
    gap: 8px;
  }
  .name {
    height: 28px;
    line-height: 28px;
    overflow: hidden;
    white-space: nowrap;
    text-overflow: ellipsis;
  }
  .name.team {
    font-style: italic;
  }
  .plot {
    overflow: hidden;
    touch-action: pan-y;
  }
  svg {
    display: block;
  }
  .grid {
    stroke: var(--vscode-panel-border, var(--vscode-contrastBorder, currentColor));
    stroke-width: 1;
    opacity: 0.5;
  }
  .tick {
    fill: var(--vscode-descriptionForeground);
    font-size: 11px;
  }
  .span {
    fill: var(--vscode-charts-blue);
    fill-opacity: 0.45;
    stroke: var(--vscode-contrastBorder, transparent);
  }
  .span.customer,
  .span.attendee {
    fill: var(--vscode-charts-green);
  }
  .span.team {
    fill: var(--vscode-charts-yellow);
  }
  .mark {
    cursor: pointer;
    fill: var(--vscode-foreground);
    stroke: var(--vscode-editor-background);
    stroke-width: 1;
  }
  .mark.chat {
    fill: var(--vscode-charts-blue);
  }
  .mark.file,
  .mark.recording {
    fill: var(--vscode-terminal-ansiCyan);
  }
  .mark.shell,
  .mark.system,
  .mark.registry {
    fill: var(--vscode-charts-purple);
  }
  .mark.transfer,
  .mark.people {
    fill: var(--vscode-charts-green);
  }
  .mark.survey {
    fill: var(--vscode-terminal-ansiMagenta);
  }
  .mark.focused,
  .mark:hover {
    stroke: var(--vscode-focusBorder);
    stroke-width: 3;
  }
  .controls {
    margin-block-start: 6px;
  }
  @media (max-width: 480px) {
    .frame {
      grid-template-columns: 84px minmax(0, 1fr);
    }
  }
`;
