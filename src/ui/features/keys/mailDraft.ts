/**
 * Returns the address that opens a new message with a subject and a body in the person's mail program (RFC 6068).
 * Everything but unreserved characters is percent-encoded, so that no text of a site can add a recipient or a header.
 */
export function mailtoAddress(subject: string, body: string): string {
  return `mailto:?subject=${strictlyEncoded(subject.replace(/\s+/g, ' ').trim())}&body=${strictlyEncoded(withCrLf(body))}`;
}

/** Returns the invitation as plain text, for the clipboard. */
export function mailText(subject: string, body: string): string {
  return subject === '' ? body : `${subject}\n\n${body}`;
}

/** RFC 6068 requires line breaks in a body as %0D%0A. */
function withCrLf(body: string): string {
  return body.replace(/\r\n|\r|\n/g, '\r\n');
}

/**
 * `encodeURIComponent` that also encodes the marks which it leaves, and replaces lone surrogates, at which it throws.
 */
function strictlyEncoded(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replace(
    /[!'()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
