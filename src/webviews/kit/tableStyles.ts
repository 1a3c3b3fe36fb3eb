import { css } from 'lit';

export const tableStyles = css`
  .tools {
    margin-block: 4px 6px;
  }
  .search {
    flex: 0 1 240px;
  }
  select.field {
    max-width: 200px;
  }
  .count {
    margin-inline-start: auto;
    font-variant-numeric: tabular-nums;
  }
  .box {
    max-height: var(--table-height, min(60vh, 640px));
    overflow: auto;
    border: 1px solid var(--vscode-panel-border, var(--vscode-contrastBorder, transparent));
    border-radius: 3px;
  }
  .grid {
    min-width: max-content;
  }
  .item {
    position: absolute;
    inset-inline: 0;
    top: 0;
  }
  .odd {
    background: var(--vscode-keybindingTable-rowsBackground, transparent);
  }
  .row {
    display: grid;
    grid-template-columns: var(--columns);
    min-height: 26px;
    align-items: center;
  }
  .row:not(.head):hover {
    background: var(--vscode-list-hoverBackground);
  }
  .row[aria-current] {
    background: var(--vscode-list-inactiveSelectionBackground);
    box-shadow: inset 3px 0 var(--vscode-focusBorder);
  }
  .row[aria-expanded] {
    cursor: pointer;
  }
  .row:focus {
    background: var(--vscode-list-activeSelectionBackground);
    color: var(--vscode-list-activeSelectionForeground);
  }
  .row:focus .link {
    color: inherit;
  }
  .head {
    border-block-end: 1px solid var(--vscode-panel-border, var(--vscode-contrastBorder, transparent));
    position: sticky;
    top: 0;
    z-index: 1;
    background: var(--vscode-editorWidget-background);
  }
  .cell {
    min-width: 0;
    padding-inline: 8px;
    overflow: hidden;
    white-space: nowrap;
    text-overflow: ellipsis;
  }
  .opens .cell:first-of-type {
    padding-inline-start: 22px;
  }
  .chevron {
    position: absolute;
    inset-inline-start: 8px;
    color: var(--vscode-descriptionForeground);
    pointer-events: none;
  }
  .row:focus .chevron {
    color: inherit;
  }
  .cell .link {
    max-width: 100%;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .sort {
    width: 100%;
    padding: 4px 0;
    border: 0;
    background: none;
    color: inherit;
    font-weight: 600;
    text-align: inherit;
    cursor: pointer;
  }
  .details {
    margin: 0;
    padding: 4px 8px 10px 22px;
    user-select: text;
  }
  .details div {
    display: grid;
    grid-template-columns: minmax(90px, 180px) minmax(0, 1fr);
    gap: 12px;
    padding-block: 1px;
  }
  dt {
    color: var(--label-foreground);
  }
  dd {
    margin: 0;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  .empty {
    margin: 6px 0;
    padding-inline: 8px;
  }
`;
