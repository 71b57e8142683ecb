import type { Act } from '../../acts/act.js';
import type { CorrectionKind, Stated, TouchedPaper } from '../../corrections/correction-kind.js';
import type { Rows } from '../../database/db.js';
import { sql } from '../../database/entity-sql.js';
import { giveTime } from '../../rounds/due-days.js';
import { absences } from '../../scoring/editions/terms.js';
import { Conflict } from '../../web/errors.js';
import { formatMonth } from '../../web/format.js';
import { LegalForm } from '../forms/legal-form.entity.js';
import { LEGAL_TIME } from '../periods/legal-own-days.js';
import { Absence } from './absence.entity.js';
import { labelsGiven } from './labels-given.js';
import { lockCovering, shareRoot } from './month-facts.js';
import { officialToRecord, placedOfficial, type PlacedOfficial } from './official-place.js';

interface Recorded {
  officialId: number;
  month: string;
  kind: string;
  ground: string;
  ended: boolean;
}

/** What rests on an absence: a form that was closed with it, and the labels of its year. */
interface Resting {
  closed: boolean;
  labels: TouchedPaper[];
}

/** A month of absence (Art 11.2), put right or struck by personnel; where a closed month or a decided year rests on it another confirms. */
export const ABSENCE_CORRECTION: CorrectionKind = {
  code: 'absence',
  path: 'legal/absences',
  allow: ['personnel'],
  acts: { corrected: 'official.absence-corrected', withdrawn: 'official.absence-struck' },
  fields: [
    { name: 'kind', least: 1, most: 40, oneOf: { codes: absences, words: 'legal-periods:absence.kinds.' } },
    { name: 'ground', least: 3, most: 1000, rows: 3 },
  ],
  async find(on, id) {
    const absence = await recorded(on, id);
    if (!absence) return undefined;
    return statedOf(absence, await officialToRecord(on, absence.officialId), id);
  },
  /** The root of the person's agency, the forms of the month, the absence: the order in which one is recorded. */
  async lock(act, id) {
    const where = await act.one<{ officialId: number; month: string; unitId: number | null }>(
      `select a.official_id as "officialId", a.month,
         (select p.unit_id from posts p where p.official_id = a.official_id and p.main order by p.from_date desc limit 1) as "unitId"
       from absences a where a.id = $1`,
      [id],
    );
    if (!where) return;
    if (where.unitId !== null) await shareRoot(act, where.unitId);
    await lockCovering(act, where.officialId, [where.month]);
    await act.lock(Absence, { id });
  },
  async write(act, { id }, words) {
    if (words) await act.update(Absence, { id }, { kind: words['kind']!, reason: words['ground']! });
    else await strike(act, id);
  },
  twoHands: {
    hidden: [],
    async stands(on, id) {
      const absence = await recorded(on, id);
      const official = absence && (await placedOfficial(on, absence.officialId));
      return official && statedOf(absence!, official, id);
    },
    resolve: (_, __, words) => Promise.resolve(words),
    async strikes(act, { id }) {
      return (await restingOn(act, id)).closed ? [{ field: 'why', code: 'legal-periods:issue.closedAbsence' }] : [];
    },
    stillRight: () => Promise.resolve([]),
    async touches(act, { id, unitId, told }, _, change) {
      const { closed, labels } = await restingOn(act, id);
      await change();
      const second = closed || labels.length > 0;
      const touched = { second, papers: labels, more: false, rounds: [], unitIds: [unitId], officialIds: told };
      return second
        ? { ...touched, notes: closed ? [{ code: 'closed-absence', count: 1 }] : [] }
        : { ...touched, notes: [], atOnce: true };
    },
    refused: () => Promise.resolve(null),
  },
};

async function recorded(on: Rows, id: number): Promise<Recorded | undefined> {
  const absence = await on.one<Recorded>(
    `select a.official_id as "officialId", a.month, a.kind, a.reason as ground, a.ended_at is not null as ended from absences a where a.id = $1`,
    [id],
  );
  return absence;
}

async function restingOn(on: Rows, id: number): Promise<Resting> {
  const absence = await on.one<{ officialId: number; year: number; closed: boolean }>(
    `select a.official_id as "officialId", left(a.month, 4)::int as year, exists (select 1 from legal_forms f join legal_periods p on p.id = f.legal_period_id
       where f.official_id = a.official_id and f.status = 'absent' and p.closed_at is not null and (f.month = a.month or p.span = 'quarter'
         and f.month = left(a.month, 5) || lpad((ceil(right(a.month, 2)::int / 3.0) * 3)::int::text, 2, '0'))) as closed
     from absences a where a.id = $1`,
    [id],
  );
  const { officialId, year, closed } = absence!;
  return { closed, labels: await labelsGiven(on, officialId, [year]) };
}

function statedOf({ officialId, month, kind, ground, ended }: Recorded, official: PlacedOfficial, id: number): Stated {
  if (ended) throw new Conflict('legal-absence-ended');
  return {
    id,
    words: { kind, ground },
    chain: `official:${officialId}`,
    unitId: official.unitId,
    about: { name: official.name, month: formatMonth(month) },
    href: `/legal/officials/${officialId}/${month.slice(0, 4)}`,
    told: [officialId],
  };
}

/** The person is back in the month: its form is a draft again. */
async function strike(act: Act, id: number): Promise<void> {
  const { officialId, month } = (await act.find(Absence, { id }))!;
  const forms = await lockCovering(act, officialId, [month]);
  await act.update(Absence, { id }, { endedBy: act.actor.accountId, endedAt: act.at });
  const back = forms.filter((form) => form.status === 'absent').map((form) => form.id);
  await act.update(LegalForm, { id: back }, { status: 'draft', submittedAt: null, revision: sql('revision + 1') });
  await giveTime(act, LEGAL_TIME, back, act);
}
