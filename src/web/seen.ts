import { createHash } from 'node:crypto';
import { Stale } from './errors.js';

/** What a form shows of a record that has no revision, in short: it goes along as `seen`, so that nobody saves over what they have not seen. */
export function seenOf(values: object): string {
  return createHash('sha256')
    .update(
      JSON.stringify(
        Object.entries(values)
          .map(([name, value]) => [name, value ?? ''])
          .sort(),
      ),
    )
    .digest('base64url')
    .slice(0, 16);
}

/** `body` may name what its form was made from; a body that names nothing (another program's) is taken as it is. */
export function requireSeen(body: unknown, now: string | number): void {
  const { seen } = (typeof body === 'object' && body !== null ? body : {}) as { seen?: unknown };
  if (typeof seen === 'string' && seen !== '' && seen !== String(now)) throw new Stale('form-moved');
}
