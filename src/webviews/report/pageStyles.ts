import { css } from 'lit';

export const pageStyles = css`
  header {
    padding-block-end: 10px;
  }
  .top {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 8px 16px;
  }
  .titles {
    min-width: 0;
  }
  h1 {
    margin: 0;
    font-size: 1.5em;
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  .subtitle {
    margin: 4px 0 0;
    overflow-wrap: anywhere;
  }
  .actions {
    align-items: flex-start;
  }
  .facts {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 22px;
    margin: 10px 0 0;
    user-select: text;
  }
  .facts div {
    min-width: 0;
  }
  dt {
    color: var(--label-foreground);
    font-size: 0.9em;
  }
  dd {
    margin: 0;
    overflow-wrap: anywhere;
  }
  .list {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 320px), 1fr));
    gap: 8px 24px;
    margin: 4px 0;
    user-select: text;
  }
  .list div {
    min-width: 0;
  }
  .value {
    white-space: pre-wrap;
  }
  .menu {
    position: relative;
  }
  .menu summary {
    display: inline-block;
    box-sizing: border-box;
    line-height: 20px;
    list-style: none;
  }
  .items {
    position: absolute;
    inset-inline-end: 0;
    z-index: 2;
    display: grid;
    min-width: max-content;
    margin-block-start: 2px;
    padding: 4px;
    border: 1px solid var(--vscode-menu-border, var(--vscode-contrastBorder, transparent));
    border-radius: 4px;
    background: var(--vscode-menu-background);
    box-shadow: 0 2px 8px var(--vscode-widget-shadow, transparent);
  }
  .item {
    padding: 4px 12px;
    border: 0;
    border-radius: 3px;
    background: none;
    color: var(--vscode-menu-foreground);
    text-align: start;
    cursor: pointer;
  }
  .item:hover,
  .item:focus {
    background: var(--vscode-menu-selectionBackground);
    color: var(--vscode-menu-selectionForeground);
  }
  .query {
    padding-block: 8px;
    border-block-start: 1px solid var(--vscode-panel-border, var(--vscode-contrastBorder, transparent));
  }
  .query label {
    display: flex;
    align-items: center;
    gap: 6px;
    max-width: 100%;
  }
  .primary {
    border-color: var(--vscode-button-border, var(--vscode-contrastBorder, transparent));
    background: var(--vscode-button-background);
    color: var(--vscode-button-foreground);
  }
  .primary:hover {
    background: var(--vscode-button-hoverBackground);
  }
  .loading,
  .problem {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 10px;
    margin-block: 8px;
  }
  .problem {
    padding: 6px 10px;
    border: 1px solid var(--vscode-inputValidation-warningBorder);
    border-radius: 3px;
    background: var(--vscode-inputValidation-warningBackground);
    color: var(--vscode-inputValidation-warningForeground, var(--vscode-foreground));
  }
  progress {
    width: 160px;
    height: 4px;
    accent-color: var(--vscode-charts-blue);
  }
  .section {
    border-block-start: 1px solid var(--vscode-panel-border, var(--vscode-contrastBorder, transparent));
  }
  .section > summary {
    padding-block: 8px;
    cursor: pointer;
  }
  h2 {
    display: inline;
    margin: 0;
    font-size: 1em;
    font-weight: 600;
  }
  .inner {
    padding-block-end: 14px;
  }
  .texts {
    display: grid;
    gap: 10px;
    margin: 4px 0;
    padding: 0;
    list-style: none;
    user-select: text;
  }
  blockquote {
    margin: 0 0 2px;
    padding: 4px 10px;
    border-inline-start: 3px solid var(--vscode-textBlockQuote-border);
    background: var(--vscode-textBlockQuote-background);
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
`;
