import type { Rows } from '../database/db.js';
import { STILL_KEPT } from '../years/papers/papers.queries.js';
import type { Findings } from './finding.js';
import { STANDING } from './standing.js';

interface Shown {
  field: string;
  chain: string;
  who: string;
  month: string;
  shown: string | null;
  expected: string | null;
}

/** One thing that pages read from an evaluation's own row, and the decided row it is a copy of. */
interface Copy {
  field: string;
  from: string;
  shown: string;
  expected: string;
  chain: string;
  month: string;
  unit: string;
  /** Where the two need not agree. */
  unless?: string;
}

const EVALUATION = `evaluations e join officials o on o.id = e.official_id left join lateral (select * from approvals a where a.evaluation_id = e.id order by a.number desc limit 1) r on true
  left join lateral (select * from submissions s where s.evaluation_id = e.id order by s.number desc limit 1) h on true`;
const LEGAL = `legal_forms e join officials o on o.id = e.official_id left join lateral (select * from legal_results a where a.legal_form_id = e.id order by a.number desc limit 1) r on true`;
const YEAR = `year_records e join officials o on o.id = e.official_id join years y on y.id = e.year_id left join lateral (select * from labels a where a.year_record_id = e.id order by a.number desc limit 1) r on true`;
const RATING = `unit_ratings e join units o on o.id = e.unit_id join years y on y.id = e.year_id
  left join lateral (select * from unit_rating_replacements a where a.rating_id = e.id order by a.number desc limit 1) r on true`;

const evaluation = { from: EVALUATION, chain: `'evaluation:' || e.id`, month: 'e.month', unit: 'e.unit_id' };
const legal = { from: LEGAL, chain: `'legal-sheet:' || e.id`, month: 'e.month', unit: 'e.unit_id' };
const year = { from: YEAR, chain: `'official:' || e.official_id`, month: 'y.year::text', unit: 'e.unit_id' };
const rating = { from: RATING, chain: `'unit:' || e.unit_id`, month: 'y.year::text', unit: 'e.unit_id' };

const same = (of: Omit<Copy, 'field' | 'shown' | 'expected'>, table: string, columns: Record<string, string>): Copy[] =>
  Object.entries(columns).map(([column, expected]) => ({
    ...of,
    field: `${table}.${column}`,
    shown: `e.${column}`,
    expected,
  }));
const handed = (columns: string[]): Copy[] =>
  columns.map((column) => ({
    ...evaluation,
    field: `evaluations.self_${column}`,
    shown: `e.self_${column}`,
    expected: `h.${column}`,
    unless: `e.self_${column} is null and e.status in ('draft','excused')`,
  }));

const COPIES: readonly Copy[] = [
  {
    field: 'year_papers.sha256',
    from: 'year_papers p join year_records e on e.id = p.year_record_id join officials o on o.id = e.official_id join years y on y.id = e.year_id join files w on w.id = p.file_id',
    shown: `encode(sha256(w.content), 'hex')`,
    // of a removed paper nothing may be left
    expected: `case when ${STILL_KEPT} then p.sha256 else encode(sha256(''), 'hex') end`,
    chain: year.chain,
    month: year.month,
    unit: year.unit,
  },
  ...same(evaluation, 'evaluations', {
    score: 'r.score',
    exemplarity: 'r.exemplarity',
    points: 'r.points',
    approval_id: 'r.id',
    approved_at: 'r.at',
  }),
  ...handed(['score', 'exemplarity', 'points']),
  { ...evaluation, field: 'evaluations.status', shown: 'e.status', expected: STANDING },
  ...same(legal, 'legal_forms', {
    score: 'r.score',
    common: 'r.common',
    results: 'r.results',
    band: 'r.band',
    note: 'r.note',
    result_id: 'r.id',
    confirmed_at: 'r.at',
  }),
  {
    ...legal,
    field: 'legal_forms.status',
    shown: 'e.status',
    expected: `case when r.id is not null then 'confirmed' when e.status = 'confirmed' then 'draft' else e.status end`,
  },
  ...same(year, 'year_records', { label_id: 'r.id' }),
  {
    ...year,
    field: 'year_records.status',
    shown: 'e.status',
    expected: `case when r.id is not null then 'classified' when e.status = 'classified' then 'draft' else e.status end`,
  },
  { ...rating, field: 'unit_ratings.level', shown: 'e.level', expected: 'r.level', unless: 'r.id is null' },
];

/** What is shown against what was decided: only what differs comes back. */
export async function reconcileShown(on: Rows, paths: readonly string[] | null, findings: Findings): Promise<void> {
  for (const { from, ...group } of groups()) {
    for (const row of await on.rows<Shown>(sqlOf(from, group.copies), [paths])) findings.add({ code: 'shown', ...row });
  }
}

function groups(): { from: string; copies: Copy[] }[] {
  const from = [...new Set(COPIES.map((copy) => copy.from))];
  return from.map((each) => ({ from: each, copies: COPIES.filter((copy) => copy.from === each) }));
}

function sqlOf(from: string, copies: readonly Copy[]): string {
  const [{ chain, month, unit }] = copies as [Copy];
  const pairs = copies.map(
    ({ field, shown, expected, unless }) => `('${field}', (${shown})::text, (${expected})::text, ${unless ?? 'false'})`,
  );
  return `select ${chain} as chain, ${from === RATING ? 'o.name' : 'o.full_name'} as who, ${month} as month, f.field, f.shown, f.expected
    from ${from} cross join lateral (values ${pairs.join(', ')}) as f(field, shown, expected, unless)
    where f.shown is distinct from f.expected and not coalesce(f.unless, false)
      and ($1::text[] is null or exists (select 1 from units su where su.id = ${unit} and exists (select 1 from unnest($1::text[]) as s(p) where su.path like s.p || '%')))
    limit 1001`;
}
