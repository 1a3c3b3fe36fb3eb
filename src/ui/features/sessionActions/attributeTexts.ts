import * as vscode from 'vscode';
import type { AttributeTexts } from '../../../webviews/attributes/messages.ts';

/** Returns the words of the page that edits attributes of sessions. */
export function attributeTexts(): AttributeTexts {
  const { t } = vscode.l10n;
  return {
    notSet: t('Not set'),
    differs: t('The sessions have different values'),
    changed: t('changed'),
    cleared: t('will be cleared'),
    clear: t('Clear'),
    undo: t('Undo'),
    use: t('Use {0}', '{0}'),
    add: t('Add Attribute'),
    codeName: t('Code name'),
    codeNameHelp: t('The code name of the attribute, as in /login > Management > API Configuration'),
    save: t('Save'),
    saved: t('Saved'),
    retry: t('Try Again'),
    size: t('{0} of 10,240 bytes', '{0}'),
  };
}
