/** Whatever could move a terminal's cursor, or turn the direction of what stands beside a text. Line breaks stay. */
const CONTROLS = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g;

/** What somebody else wrote, for a terminal: no escape sequences, line breaks as a terminal wants them. */
export function harmless(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(CONTROLS, '').replaceAll('\n', '\r\n');
}
