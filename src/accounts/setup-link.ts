import { createHash, randomBytes } from 'node:crypto';
import type { Db, Rows } from '../database/db.js';
import { SetupLink } from './setup-link.entity.js';

const HOURS = 24;

/**
 * The path of a one-time page that makes the first administrator, while no account exists; otherwise null.
 * Only the token's hash is stored, and an earlier link that was not used is void.
 */
export async function makeSetupLink(db: Db, now: Date): Promise<string | null> {
  const token = randomBytes(32).toString('base64url');
  const made = await db.tx(async (tx) => {
    if (await tx.one('select 1 from accounts limit 1')) return false;
    await tx.change('delete from setup_links where used_at is null');
    await tx.insert(SetupLink, { tokenHash: hashOf(token), expiresAt: new Date(now.getTime() + HOURS * 3_600_000) });
    return true;
  });
  return made ? `/setup/${token}` : null;
}

export async function setupLinkHolds(on: Rows, token: string, now: Date): Promise<boolean> {
  const row = await on.one('select 1 from setup_links where token_hash = $1 and used_at is null and expires_at > $2', [
    hashOf(token),
    now,
  ]);
  return row !== undefined;
}

export function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
