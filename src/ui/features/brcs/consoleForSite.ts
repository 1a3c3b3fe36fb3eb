import { homedir } from 'node:os';
import * as vscode from 'vscode';
import { consoleProgram, findConsoles } from '../../../brcs/console/findConsole.ts';
import type { Site } from '../../../site/site.ts';
import { setting } from '../../platform/settings.ts';

/**
 * Returns the path of the representative console on this machine: the one of the setting, else the one that is found
 * for the site. Undefined if there is none.
 * @throws Error if the setting names no program.
 */
export async function consoleForSite(site: Site | undefined): Promise<string | undefined> {
  const { platform, env } = process;
  const path = setting('repConsole.path').trim();
  if (path !== '') {
    const program = await consoleProgram(path, platform);
    if (program === undefined) {
      throw new Error(
        vscode.l10n.t('The setting repWorkflows.repConsole.path names no program on this machine: {0}', path),
      );
    }
    return program;
  }
  const [found] = await findConsoles({ platform, env, home: homedir() }, site && new URL(site.url).hostname);
  return found === undefined ? undefined : consoleProgram(found, platform);
}
