import type { Rows } from '../database/db.js';
import type { Findings } from './finding.js';

/** What a chain is about, where its row is still there. */
const NAMES: Readonly<Record<string, string>> = {
  evaluation: 'select e.id, o.full_name as who, e.month from evaluations e join officials o on o.id = e.official_id',
  'legal-sheet':
    'select e.id, o.full_name as who, e.month, p.span from legal_forms e join legal_periods p on p.id = e.legal_period_id join officials o on o.id = e.official_id',
  official: 'select o.id, o.full_name as who, null as month from officials o',
  account: 'select a.id, a.display_name as who, null as month from accounts a',
  unit: 'select u.id, u.name as who, null as month from units u',
  period: 'select p.id, u.name as who, p.month from periods p join units u on u.id = p.root_unit_id',
  'legal-period':
    'select p.id, u.name as who, p.month, p.span from legal_periods p join units u on u.id = p.root_unit_id',
  committee: 'select c.id, c.name as who, null as month from committees c',
};

interface Named {
  who: string;
  month: string | null;
  span?: string;
}

/** Names the person and the month of findings that know their chain alone. */
export async function nameFindings(on: Rows, { list }: Findings): Promise<void> {
  for (const [prefix, sql] of Object.entries(NAMES)) {
    const nameless = list.filter(({ chain, who }) => !who && chain?.startsWith(`${prefix}:`));
    if (nameless.length === 0) continue;
    const idOf = (chain: string) => Number(chain.slice(prefix.length + 1));
    const rows = await on.rows<Named & { id: number }>(`select * from (${sql}) named where id = any ($1::int[])`, [
      nameless.map(({ chain }) => idOf(chain!)).filter(isInt),
    ]);
    const known = new Map(rows.map((row) => [row.id, row]));
    for (const finding of nameless) Object.assign(finding, pick(known.get(idOf(finding.chain!))));
  }
}

function pick(row: Named | undefined): Partial<Named> {
  return row ? { who: row.who, month: row.month, ...(row.span ? { span: row.span } : {}) } : {};
}

function isInt(id: number): boolean {
  return Number.isInteger(id) && id > 0 && id < 2 ** 31;
}
