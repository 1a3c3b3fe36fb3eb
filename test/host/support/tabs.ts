import * as vscode from 'vscode';
import { eventually } from './extension.ts';

/** What the tabs of the window say. */
export const tabs = (): string[] =>
  vscode.window.tabGroups.all.flatMap((group) => group.tabs.map(({ label }) => label));

/**
 * Waits for a tab that says this, or begins with this text. A page's tab changes once its report is there: ask for what
 * it says in the end, since what it says before may be gone before anybody looks.
 */
export const openedTab = (label: RegExp | string): Promise<true> =>
  eventually(
    () => tabs().some((tab) => (typeof label === 'string' ? tab.startsWith(label) : label.test(tab))),
    () => `a tab ${String(label)}, there are: ${tabs().join(', ')}`,
  );
