import type { Rows } from '../../database/db.js';
import type { Dec } from '../../scoring/decimal.js';

/** One figure of a person as it came; `file` is '' where it came by no file. */
interface OwnVersion {
  value: Dec;
  part: Dec | null;
  whole: Dec | null;
  at: Date;
  file: string;
}

/** What a criterion of one evaluation has from its sources: the figure in force, those before it, and whose name it goes by. */
export interface OwnFigures {
  source: string;
  now: (OwnVersion & { id: number }) | null;
  before: OwnVersion[];
}

interface Row extends OwnVersion {
  criterion: string;
  source: string;
  ended: boolean;
  id: number | null;
  voided: boolean;
}

/** Of `person_figures f`: made void. */
export const VOIDED = `exists (select 1 from corrections c where c.kind = 'person-figure' and c.row_id = f.id)`;

/** By the criterion's code; a criterion whose source has ended before anything came is left out. */
export async function ownFiguresOf(
  on: Rows,
  of: { evaluationId: number; versionId: number },
): Promise<Map<string, OwnFigures>> {
  const rows = await on.rows<Row>(
    `select p.criterion, p.name as source, p.ended_at is not null as ended, f.id, trim_scale(f.value)::text as value, trim_scale(f.part)::text as part,
       trim_scale(f.whole)::text as whole, f.at, coalesce(i.file_name, '') as file, ${VOIDED} as voided
     from criteria_versions v join person_sources p on p.set_id = v.set_id
     left join person_figures f on f.source_id = p.id and f.evaluation_id = $1 left join imports i on i.id = f.import_id
     where v.id = $2 and (p.ended_at is null or f.id is not null) order by f.id desc nulls last`,
    [of.evaluationId, of.versionId],
    'own-figures-of',
  );
  const codes = [...new Set(rows.map(({ criterion }) => criterion))];
  return new Map(codes.flatMap((code) => ownOf(code, rows)));
}

function ownOf(code: string, rows: readonly Row[]): [string, OwnFigures][] {
  const mine = rows.filter(({ criterion }) => criterion === code);
  const came = mine.filter(({ id }) => id !== null);
  const now = came[0] && !came[0].voided ? came[0] : null;
  const waits = mine.find(({ ended }) => !ended);
  const named = now ?? waits;
  if (!named) return [];
  const before = (now ? came.slice(1) : came).map(versionOf);
  return [[code, { source: named.source, now: now && { ...versionOf(now), id: now.id! }, before }]];
}

function versionOf({ value, part, whole, at, file }: Row): OwnVersion {
  return { value, part, whole, at, file };
}
