import * as vscode from 'vscode';

/** As VS Code has it, and its declaration does not tell. */
interface StringOpener {
  openExternal(target: vscode.Uri | string): Thenable<boolean>;
}

/**
 * Opens an address outside of VS Code, byte for byte as it was built: web pages in the browser, mail drafts in the mail
 * program, files in theirs. VS Code may ask the person first. It opens a string as it stands; a Uri it decodes and
 * encodes anew, so that `%26` becomes a `&` that separates parameters (microsoft/vscode#85930).
 * @param url percent-encoded.
 * @returns whether it was opened.
 */
export async function openInBrowser(url: string): Promise<boolean> {
  const opener: StringOpener = vscode.env;
  return opener.openExternal(url);
}
