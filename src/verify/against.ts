import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KeyObject } from 'node:crypto';
import { readCheckpoint, type SignedCheckpoint } from '../audit/checkpoints/checkpoint.js';
import { lastCheckpoint } from '../audit/checkpoints/checkpoints.queries.js';
import { base32, readCode } from '../audit/checkpoints/code.js';
import { isSignedBy } from '../audit/checkpoints/signing-key.js';
import type { Rows } from '../database/db.js';
import type { Findings } from './finding.js';

/** A checkpoint that today's chains must extend: a signed one, or the short form printed on a paper. */
export interface Against {
  name: string;
  lastId: number;
  /** The first 80 bits of the root. */
  start: string;
  signed?: SignedCheckpoint;
  signature?: 'good' | 'bad' | 'unchecked';
}

export function fromCode(typed: string): Against | undefined {
  const code = readCode(typed);
  return code && { name: typed.trim(), ...code };
}

export function fromText(name: string, text: string, key: KeyObject | undefined): Against | undefined {
  const signed = readCheckpoint(text);
  if (!signed) return undefined;
  const signature = key ? (isSignedBy(key, signed) ? 'good' : 'bad') : 'unchecked';
  return { name, lastId: signed.lastId, start: base32(signed.root), signed, signature };
}

/** The last one that the database keeps, and the last that this machine keeps as a file: either may have been taken away. */
export async function lastKept(on: Rows, folder: string, key: KeyObject | undefined): Promise<Against[]> {
  const row = await lastCheckpoint(on);
  const files = namesIn(folder).flatMap(
    (name) => fromText(name.replace(/\.json$/, ''), readFileSync(join(folder, name), 'utf8'), key) ?? [],
  );
  const file = files.sort((a, b) => b.lastId - a.lastId)[0];
  const kept =
    row && (fromText(row.code, row.body, key) ?? { name: row.code, lastId: 0, start: '', signature: 'bad' as const });
  return [...(kept ? [kept] : []), ...(file && file.name !== kept?.name ? [file] : [])];
}

/** The checkpoint of every night stays in the folder; the last hundred are enough to find the last one. */
function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .sort()
      .slice(-100);
  } catch {
    return [];
  }
}

export function judgeCheckpoint(
  { name, start, signed, signature }: Against,
  now: { root: string; chains: number; rows: number },
  findings: Findings,
): void {
  if (signature === 'bad') findings.add({ code: 'checkpoint-signature', chain: null, who: name });
  if (start === '' || base32(now.root) === start) return;
  const fewer = signed && (now.rows < signed.rows || now.chains < signed.chains);
  findings.add({
    code: fewer ? 'checkpoint-shorter' : 'checkpoint',
    chain: null,
    who: name,
    ...(signed ? { expected: `${signed.rows}/${signed.chains}`, shown: `${now.rows}/${now.chains}` } : {}),
  });
}
