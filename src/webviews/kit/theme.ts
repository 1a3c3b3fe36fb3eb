import { css } from 'lit';

/** What every component looks like. */
export const base = css`
  :host {
    display: block;
    min-width: 0;
    color: var(--vscode-foreground);
    font-family: var(--vscode-font-family);
    font-size: var(--vscode-font-size);
  }
  button,
  select,
  input {
    font: inherit;
  }
  .muted {
    color: var(--vscode-descriptionForeground);
  }
  .figure {
    font-variant-numeric: tabular-nums;
    text-align: end;
  }
  .link {
    border: 0;
    padding: 0;
    background: none;
    color: var(--vscode-textLink-foreground);
    cursor: pointer;
    text-align: start;
    overflow-wrap: anywhere;
  }
  .link:hover {
    color: var(--vscode-textLink-activeForeground);
    text-decoration: underline;
  }
  :focus-visible {
    outline: 1px solid var(--vscode-focusBorder);
    outline-offset: -1px;
  }
  .bar {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px 8px;
  }
  .field {
    box-sizing: border-box;
    min-width: 0;
    height: 26px;
    padding: 2px 6px;
    border: 1px solid var(--vscode-settings-textInputBorder, var(--vscode-input-border, transparent));
    border-radius: 4px;
    background: var(--vscode-input-background);
    color: var(--vscode-input-foreground);
  }
  .field::placeholder {
    color: var(--vscode-input-placeholderForeground);
  }
  select.field {
    border-color: var(--vscode-dropdown-border, transparent);
    background: var(--vscode-dropdown-background);
    color: var(--vscode-dropdown-foreground);
  }
  .plain {
    min-height: 26px;
    padding: 2px 10px;
    border: 1px solid var(--vscode-button-secondaryBorder, var(--vscode-contrastBorder, transparent));
    border-radius: 4px;
    background: var(--vscode-button-secondaryBackground);
    color: var(--vscode-button-secondaryForeground);
    cursor: pointer;
  }
  .plain:hover {
    background: var(--vscode-button-secondaryHoverBackground);
  }
  .plain:disabled {
    background: var(--vscode-button-secondaryBackground);
    opacity: 0.5;
    cursor: default;
  }
  .plain[aria-pressed='true'] {
    border-color: var(--vscode-inputOption-activeBorder, transparent);
    background: var(--vscode-inputOption-activeBackground);
    color: var(--vscode-inputOption-activeForeground);
    box-shadow: inset 0 0 0 1px var(--vscode-contrastActiveBorder, transparent);
  }
`;

/** The colours of charts and lanes, in their order; VS Code's own, so that they fit every theme. */
export const CHART_COLOURS = [
  'charts-blue',
  'charts-yellow',
  'charts-green',
  'charts-purple',
  'charts-red',
  'terminal-ansiCyan',
].map((name) => `--vscode-${name}`);

/** The value of a theme colour, for what cannot read CSS variables. */
export function themeColour(variable: string, fallback: string): string {
  return getComputedStyle(document.body).getPropertyValue(variable).trim() || fallback;
}

/** Calls `changed` whenever the person takes another theme. */
export function onThemeChange(changed: () => void): () => void {
  const observer = new MutationObserver(changed);
  observer.observe(document.body, { attributes: true, attributeFilter: ['class', 'data-vscode-theme-id'] });
  return () => observer.disconnect();
}
