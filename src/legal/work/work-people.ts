import { lastDay, nameOn } from '../../standing/units-on.js';
import { byLaw } from '../by-law.js';
import type { Rows } from '../../database/db.js';
import { standToEach } from '../../standing/standing.js';
import type { Actor } from '../../web/actor.js';
import type { LegalStatus } from '../forms/legal-form.queries.js';

/** Somebody whose work of a month the actor gives, with the form it goes on. */
export interface WorkPerson {
  legalFormId: number;
  officialId: number;
  code: string;
  name: string;
  unitId: number;
  unitPath: string;
  unitName: string;
  title: string;
  leader: boolean;
  status: LegalStatus;
  note: string | null;
  closedAt: Date | null;
  periodId: number;
  /** The actor scores them today; else stands above who does. */
  scores: boolean;
}

const PERSON = `select s.id as "legalFormId", s.official_id as "officialId", o.code, o.full_name as name, s.unit_id as "unitId", u.path as "unitPath", ${nameOn('s.unit_id', lastDay('s.month'))} as "unitName",
  s.title, s.leader, s.status, s.note, p.closed_at as "closedAt", p.id as "periodId"
  from legal_forms s join officials o on o.id = s.official_id join units u on u.id = s.unit_id join legal_periods p on p.id = s.legal_period_id
  where ${byLaw('p.edition')} and `;

/** Everybody of a month below a unit whose work the actor gives: whom they score today, or stand above. */
export async function peopleToGive(
  on: Rows,
  actor: Actor,
  month: string,
  path: string,
  day: string,
): Promise<WorkPerson[]> {
  const rows = await on.rows<Omit<WorkPerson, 'scores'>>(
    `${PERSON} s.month = $1 and u.path like $2 || '%' order by u.path, o.sort_name, o.id`,
    [month, path],
  );
  const stands = await standToEach(on, actor, rows, day);
  return rows.flatMap((row, place): WorkPerson[] => {
    const { at } = stands[place]!;
    return at.approver || at.above ? [{ ...row, scores: at.approver }] : [];
  });
}

/** Every form of a month below a unit, for who brings work in from another system. */
export async function peopleBelow(on: Rows, month: string, path: string): Promise<WorkPerson[]> {
  const rows = await on.rows<Omit<WorkPerson, 'scores'>>(
    `${PERSON} s.month = $1 and u.path like $2 || '%' order by u.path, o.sort_name, o.id`,
    [month, path],
  );
  return rows.map((row) => ({ ...row, scores: false }));
}
