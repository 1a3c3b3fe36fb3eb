import * as vscode from 'vscode';

/** The used part of the API of VS Code's Git extension, version 1. */
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
 * Returns the branch of the file in the editor, else of the first repository, from VS Code's Git extension; '' without
 * one. The extension is not activated for this: it is active wherever there is a repository, and activating it takes
 * time.
 */
export function currentBranch(): string {
  const extension = vscode.extensions.getExtension<GitExports>('vscode.git');
  try {
    const git = extension?.isActive ? extension.exports.getAPI(1) : undefined;
    const uri = vscode.window.activeTextEditor?.document.uri;
    const repository = (uri && git?.getRepository(uri)) ?? git?.repositories[0];
    return repository?.state.HEAD?.name ?? '';
  } catch {
    // Git may be missing or disabled.
    return '';
  }
}
