export type Field = [name: string, value: string];

/** Never shown again, never kept: the names of every password field there is. */
const SECRET = /password|secret|^(current|next|repeat|_csrf)$/i;

/** The texts of a posted body in their order, plain or in parts, without a password; and whether files came along. */
export function typedFields(body: unknown): { fields: Field[]; files: boolean } {
  const found = { fields: [] as Field[], files: false };
  if (typeof body !== 'object' || body === null) return found;
  for (const [name, value] of Object.entries(body)) {
    if (SECRET.test(name)) continue;
    for (const item of Array.isArray(value) ? (value as unknown[]) : [value]) {
      const part = item as { type?: string; value?: unknown; filename?: string } | null;
      if (typeof item === 'string') found.fields.push([name, item]);
      else if (part?.type === 'field' && typeof part.value === 'string') found.fields.push([name, part.value]);
      else if (part?.type === 'file' && part.filename) found.files = true;
    }
  }
  return found;
}
