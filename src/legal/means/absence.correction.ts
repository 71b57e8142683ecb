import type { Act } from '../../acts/act.js';
import type { CorrectionKind } from '../../corrections/correction-kind.js';
import { sql } from '../../database/entity-sql.js';
import { giveTime } from '../../rounds/due-days.js';
import { absences } from '../../scoring/editions/terms.js';
import { Conflict } from '../../web/errors.js';
import { formatMonth } from '../../web/format.js';
import { LegalForm } from '../forms/legal-form.entity.js';
import { LEGAL_TIME } from '../periods/legal-own-days.js';
import { Absence } from './absence.entity.js';
import { lockCovering, shareRoot } from './month-facts.js';
import { officialToRecord } from './official-place.js';

interface Recorded {
  officialId: number;
  month: string;
  kind: string;
  ground: string;
  ended: boolean;
  /** Its month was closed with it, or a label of its year was decided on it. */
  rests: boolean;
}

/** A month of absence (Art 11.2), put right or struck by personnel until its month is closed with it or its year is decided. */
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
    const absence = await on.one<Recorded>(
      `select a.official_id as "officialId", a.month, a.kind, a.reason as ground, a.ended_at is not null as ended,
         exists (select 1 from legal_forms f join legal_periods p on p.id = f.legal_period_id
           where f.official_id = a.official_id and f.status = 'absent' and p.closed_at is not null and (f.month = a.month or p.span = 'quarter'
             and f.month = left(a.month, 5) || lpad((ceil(right(a.month, 2)::int / 3.0) * 3)::int::text, 2, '0')))
         or exists (select 1 from year_records r join years y on y.id = r.year_id
           where r.official_id = a.official_id and r.label_id is not null and y.year = left(a.month, 4)::int) as rests
       from absences a where a.id = $1`,
      [id],
    );
    if (!absence) return undefined;
    const { officialId, month, kind, ground } = absence;
    const official = await officialToRecord(on, officialId);
    if (absence.ended) throw new Conflict('legal-absence-ended');
    if (absence.rests) throw new Conflict('legal-absence-closed');
    return {
      id,
      words: { kind, ground },
      chain: `official:${officialId}`,
      unitId: official.unitId,
      about: { name: official.name, month: formatMonth(month) },
      href: `/legal/officials/${officialId}/${month.slice(0, 4)}`,
      told: [officialId],
    };
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
};

/** The person is back in the month: its form is a draft again. */
async function strike(act: Act, id: number): Promise<void> {
  const { officialId, month } = (await act.find(Absence, { id }))!;
  const forms = await lockCovering(act, officialId, [month]);
  await act.update(Absence, { id }, { endedBy: act.actor.accountId, endedAt: act.at });
  const back = forms.filter((form) => form.status === 'absent').map((form) => form.id);
  await act.update(LegalForm, { id: back }, { status: 'draft', submittedAt: null, revision: sql('revision + 1') });
  await giveTime(act, LEGAL_TIME, back, act);
}
