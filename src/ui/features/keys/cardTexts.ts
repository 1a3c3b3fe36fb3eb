import * as vscode from 'vscode';
import type { CardKey, CardTexts } from '../../../webviews/sessionKey/messages.ts';
import type { ValidKey } from './validKeys.ts';

const { t } = vscode.l10n;

/** Returns the words of the session-key page, in the person's language. */
export function cardTexts(): CardTexts {
  return {
    language: vscode.env.language,
    sessionKey: t('Session key'),
    url: t('URL'),
    queue: t('Queue'),
    externalKey: t('External key'),
    validSeconds: t('valid for {0} s'),
    validMinutes: t('valid for {0} min'),
    validHours: t('valid for {0} h {1} min'),
    validDays: t('valid for {0} d {1} h'),
    expired: t('expired'),
    qrCode: t('QR code of the URL'),
    noQrCode: t('The URL is too long for a QR code.'),
    copied: t('Copied'),
    actions: {
      copyKey: t('Copy Key'),
      copyUrl: t('Copy URL'),
      copyMail: t('Copy E-Mail'),
      draftMail: t('Open Mail Draft'),
      newKey: t('New Key…'),
    },
  };
}

/** Returns the part of a key that the page shows. */
export function cardKey({ key, queueName, expiresAt }: ValidKey): CardKey {
  return {
    shortKey: key.shortKey,
    keyUrl: key.keyUrl,
    queue: queueName,
    warning: key.available === false ? t('Nobody is available there at the moment.') : '',
    externalKey: key.externalKey ?? '',
    expiresAt,
  };
}
