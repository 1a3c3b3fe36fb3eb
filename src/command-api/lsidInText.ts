/** A session in a link: `…/session?lsid=`, or `sessionId=` of the vendor's report pages. */
const IN_A_LINK = /[?&#](?:lsid|sessionid)=([\da-z][\da-z-]*[\da-z])(?![\da-z-])/i;
/** 32 hexadecimal digits, or a GUID. */
const IN_A_TEXT = /(?<![\da-z-])(?:[\da-f]{32}|[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})(?![\da-z-])/i;
/** A single word that looks like an identifier, not a name. */
const ALONE = /^(?=.*\d)[\da-z][\da-z-]{18,126}[\da-z]$/i;

/** Returns the logging session ID (LSID) in a text that a person typed or pasted; undefined if there is none. */
export function lsidInText(text: string): string | undefined {
  const trimmed = text.trim();
  return IN_A_LINK.exec(trimmed)?.[1] ?? IN_A_TEXT.exec(trimmed)?.[0] ?? ALONE.exec(trimmed)?.[0];
}
