/** So many texts are remembered before it begins anew: a list says the same few titles, kinds and days a thousand times. */
const MOST = 5_000;

/** The same pure function, which reads a text once. What it gives is shared and must not be changed. */
export function remembering<T>(read: (text: string) => T): (text: string) => T {
  const known = new Map<string, { read: T }>();
  return (text) => {
    const found = known.get(text);
    if (found) return found.read;
    if (known.size >= MOST) known.clear();
    const made = { read: read(text) };
    known.set(text, made);
    return made.read;
  };
}
