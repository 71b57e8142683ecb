import type { Act } from '../../acts/act.js';
import type { Asking } from '../../acts/asking.js';
import type { CorrectedField, CorrectionKind, Stated, Words } from '../../corrections/correction-kind.js';
import { whileOpen } from '../../standing/closings.js';
import { scopesOf } from '../../web/actor.js';
import { Conflict, Forbidden } from '../../web/errors.js';
import type { Issue } from '../../web/issues.js';
import { ActingAppointment } from '../acting-appointment.entity.js';
import { heldBy } from '../held-by.js';
import { daysInOrder } from '../official.form.js';
import { namedOfficial, officialTyped } from '../officials.queries.js';
import { withinUnit } from '../place.js';
import { mayManageUnit, sightOf } from '../unit.policy.js';
import { loadUnit } from '../units.queries.js';
import { pathsOf } from './post.correction.js';
import { changedDays, daysOf } from './spans.js';
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
    const stated = await stands(on, id);
    const unit = stated && (await loadUnit(on, stated.unitId));
    if (!stated || !unit || !sightOf(on.actor, unit.path)) return undefined;
    if (!mayManageUnit(on.actor, unit.path)) throw new Forbidden();
    if (stated.delegated) throw new Conflict();
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
    async resolve(act, stated, words) {
      const wrong = daysInOrder({ fromDate: words['fromDate']!, toDate: words['toDate'] });
      if (wrong.length > 0) return wrong;
      const outside = await stillRight(act, stated, words);
      return outside.length > 0 ? outside : personNamed(act, stated, words);
    },
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

/** Whom the words mean: who is meant already may have left the places of who asks. */
export async function personNamed(
  act: Asking,
  stated: Stated,
  words: Words,
): Promise<Words | { field: string; code: string }[]> {
  const before = stated.words;
  const found =
    words['person'] === before['person']
      ? { id: Number(before['officialId']) }
      : await officialTyped(
          act,
          scopesOf(act.actor, 'personnel').map(({ path }) => path),
          words['person']!,
          act.today,
        );
  if ('issues' in found) return found.issues;
  const { name, code } = (await namedOfficial(act, found.id))!;
  const { unitId } = before;
  return { ...words, person: code, personName: name, officialId: String(found.id), unitId: unitId! };
}

export function peopleOf(was: Words, words: Words | null): number[] {
  return [...new Set([was, ...(words ? [words] : [])].map((each) => Number(each['officialId'])))];
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

export function spanTyped(words: Words): { fromDate: string; toDate?: string } {
  return { fromDate: words['fromDate']!, ...(words['toDate'] && { toDate: words['toDate'] }) };
}

function spanOf(words: Words) {
  return daysOf({ fromDate: words['fromDate']!, toDate: words['toDate'] || null });
}
