import { hash, verify } from '@node-rs/argon2';
import { randomInt } from 'node:crypto';

/** argon2id with OWASP's first setting: 19 MiB, two passes, one lane. */
const COST = { algorithm: 2, memoryCost: 19456, timeCost: 2, parallelism: 1 } as const;
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';
export const PASSWORD_MIN = 10;
export const PASSWORD_MAX = 128;

export function hashPassword(password: string): Promise<string> {
  return hash(asTyped(password), COST);
}

/** One form of one password, wherever it is typed: forms trim their texts, so all doors do. */
function asTyped(password: string): string {
  return password.normalize('NFC').trim();
}

/** False for a wrong password; takes as long when there is no hash, so that nobody learns which logins exist. */
export async function passwordMatches(stored: string | null, password: string): Promise<boolean> {
  const against = stored ?? (await decoy());
  const matches = await verify(against, asTyped(password));
  return stored !== null && matches;
}

/** A one-time password that reads well on paper: three groups of four, no letters that look alike (about 59 bits). */
export function oneTimePassword(): string {
  const letters = Array.from({ length: 12 }, () => ALPHABET[randomInt(ALPHABET.length)]!).join('');
  return letters.replace(/(.{4})(?=.)/g, '$1-');
}

let decoyHash: Promise<string> | undefined;
function decoy(): Promise<string> {
  return (decoyHash ??= hashPassword('no account has this'));
}
