/** A piece of a string keeps the whole of it in memory; this is a string of its own. */
export function copyOf(text: string): string {
  return text.length < 13 ? text : Buffer.from(text, 'utf16le').toString('utf16le');
}
