/** How links name a session: `…/session?lsid=`, and the `sessionId=` of the vendor's own report pages. */
const IN_A_LINK = /[?&#](?:lsid|sessionid)=([\da-z][\da-z-]*[\da-z])(?![\da-z-])/i;
/** 32 hexadecimal digits, or a GUID. */
const IN_A_TEXT = /(?<![\da-z-])(?:[\da-f]{32}|[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})(?![\da-z-])/i;
/** What is only an identifier, and too long and too odd to be a name. */
const ALONE = /^(?=.*\d)[\da-z][\da-z-]{18,126}[\da-z]$/i;

/** The logging session ID (LSID) in a text that a person typed or pasted; undefined where there is none. */
export function lsidInText(text: string): string | undefined {
  const trimmed = text.trim();
  return IN_A_LINK.exec(trimmed)?.[1] ?? IN_A_TEXT.exec(trimmed)?.[0] ?? ALONE.exec(trimmed)?.[0];
}
