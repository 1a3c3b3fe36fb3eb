import * as vscode from 'vscode';
import { eventually } from './extension.ts';

/** Returns the labels of the window's tabs. */
export const tabs = (): string[] =>
  vscode.window.tabGroups.all.flatMap((group) => group.tabs.map(({ label }) => label));

/**
 * Waits for a tab with this label, or with one that begins with this text. A page's label changes once its report is
 * loaded, so wait for the final one.
 */
export const openedTab = (label: RegExp | string): Promise<true> =>
  eventually(
    () => tabs().some((tab) => (typeof label === 'string' ? tab.startsWith(label) : label.test(tab))),
    () => `a tab ${String(label)}, there are: ${tabs().join(', ')}`,
  );
