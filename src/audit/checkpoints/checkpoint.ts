export const CHECKPOINT_FORMAT = 'thuoc-do/checkpoint@1';

/** What is signed: where every chain of the audit ended when it had reached row `lastId`. */
export interface Checkpoint {
  format: typeof CHECKPOINT_FORMAT;
  at: string;
  lastId: number;
  chains: number;
  rows: number;
  root: string;
  /** The fingerprint of the key it is signed with. */
  key: string;
}

export type SignedCheckpoint = Checkpoint & { signature: string };

export function signedText({ format, at, lastId, chains, rows, root, key }: Checkpoint): Buffer {
  return Buffer.from(JSON.stringify({ format, at, lastId, chains, rows, root, key }), 'utf8');
}

/** A checkpoint from the text of its file; undefined where the text is none. */
export function readCheckpoint(text: string): SignedCheckpoint | undefined {
  try {
    const it = JSON.parse(text) as Partial<SignedCheckpoint>;
    const whole = [it.lastId, it.chains, it.rows].every((n) => Number.isSafeInteger(n) && n! >= 0);
    const texts = [it.at, it.root, it.key, it.signature].every((each) => typeof each === 'string');
    return it.format === CHECKPOINT_FORMAT && whole && texts && /^[0-9a-f]{64}$/.test(it.root!)
      ? (it as SignedCheckpoint)
      : undefined;
  } catch {
    return undefined;
  }
}
