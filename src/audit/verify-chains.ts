import { createHash } from 'node:crypto';
import type { Rows } from '../database/db.js';

interface AuditLink {
  id: number;
  chain: string;
  seq: number;
  payload: string;
  prev_hash: string;
  hash: string;
}

export interface BrokenLink {
  chain: string;
  seq: number;
  id: number | null;
  why: 'altered' | 'missing' | 'missing-at-end' | 'head-altered';
}

export interface Verification {
  chains: number;
  rows: number;
  broken: BrokenLink[];
}

const BATCH = 5000;

/** Walks every chain and names, for each that does not hold, the first row that was altered or is missing. */
export async function verifyChains(db: Rows): Promise<Verification> {
  const walk = new Walk();
  let last: [string, number] = ['', 0];
  for (;;) {
    const rows = await db.rows<AuditLink>(
      `select id, chain, seq, payload, prev_hash, hash from audit where (chain, seq) > ($1, $2)
       order by chain, seq limit ${BATCH}`,
      last,
    );
    for (const row of rows) walk.step(row);
    const end = rows.at(-1);
    if (!end) break;
    last = [end.chain, end.seq];
  }
  walk.heads(await db.rows('select chain, seq, hash from audit_heads'));
  return walk.result();
}

class Walk {
  private rows = 0;
  private readonly ends = new Map<string, { seq: number; hash: string }>();
  private readonly broken = new Map<string, BrokenLink>();

  step(row: AuditLink): void {
    this.rows++;
    const before = this.ends.get(row.chain) ?? { seq: 0, hash: '' };
    this.ends.set(row.chain, { seq: row.seq, hash: row.hash });
    if (row.seq !== before.seq + 1) this.fault(row.chain, before.seq + 1, null, 'missing');
    else if (row.prev_hash !== before.hash || row.hash !== linkHash(row)) this.fault(row.chain, row.seq, row.id, 'altered');
  }

  heads(heads: { chain: string; seq: number; hash: string }[]): void {
    const known = new Map(heads.map((head) => [head.chain, head]));
    for (const head of heads) {
      const end = this.ends.get(head.chain) ?? { seq: 0, hash: '' };
      if (end.seq < head.seq) this.fault(head.chain, end.seq + 1, null, 'missing-at-end');
      else if (end.hash !== head.hash) this.fault(head.chain, end.seq, null, 'head-altered');
    }
    for (const [chain, end] of this.ends) if (!known.has(chain)) this.fault(chain, end.seq, null, 'head-altered');
  }

  result(): Verification {
    return { chains: this.ends.size, rows: this.rows, broken: [...this.broken.values()] };
  }

  private fault(chain: string, seq: number, id: number | null, why: BrokenLink['why']): void {
    if (!this.broken.has(chain)) this.broken.set(chain, { chain, seq, id, why });
  }
}

function linkHash(row: AuditLink): string {
  return createHash('sha256').update(`${row.prev_hash}\n${row.chain}\n${row.seq}\n${row.payload}`, 'utf8').digest('hex');
}
