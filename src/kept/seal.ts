import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/** What the browser carries: from it come the row's name and the key of what the row holds. Without it a row is noise. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

export function nameOf(token: string): string {
  return derived(token, 'name').toString('base64url');
}

export function seal(token: string, content: object): Buffer {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', derived(token, 'key'), iv);
  const text = Buffer.concat([cipher.update(JSON.stringify(content), 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), text]);
}

export function open<T>(token: string, sealed: Buffer): T {
  const decipher = createDecipheriv('aes-256-gcm', derived(token, 'key'), sealed.subarray(0, 12));
  decipher.setAuthTag(sealed.subarray(12, 28));
  return JSON.parse(Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]).toString('utf8')) as T;
}

function derived(token: string, use: string): Buffer {
  return Buffer.from(hkdfSync('sha256', token, '', `thuoc-do kept form ${use}`, 32));
}
