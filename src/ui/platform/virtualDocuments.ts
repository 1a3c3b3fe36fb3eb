import * as vscode from 'vscode';

const SCHEME = 'rep-workflows';
/** The most documents to keep; an editor that shows a dropped one keeps its text. */
const MAX_TEXTS = 50;

const texts = new Map<string, string>();
const changed = new vscode.EventEmitter<vscode.Uri>();
let provider: vscode.Disposable | undefined;

/**
 * Stores a text under an address that editors can open but not change. This module must be loaded by `import()` only,
 * so that it exists once.
 * @param path with an extension for the language: `Demo/openapi.yaml`.
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

/** Opens a text in a read-only editor. */
export async function showVirtualDocument(path: string, text: string): Promise<void> {
  const document = await vscode.workspace.openTextDocument(virtualDocument(path, text));
  await vscode.window.showTextDocument(document, { preview: true });
}

/** Opens Markdown in the preview. */
export async function previewMarkdown(path: string, markdown: string): Promise<void> {
  await vscode.commands.executeCommand('markdown.showPreview', virtualDocument(path, markdown));
}
