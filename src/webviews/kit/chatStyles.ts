import { css } from 'lit';

export const chatStyles = css`
  .tools {
    margin-block: 4px 8px;
  }
  .search {
    flex: 0 1 260px;
  }
  .lines {
    height: calc(100vh - var(--above, 190px));
    min-height: 300px;
    overflow-y: auto;
    user-select: text;
  }
  .all {
    position: relative;
    max-width: 900px;
    margin-inline: auto;
  }
  .line {
    position: absolute;
    inset-inline: 0;
    top: 0;
    display: flex;
    flex-direction: column;
    box-sizing: border-box;
    padding: 1px 12px 2px;
    border-inline-start: 2px solid transparent;
  }
  .lines:focus-visible .current {
    border-inline-start-color: var(--vscode-focusBorder);
  }
  .representative {
    align-items: flex-end;
  }
  .customer {
    align-items: flex-start;
  }
  .system {
    align-items: center;
  }
  .day {
    align-self: stretch;
    display: flex;
    align-items: center;
    gap: 12px;
    padding-block: 14px 6px;
    color: var(--vscode-descriptionForeground);
  }
  .day::before,
  .day::after {
    content: '';
    flex: 1;
    border-block-start: 1px solid var(--vscode-panel-border, var(--vscode-contrastBorder, currentColor));
  }
  .who {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    padding-block: 8px 2px;
  }
  .mark {
    padding-inline: 5px;
    border-radius: 8px;
    background: var(--vscode-badge-background);
    color: var(--vscode-badge-foreground);
    font-size: 0.85em;
  }
  .bubble {
    max-width: min(76%, 640px);
    padding: 5px 10px;
    border: 1px solid var(--vscode-contrastBorder, transparent);
    border-radius: 8px;
    border-color: var(--vscode-panel-border, var(--vscode-contrastBorder, transparent));
    background: var(--vscode-textBlockQuote-background);
    line-height: 1.4;
  }
  .body {
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  .representative .bubble {
    background: color-mix(in srgb, var(--vscode-charts-blue) 12%, var(--vscode-editor-background));
  }
  .body .link {
    display: inline;
    white-space: normal;
  }
  .bubble.marked {
    border: 1px dashed var(--vscode-descriptionForeground);
  }
  .bubble ul {
    margin: 2px 0;
    padding-inline-start: 20px;
    white-space: normal;
  }
  .bubble li {
    white-space: pre-wrap;
  }
  .system-text {
    max-width: 80%;
    padding-block: 4px;
    text-align: center;
    font-size: 0.92em;
  }
  .file {
    display: block;
    padding-block-start: 2px;
    overflow-wrap: anywhere;
    font-family: var(--vscode-editor-font-family);
    font-size: 0.92em;
  }
  mark {
    background: var(--vscode-editor-findMatchHighlightBackground);
    color: inherit;
    outline: 1px solid var(--vscode-contrastActiveBorder, transparent);
  }
`;
