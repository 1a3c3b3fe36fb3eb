/** Abbreviations in capitals. */
const CAPITALS = new Set(['cpu', 'id', 'ip', 'lsid', 'os', 'ram', 'url']);

/** Returns the label of a field on a page from the site's name for it: `private_ip` is Private IP. */
export function fieldWords(name: string): string {
  const words = name.split(/[_\s]+/).map((word) => (CAPITALS.has(word.toLowerCase()) ? word.toUpperCase() : word));
  const text = words.join(' ').trim();
  return text.charAt(0).toUpperCase() + text.slice(1);
}
