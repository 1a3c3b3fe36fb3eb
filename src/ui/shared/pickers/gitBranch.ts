import * as vscode from 'vscode';

/** What is used of the interface of VS Code's own Git extension, version 1. */
interface GitExports {
  getAPI(version: 1): {
    readonly repositories: readonly GitRepository[];
    getRepository(uri: vscode.Uri): GitRepository | null;
  };
}

interface GitRepository {
  readonly state: { readonly HEAD?: { readonly name?: string } };
}

/**
 * The branch of the file in the editor, else of the first repository, as VS Code's Git extension knows it; '' without.
 * It is not started for this: it runs wherever there is a repository, and starting it would keep people waiting.
 */
export function currentBranch(): string {
  const extension = vscode.extensions.getExtension<GitExports>('vscode.git');
  try {
    const git = extension?.isActive ? extension.exports.getAPI(1) : undefined;
    const uri = vscode.window.activeTextEditor?.document.uri;
    const repository = (uri && git?.getRepository(uri)) ?? git?.repositories[0];
    return repository?.state.HEAD?.name ?? '';
  } catch {
    // Git may be missing or switched off.
    return '';
  }
}
