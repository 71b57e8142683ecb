import { notifyMany, type Notification } from '../../acts/notify.js';
import { recordActs } from '../../acts/record-act.js';
import type { Tx } from '../../database/db.js';
import { approversAt } from '../../standing/chain.js';
import { toUnits, type Dec } from '../../scoring/decimal.js';
import type { SourceRow } from './figure-facts.js';
import { PersonFigure } from './person-figure.entity.js';
import type { PersonFigureLine } from './plan-person-figures.js';

/** Who brings the figures in, from where, and when; `importId` null: by no file. */
export interface Taking {
  account: number;
  at: Date;
  today: string;
  source: SourceRow;
  month: string;
  importId: number | null;
}

interface Paper {
  evaluationId: number;
  officialId: number;
  unitId: number;
  status: string;
  /** What its author states now: typed, or handed in. */
  stated: Dec | null;
}

/**
 * Writes persons' figures that were planned, whoever brings them: a file today, another program by the same act. The
 * evaluations are locked by the caller. Nothing stated is touched: whose statement differs is told, and who decides on what was
 * handed in. One act in each evaluation's chain.
 */
export async function takePersonFigures(tx: Tx, taking: Taking, lines: readonly PersonFigureLine[]): Promise<void> {
  const { account, at, source, importId } = taking;
  const written = await tx.insertMany(
    PersonFigure,
    lines.map(({ before: _, ...figure }) => ({ ...figure, sourceId: source.id, importId, byAccount: account, at })),
  );
  await recordActs(
    tx,
    { act: 'evaluation.figure-taken', account, at },
    written.map((figure, place) => ({
      chain: `evaluation:${lines[place]!.evaluationId}`,
      detail: detailOf(taking, figure.id, lines[place]!),
    })),
  );
  await tellWhoDiffers(tx, taking, lines);
}

function detailOf({ source, importId }: Taking, figure: number, { value, part, whole, before }: PersonFigureLine) {
  const came = { figure, source: source.name, criterion: source.criterion, value, before };
  return { ...came, ...(whole === null ? {} : { part, whole }), ...(importId === null ? {} : { import: importId }) };
}

async function tellWhoDiffers(tx: Tx, taking: Taking, lines: readonly PersonFigureLine[]): Promise<void> {
  const evaluations = await evaluationsOf(tx, taking.source.criterion, lines);
  const values = new Map(lines.map(({ evaluationId, value }) => [evaluationId, value]));
  const differing = evaluations.filter(
    ({ evaluationId, stated }) => stated !== null && toUnits(stated) !== toUnits(values.get(evaluationId)!),
  );
  const handed = differing.filter(({ status }) => status === 'submitted');
  await notifyMany(tx, [
    ...differing.map((evaluation) => toAuthor(taking, evaluation)),
    ...(await toApprovers(tx, taking, handed)),
  ]);
}

function evaluationsOf(tx: Tx, criterion: string, lines: readonly PersonFigureLine[]): Promise<Paper[]> {
  return tx.rows<Paper>(
    `select e.id as "evaluationId", e.official_id as "officialId", e.unit_id as "unitId", e.status, trim_scale(e.self_values[c.place])::text as stated
     from evaluations e join criteria_versions v on v.id = e.version_id
     cross join lateral (select place::int from jsonb_array_elements(v.content -> 'criteria') with ordinality x(one, place) where one ->> 'code' = $2) c
     where e.id = any ($1::int[]) and e.status in ('draft', 'returned', 'submitted') order by e.id`,
    [lines.map(({ evaluationId }) => evaluationId), criterion],
    'evaluations-of-figures',
  );
}

function toAuthor({ source, month, at }: Taking, { officialId, evaluationId, status }: Paper): Notification {
  const code = status === 'submitted' ? 'person-figure-handed' : 'person-figure-differs';
  return { officialId, code, params: { month, source: source.name }, href: `/evaluations/${evaluationId}`, at };
}

/** Each approver once, with how many. */
async function toApprovers(tx: Tx, taking: Taking, handed: readonly Paper[]): Promise<Notification[]> {
  const { source, month, at, today } = taking;
  const approvers = await approversAt(tx, handed, ({ unitId }) => unitId, today);
  const counts = new Map<number, number>();
  for (const approver of approvers.values())
    if (approver !== 'outside') counts.set(approver.officialId, (counts.get(approver.officialId) ?? 0) + 1);
  return [...counts].map(([officialId, count]) => ({
    ...{ officialId, code: 'person-figures-handed', params: { month, source: source.name, count } },
    ...{ href: '/approvals', at },
  }));
}
