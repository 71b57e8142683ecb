import type { Rows } from '../database/db.js';

interface ChangedProduct {
  code: string;
  task: string;
  before: string | null;
  after: string | null;
}

/** What a version says otherwise than the adopted one before it. */
export interface Changes {
  against: { id: number; number: number; decisionNumber: string } | null;
  added: ChangedProduct[];
  removed: ChangedProduct[];
  factor: ChangedProduct[];
  /** Other words, group, place or points, the factor being the same. */
  words: ChangedProduct[];
  same: number;
}

type Kind = 'added' | 'removed' | 'factor' | 'words' | 'same';

export async function changesOf(on: Rows, catalogueId: number): Promise<Changes> {
  const against = await on.one<{ id: number; number: number; decisionNumber: string }>(
    `select b.id, b.number, b.decision_number as "decisionNumber" from catalogues c join catalogues b on b.unit_id = c.unit_id and b.number < c.number
       and b.adopted_at is not null where c.id = $1 order by b.number desc limit 1`,
    [catalogueId],
  );
  const rows = await on.rows<ChangedProduct & { kind: Kind }>(COMPARED, [catalogueId, against?.id ?? null]);
  const of = (kind: Kind): ChangedProduct[] =>
    rows.filter((row) => row.kind === kind).map(({ code, task, before, after }) => ({ code, task, before, after }));
  return {
    against: against ?? null,
    added: of('added'),
    removed: of('removed'),
    factor: of('factor'),
    words: of('words'),
    same: of('same').length,
  };
}

const COMPARED = `
with now as (select * from catalogue_products where catalogue_id = $1),
  was as (select * from catalogue_products where catalogue_id = $2::int)
select coalesce(now.code, was.code) as code, coalesce(now.task, was.task) as task, trim_scale(was.factor)::text as before, trim_scale(now.factor)::text as after,
  case when was.id is null then 'added' when now.id is null then 'removed' when now.factor <> was.factor then 'factor'
    when (now.task, now.detail, now.output, now.place, now.leading, now.note, coalesce(now.group_code, ''), coalesce(now.points, -1))
      is distinct from (was.task, was.detail, was.output, was.place, was.leading, was.note, coalesce(was.group_code, ''), coalesce(was.points, -1))
    then 'words' else 'same' end as kind
from now full join was on was.code = now.code
order by coalesce(now.position, was.position), 1`;
