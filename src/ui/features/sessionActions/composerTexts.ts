import * as vscode from 'vscode';
import type { ComposerTexts } from '../../../webviews/chatComposer/messages.ts';

/** Returns the words of the page that writes chat messages. */
export function composerTexts(): ComposerTexts {
  const { t } = vscode.l10n;
  return {
    from: t('From'),
    to: t('To'),
    username: t('Username'),
    message: t('Message'),
    preview: t('Preview'),
    nothing: t('What you write is shown here as the others will see it.'),
    sent: t('Sent'),
    send: t('Send'),
    said: t('Said Earlier'),
    saidAt: t('Said at'),
    length: t('{0} characters', '{0}'),
    lengthOf: t('{0} of {1} characters', '{0}', '{1}'),
    left: t('{0} (has left)', '{0}'),
    senderLeft: t('{0} has left. The message is kept until they are back, or until you choose who it is from.', '{0}'),
    recipientLeft: t(
      '{0} has left. The message is kept until they are back, or until you choose who it is for.',
      '{0}',
    ),
    tools: {
      bold: t('Bold'),
      italic: t('Italic'),
      underline: t('Underline'),
      color: t('Color'),
      list: t('List'),
      link: t('Link'),
    },
  };
}
