import * as vscode from 'vscode';

/** The signature of VS Code's function, whose declaration lacks strings. */
interface StringOpener {
  openExternal(target: vscode.Uri | string): Thenable<boolean>;
}

/**
 * Opens an address outside of VS Code, byte for byte as it was built: web pages in the browser, mail drafts in the mail
 * program, files in theirs. VS Code may ask the person first. It opens a string unchanged, but decodes and encodes a
 * Uri, so that `%26` becomes a `&` that separates parameters (microsoft/vscode#85930).
 * @param url percent-encoded.
 * @returns true if it was opened.
 */
export async function openInBrowser(url: string): Promise<boolean> {
  const opener: StringOpener = vscode.env;
  return opener.openExternal(url);
}
