/** Characters that move a terminal's cursor or change the direction of the text around them; not line breaks. */
const CONTROLS = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g;

/** Returns a text of others for a terminal: without escape sequences, with a terminal's line breaks. */
export function harmless(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(CONTROLS, '').replaceAll('\n', '\r\n');
}
