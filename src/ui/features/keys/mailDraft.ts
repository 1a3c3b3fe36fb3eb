/**
 * The address that opens a new message with a subject and a body in the person's mail program (RFC 6068). Everything
 * but unreserved characters is percent-encoded, so that nothing a site sends can add a recipient or another header.
 */
export function mailtoAddress(subject: string, body: string): string {
  return `mailto:?subject=${strictlyEncoded(subject.replace(/\s+/g, ' ').trim())}&body=${strictlyEncoded(withCrLf(body))}`;
}

/** The invitation as plain text, for the clipboard. */
export function mailText(subject: string, body: string): string {
  return subject === '' ? body : `${subject}\n\n${body}`;
}

/** RFC 6068 wants line breaks in a body as %0D%0A. */
function withCrLf(body: string): string {
  return body.replace(/\r\n|\r|\n/g, '\r\n');
}

/** `encodeURIComponent`, and the marks that it leaves alone. A lone surrogate, which it refuses, is replaced. */
function strictlyEncoded(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replace(
    /[!'()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
