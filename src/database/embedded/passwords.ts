import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Passwords {
  admin: string;
  owner: string;
  app: string;
}

/** Made once and kept for this user alone; `fresh` when they were made just now. Called under the lock of the folder. */
export function keptPasswords(dataDir: string): { passwords: Passwords; fresh: boolean } {
  const path = passwordFile(dataDir);
  if (existsSync(path)) return { passwords: readPasswords(dataDir), fresh: false };
  const passwords = { admin: word(), owner: word(), app: word() };
  writeFileSync(`${path}.draft`, JSON.stringify(passwords), { mode: 0o600 });
  renameSync(`${path}.draft`, path);
  return { passwords, fresh: true };
}

export function readPasswords(dataDir: string): Passwords {
  return JSON.parse(readFileSync(passwordFile(dataDir), 'utf8')) as Passwords;
}

function passwordFile(dataDir: string): string {
  return join(dataDir, 'database-passwords.json');
}

function word(): string {
  return randomBytes(24).toString('base64url');
}
