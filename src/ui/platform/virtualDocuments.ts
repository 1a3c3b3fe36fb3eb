import * as vscode from 'vscode';

const SCHEME = 'rep-workflows';
/** The oldest go when there are more; an editor that still shows one keeps its text. */
const MAX_TEXTS = 50;

const texts = new Map<string, string>();
const changed = new vscode.EventEmitter<vscode.Uri>();
let provider: vscode.Disposable | undefined;

/**
 * Gives a text a place that editors can open but not change. This module is loaded by `import()` only, so that there is
 * one of it.
 * @param path with an ending that tells the language: `Demo/openapi.yaml`.
 */
export function virtualDocument(path: string, text: string): vscode.Uri {
  provider ??= vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
    onDidChange: changed.event,
    provideTextDocumentContent: (uri) => texts.get(uri.path),
  });
  const uri = vscode.Uri.from({ scheme: SCHEME, path: `/${path.replace(/^\/+/, '')}` });
  texts.delete(uri.path);
  texts.set(uri.path, text);
  for (const [oldest] of texts) {
    if (texts.size > MAX_TEXTS) {
      texts.delete(oldest);
    }
  }
  changed.fire(uri);
  return uri;
}

/** Opens a text in an editor that cannot change it. */
export async function showVirtualDocument(path: string, text: string): Promise<void> {
  const document = await vscode.workspace.openTextDocument(virtualDocument(path, text));
  await vscode.window.showTextDocument(document, { preview: true });
}

/** Opens Markdown as it is read, not as it is written. */
export async function previewMarkdown(path: string, markdown: string): Promise<void> {
  await vscode.commands.executeCommand('markdown.showPreview', virtualDocument(path, markdown));
}
