import type { Act } from '../../acts/act.js';
import type { Asking } from '../../acts/asking.js';
import type { CorrectedField, CorrectionKind, Stated, Words } from '../../corrections/correction-kind.js';
import { whileOpen } from '../../standing/closings.js';
import { Conflict } from '../../web/errors.js';
import type { Issue } from '../../web/issues.js';
import { ActingAppointment } from '../acting-appointment.entity.js';
import { heldBy } from '../held-by.js';
import { withinUnit } from '../place.js';
import { loadUnit } from '../units.queries.js';
import { inUnitOf, peopleOf, resolveHolder } from './holder.js';
import { pathsOf } from './post.correction.js';
import { changedDays, spanOf, spanTyped } from './spans.js';
import { touchedPapers } from './touched-papers.js';

const FIELDS: readonly CorrectedField[] = [
  { name: 'person', least: 1, most: 120 },
  { name: 'fromDate', least: 1, most: 20, day: true },
  { name: 'toDate', least: 0, most: 20, day: true },
  { name: 'decisionNumber', least: 1, most: 60 },
];

interface ActingStated extends Stated {
  delegated: boolean;
}

/** An acting head who was entered wrongly. A substitute whom a head named is ended by either of the two, and nothing else. */
export const ACTING_CORRECTION: CorrectionKind = {
  code: 'acting',
  path: 'acting',
  allow: ['personnel'],
  acts: { corrected: 'unit.acting-corrected', withdrawn: 'unit.acting-struck' },
  fields: FIELDS,
  async find(on, id) {
    const stated = await inUnitOf(on, await stands(on, id));
    if (stated?.delegated) throw new Conflict();
    return stated;
  },
  async lock(act, id) {
    await whileOpen(act);
    await act.rows('select 1 from acting_appointments where id = $1 for update', [id]);
  },
  async write(act, { id }, words) {
    if (!words) {
      await act.remove(ActingAppointment, { id });
      return;
    }
    await act.update(
      ActingAppointment,
      { id },
      {
        officialId: Number(words['officialId']),
        fromDate: words['fromDate']!,
        toDate: words['toDate'] || null,
        decisionNumber: words['decisionNumber']!,
      },
    );
  },
  twoHands: {
    hidden: ['person', 'officialId', 'unitId'],
    stands,
    resolve: (act, stated, words) => resolveHolder(act, stated, words, stillRight),
    strikes: () => Promise.resolve([]),
    stillRight,
    async touches(act, stated, words, change) {
      const { words: was, unitId } = stated;
      const same = words && was['officialId'] === words['officialId'];
      const onPaper = words && was['decisionNumber'] !== words['decisionNumber'];
      const days = changedDays(spanOf(was), words && spanOf(words), !same || Boolean(onPaper));
      const weighs = !same || was['fromDate'] !== words['fromDate'] || (was['toDate'] ?? '') !== words['toDate'];
      const reach = { officialIds: [], paths: await pathsOf(act, [unitId]), days, weighs };
      const touched = await touchedPapers(act, reach, [unitId], change);
      return { ...touched, notes: [], unitIds: [unitId], officialIds: peopleOf(was, words) };
    },
    refused: (act, error, { id, unitId }, words) =>
      heldBy(act, error, { id, unitId, from: words['fromDate']!, to: words['toDate'] || null }),
  },
};

async function stillRight(act: Act, { unitId }: Stated, words: Words): Promise<Issue[]> {
  const unit = (await loadUnit(act, unitId, 'for share of u'))!;
  return withinUnit(act, { id: unitId, name: unit.name }, spanTyped(words));
}

async function stands(on: Asking, id: number): Promise<ActingStated | undefined> {
  const row = await on.one<{
    unitId: number;
    unit: string;
    officialId: number;
    person: string;
    personName: string;
    fromDate: string;
    toDate: string | null;
    decisionNumber: string;
    delegated: boolean;
  }>(
    `select x.unit_id as "unitId", u.name as unit, o.id as "officialId", o.code as person, o.full_name as "personName", x.from_date as "fromDate", x.to_date as "toDate",
       x.decision_number as "decisionNumber", x.delegation_id is not null as delegated
     from acting_appointments x join units u on u.id = x.unit_id join officials o on o.id = x.official_id where x.id = $1`,
    [id],
  );
  if (!row) return undefined;
  const { unitId, unit, officialId, person, personName, fromDate, toDate, decisionNumber, delegated } = row;
  return {
    id,
    delegated,
    words: {
      person,
      personName,
      fromDate,
      toDate: toDate ?? '',
      decisionNumber,
      officialId: String(officialId),
      unitId: String(unitId),
    },
    chain: `unit:${unitId}`,
    unitId,
    about: { name: personName, title: unit },
    href: `/units/${unitId}/acting`,
    told: [officialId],
    toldAt: '/notices',
  };
}
