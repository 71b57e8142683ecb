import { recompute } from '../../scoring/recompute.js';

/** What a month's record comes to by the law, reckoned anew from its text; null where the text is no such record. */
export function lawResultOf(record: string): { score: number | null; band: string | null } | null {
  const result = recompute(record);
  return result.ok ? (JSON.parse(result.json) as { score: number | null; band: string | null }) : null;
}
