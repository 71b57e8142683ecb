import type { Onlooker } from '../chain-walk.js';
import { MerkleTree } from './merkle.js';

/** A row of the audit as far as a checkpoint looks at it. */
export interface Seen {
  id: number;
  chain: string;
  seq: number;
  hash: string;
}

/**
 * The end of each chain as it was when the audit reached a row: fed with the rows of whole chains in their order. Rows are
 * numbered in no strict order within a chain, but none was open when the checkpoint was taken, so all up to its number were there.
 */
export class EndsAt implements Onlooker {
  private readonly tree = new MerkleTree();
  private end: Seen | null = null;
  rows = 0;

  constructor(private readonly lastId: number) {}

  row(link: Seen): void {
    if (link.id > this.lastId) return;
    this.rows++;
    this.end = link;
  }

  endOfChain(): void {
    if (this.end) this.tree.push(`${this.end.chain}\n${this.end.seq}\n${this.end.hash}`);
    this.end = null;
  }

  root(): { root: string; chains: number; rows: number } {
    this.endOfChain();
    return { root: this.tree.root(), chains: this.tree.leaves, rows: this.rows };
  }
}
