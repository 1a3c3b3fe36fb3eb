import type * as vscode from 'vscode';
import type { ActiveSite } from '../../sites/siteAccess.ts';
import { RecentValues } from './recentValues.ts';
import { ScriptWords } from './scriptWords.ts';

/** The parts of the window that the commands on scripts use. */
export interface ScriptParts {
  readonly active: ActiveSite;
  readonly context: vscode.ExtensionContext;
  readonly recent: RecentValues;
  readonly words: ScriptWords;
}

/** Builds the parts for the commands on scripts. */
export function scriptParts(active: ActiveSite, context: vscode.ExtensionContext): ScriptParts {
  const recent = new RecentValues(context.globalState);
  return { active, context, recent, words: new ScriptWords(active, recent) };
}
