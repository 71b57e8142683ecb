import { createHash } from 'node:crypto';

/**
 * The Merkle tree hash of RFC 6962, section 2.1, over leaves as they come: leaves and nodes are hashed apart (0x00, 0x01), so
 * that no leaf passes for a node. Keeps one hash for each power of two, never the leaves.
 */
export class MerkleTree {
  private readonly parts: { leaves: number; hash: Buffer }[] = [];
  leaves = 0;

  push(leaf: string): void {
    this.leaves++;
    let [leaves, hash] = [1, sha256(LEAF, Buffer.from(leaf, 'utf8'))];
    while (this.parts.at(-1)?.leaves === leaves) {
      hash = sha256(NODE, this.parts.pop()!.hash, hash);
      leaves *= 2;
    }
    this.parts.push({ leaves, hash });
  }

  root(): string {
    const [last, ...before] = [...this.parts].reverse();
    if (!last) return sha256().toString('hex');
    return before.reduce((right, left) => sha256(NODE, left.hash, right), last.hash).toString('hex');
  }
}

const LEAF = Buffer.from([0]);
const NODE = Buffer.from([1]);

function sha256(...parts: Buffer[]): Buffer {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
}
