import type { Asking } from '../acts/asking.js';
import { topOf } from '../commitments/agency.js';
import { verdictOf, type Verdict } from '../measures/moves.js';
import { toDec, toUnits } from '../scoring/decimal.js';
import { page, type Page } from '../web/answers.js';
import { Forbidden, NotFound } from '../web/errors.js';
import { readId } from '../web/id.pipe.js';
import { mayWriteFor } from './practice.policy.js';
import { usesOf, type PracticeRow, type UseRow } from './practice.queries.js';
import type { TypedIn } from '../web/read-form.js';
import type { UseForm, UseReportForm, PracticeEndForm, PracticeForm } from './practice.form.js';

type UseFigures = Pick<UseRow, 'beforeMonth' | 'afterMonth' | 'beforeValue' | 'afterValue'>;

/** Better, worse or the same, as every change of the measure is judged, here of one month against another; null without figures or a direction. */
export function movedWord(
  { beforeValue, afterValue }: UseFigures,
  { measureKind, direction, threshold }: Pick<PracticeRow, 'measureKind' | 'direction' | 'threshold'>,
): Verdict | null {
  if (beforeValue === null || afterValue === null || measureKind === null || direction === null || direction === 'none')
    return null;
  return verdictOf(
    { kind: measureKind, direction, threshold },
    toDec(toUnits(afterValue) - toUnits(beforeValue)),
    beforeValue,
  );
}

export function practiceState({
  endedAt,
  recognisedAt,
}: Pick<PracticeRow, 'endedAt' | 'recognisedAt'>): 'ended' | 'recognised' | 'registered' {
  return endedAt ? 'ended' : recognisedAt ? 'recognised' : 'registered';
}

/** Units of the same agency this person writes for. */
async function unitsToWrite(asking: Asking, top: number | null): Promise<{ value: string; text: string }[]> {
  const rows = await asking.rows<{ id: number; name: string; path: string }>(
    `select id, name, path from units where closed_on is null and ($1::int is null or split_part(path, '/', 2)::int = $1)
       and exists (select 1 from unnest($2::text[]) as x (path) where units.path like x.path || '%') order by path`,
    [
      top,
      [...asking.actor.heads, ...asking.actor.roles.filter(({ role }) => role === 'personnel')].map(({ path }) => path),
    ],
  );
  return rows.map(({ id, name }) => ({ value: String(id), text: name }));
}

export async function practicePage(
  asking: Asking,
  practice: PracticeRow,
  typed: TypedIn<UseForm & UseReportForm & PracticeEndForm, 'use'> = {},
): Promise<Page> {
  const uses = await usesOf(asking, [practice.id]);
  const living = practice.endedAt === null;
  const takers = living
    ? (await unitsToWrite(asking, topOf(practice.unitPath))).filter(
        ({ value }) =>
          value !== String(practice.unitId) &&
          !uses.some((use) => use.endedOn === null && String(use.unitId) === value),
      )
    : [];
  const writes = living && mayWriteFor(asking.actor, practice.unitPath);
  return page(
    'practices/show',
    {
      practice,
      state: practiceState(practice),
      moved: movedWord(practice, practice),
      writes,
      changes: writes && practice.recognisedAt === null,
      takers,
      uses: uses.map((use) => ({
        ...use,
        moved: movedWord(use, practice),
        writes: use.endedOn === null && mayWriteFor(asking.actor, use.unitPath),
        typed: String(typed.use) === String(use.id) ? typed : null,
        fields: {
          before: `beforeMonth-${use.id}`,
          after: `afterMonth-${use.id}`,
          result: `result-${use.id}`,
          stop: `stop-${use.id}`,
        },
      })),
      typed: { takenOn: asking.today, ...typed },
    },
    'practices:showTitle',
    { title: practice.title },
  );
}

export async function practiceForm(
  asking: Asking,
  practice: PracticeRow | null,
  typed: TypedIn<PracticeForm, 'seen'> = {},
): Promise<Page> {
  const units = await unitsToWrite(asking, null);
  if (!practice && units.length === 0) throw new Forbidden();
  if (practice && !mayWriteFor(asking.actor, practice.unitPath)) throw new NotFound();
  const chosen = practice
    ? practice.unitPath
    : ((
        await asking.one<{ path: string }>('select path from units where id = $1', [
          typed.unit === undefined ? units[0]!.value : (readId(typed.unit) ?? 0),
        ])
      )?.path ?? '');
  const measures = await asking.rows<{ id: number; name: string }>(
    'select id, name from measures where root_unit_id = $1 and closed_on is null order by position, id',
    [topOf(chosen)],
  );
  const stored = practice
    ? { ...practice, seen: practice.revision, measure: practice.measureId === null ? '' : String(practice.measureId) }
    : { unit: units[0]!.value, beganOn: asking.today };
  return page(
    'practices/form',
    {
      practice,
      units,
      measures: measures.map(({ id, name }) => ({ value: String(id), text: name })),
      typed: { ...stored, ...typed },
    },
    practice ? 'practices:form.change' : 'practices:form.title',
  );
}
