import * as v from 'valibot';

/** The other forms that a command of a script can be copied in. */
const COPY_FORMS = ['url', 'webConsoleUrl', 'link', 'curl', 'commandLine'] as const;

/** One of the forms. */
export type CopyForm = (typeof COPY_FORMS)[number];

/** The form in a command's argument. */
export const copyForm = v.picklist(COPY_FORMS);
