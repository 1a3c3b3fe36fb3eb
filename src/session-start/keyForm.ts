import { escapeAttribute } from './escaping.ts';
import { startSessionAddress } from './startUrl.ts';

/** The methods that the guide allows for a form. */
export const FORM_METHODS = ['get', 'post'] as const;

/** A method of a form. */
export type FormMethod = (typeof FORM_METHODS)[number];

/** Options of `sessionKeyForm`. */
export interface KeyFormOptions {
  /** True if customers can enter an external key too. */
  readonly externalKey?: boolean | undefined;
  /** By default `get`, which puts the key into the URL and so into histories and logs. */
  readonly method?: FormMethod | undefined;
}

/** Returns an HTML form in which customers enter a session key (guide: Start Sessions with Session Key Acceptance). */
export function sessionKeyForm(siteUrl: string, { externalKey = false, method = 'get' }: KeyFormOptions = {}): string {
  const fields = [
    ['Session Key', 'short_key'],
    ...(externalKey ? [['External Key', 'session.custom.external_key']] : []),
  ];
  return [
    `<form action="${escapeAttribute(startSessionAddress(siteUrl))}" method="${method}">`,
    ...fields.map(([label, name]) => `  ${label}: <input type="text" name="${name}" /><br />`),
    '  <input type="submit" value="Submit" />',
    '</form>',
  ].join('\n');
}
