import type { Db } from '../database/db.js';
import { currentMonth, pastMonths, yearOf } from './sample-calendar.js';
import { writeSampleActs } from './sample-acts.js';
import { seedCatalogue } from './sample-catalogue.js';
import { writeCommitments } from './sample-commitments.js';
import { writeLegalMonths } from './sample-legal.js';
import { writeMeasures } from './sample-measures.js';
import { writeMonth } from './sample-month.js';
import type { Member, Place } from './sample-places.js';
import { samplePlaces } from './sample-places.js';
import { writePartyMembers } from './sample-party.js';
import { writeResults } from './sample-results.js';
import { sampleEvaluations, type Reach } from './sample-evaluations.js';
import { chance } from './sample-values.js';
import { writeYear } from './sample-year.js';

/**
 * Loads the sample ward into an empty database: eleven closed months, a running one in which there is
 * something to do for everybody, and the year they lie in. False when there are units already. The same on every machine for the same day.
 */
export async function seedSample(db: Db, today: string): Promise<boolean> {
  return db.tx(async (tx) => {
    await tx.rows('select pg_advisory_xact_lock(7240252)');
    if (await tx.one('select 1 from units limit 1')) return false;
    const months = pastMonths(today.slice(0, 7));
    const year = yearOf(today.slice(0, 7));
    const ward = await samplePlaces(tx, months[0]!.opensOn, `${year}-02-01`);
    await seedCatalogue(tx, ward);
    const random = chance(335);
    for (const [n, month] of months.entries()) {
      await writeMonth(
        tx,
        ward,
        month,
        sampleEvaluations(ward, month, n, () => 'reviewed', random),
        true,
      );
    }
    const now = currentMonth(today);
    await writeMonth(tx, ward, now, sampleEvaluations(ward, now, months.length, reachNow, random), false);
    await writeLegalMonths(tx, ward, [...months, now], chance(3352025));
    await writeYear(tx, ward, { year, lastClosed: months.at(-1)!.month, opensOn: now.opensOn, today });
    await writeMeasures(tx, ward, [...months, now]);
    await writeCommitments(tx, ward, today);
    await writeResults(tx, ward, months, today);
    await writePartyMembers(tx, ward, year);
    await writeSampleActs(tx);
    return true;
  });
}

/** The running month: most evaluations are decided; the one-stop desk, two heads, the deputies and the chair have theirs before them. */
function reachNow(place: Place, member: Member, index: number): Reach {
  if (place.code === 'PM') return index === 0 ? 'draft' : 'submitted';
  if (place.code === 'PM-VP' && index === 5) return 'excused';
  if (place.code === 'PM-MC') return member.login || index === 0 ? 'draft' : index < 5 ? 'approved' : 'submitted';
  return place.code === 'PM-DU' && member.position === 'head' ? 'submitted' : 'approved';
}
