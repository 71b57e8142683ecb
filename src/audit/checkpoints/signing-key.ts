import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  sign,
  verify,
  type KeyObject,
} from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { signedText, type Checkpoint, type SignedCheckpoint } from './checkpoint.js';

/** The key that signs checkpoints (Ed25519). It lives in a file, never in the database. */
export interface SigningKey {
  fingerprint: string;
  /** PEM. */
  publicKey: string;
  sign(checkpoint: Checkpoint): SignedCheckpoint;
  /** Base64. The text begins with its format, so that no signature of one kind of thing fits another. */
  signText(text: string): string;
}

/** Opens the key, and makes it where there is none: readable by its owner alone, its public half beside it. */
export function openSigningKey(file: string): SigningKey {
  if (!existsSync(file)) makeKey(file);
  const secret = createPrivateKey(readFileSync(file));
  const open = createPublicKey(secret);
  if (!existsSync(publicFileOf(file)))
    writeFileSync(publicFileOf(file), open.export({ type: 'spki', format: 'pem' }), { mode: 0o644 });
  return {
    fingerprint: fingerprintOf(open),
    publicKey: open.export({ type: 'spki', format: 'pem' }).toString(),
    signText: (text) => sign(null, Buffer.from(text, 'utf8'), secret).toString('base64'),
    sign: (checkpoint) => ({ ...checkpoint, signature: sign(null, signedText(checkpoint), secret).toString('base64') }),
  };
}

export function publicFileOf(file: string): string {
  return `${file.replace(/\.pem$/, '')}.pub.pem`;
}

/** The public half, where the file is there. */
export function openPublicKey(file: string): KeyObject | undefined {
  return existsSync(publicFileOf(file)) ? createPublicKey(readFileSync(publicFileOf(file))) : undefined;
}

export function isSignedBy(key: KeyObject, checkpoint: SignedCheckpoint): boolean {
  return (
    checkpoint.key === fingerprintOf(key) &&
    verify(null, signedText(checkpoint), key, Buffer.from(checkpoint.signature, 'base64'))
  );
}

/** Whose text it is: the fingerprint of the key, where the signature fits; undefined where it does not, or there is no such key. */
export function signerOfText(publicKey: string, text: string, signature: string): string | undefined {
  try {
    const key = createPublicKey(publicKey);
    if (key.asymmetricKeyType !== 'ed25519') return undefined;
    return verify(null, Buffer.from(text, 'utf8'), key, Buffer.from(signature, 'base64'))
      ? fingerprintOf(key)
      : undefined;
  } catch {
    return undefined;
  }
}

export function fingerprintOf(key: KeyObject): string {
  const hash = createHash('sha256')
    .update(key.export({ type: 'spki', format: 'der' }))
    .digest('hex');
  return hash.slice(0, 32).match(/.{4}/g)!.join(' ');
}

/** Whole or not at all: of two starts at once one wins, and a killed one leaves no half key. */
function makeKey(file: string): void {
  mkdirSync(dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }), {
    mode: 0o600,
  });
  try {
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft);
  }
}
