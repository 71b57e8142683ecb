import { nameOn } from '../standing/units-on.js';
import type { Rows } from '../database/db.js';
import type { PetitionOn } from './petition.entity.js';
import type { PetitionFacts } from './petition-kind.js';

/** A petition with its person and unit; each paper adds what is contested. */
export interface PetitionRow extends PetitionFacts {
  /** The result it was filed against. */
  contestedId: number;
  name: string;
  unitId: number;
  unitName: string;
  unitPath: string;
  filedAt: Date;
  receivedOn: string;
  dueOn: string;
  reason: string;
  decisionReason: string | null;
}

/** The columns of `PetitionRow`, over `p` and the paper `s`: its unit is called as on the last day of what the paper is of. */
export const petitionColumns = (
  day: string,
) => `p.id, p.contested_id as "contestedId", s.official_id as "officialId", o.full_name as name, s.unit_id as "unitId", ${nameOn('s.unit_id', day)} as "unitName", u.path as "unitPath",
  p.filed_at as "filedAt", p.received_on as "receivedOn", p.due_on as "dueOn", p.reason, p.outcome, d.display_name as "decidedBy", p.decided_at as "decidedAt",
  p.decision_reason as "decisionReason"`;

export const PETITION_JOINS =
  'join officials o on o.id = s.official_id join units u on u.id = s.unit_id left join accounts d on d.id = p.decided_by';

/** No further petition on this result: one was filed against it and not taken back, or one on the paper is open. */
export function isContested(petitions: readonly PetitionRow[], resultId: number | null): boolean {
  return petitions.some(
    ({ outcome, contestedId }) => outcome === null || (contestedId === resultId && outcome !== 'withdrawn'),
  );
}

/** A petition by itself, whichever paper it is about. */
export interface OnePetition extends PetitionFacts {
  paperId: number;
  contestedId: number;
  receivedOn: string;
  dueOn: string;
  reason: string;
}

export async function onePetition(on: Rows, kind: PetitionOn, id: number): Promise<OnePetition | undefined> {
  return on.one<OnePetition>(
    `select p.id, p.paper_id as "paperId", p.contested_id as "contestedId", a.official_id as "officialId", p.received_on as "receivedOn", p.due_on as "dueOn",
       p.reason, p.outcome, d.display_name as "decidedBy", p.decided_at as "decidedAt"
     from petitions p join accounts a on a.id = p.by_account left join accounts d on d.id = p.decided_by where p.kind = $1 and p.id = $2`,
    [kind, id],
    'one-petition',
  );
}

/** Holds a petition, so that of two who end it at once one is told. */
export async function lockPetition(on: Rows, kind: PetitionOn, id: number): Promise<void> {
  await on.rows('select id from petitions where kind = $1 and id = $2 for update', [kind, id]);
}

/** What was decided and what was taken back, in one list. */
export function newestEnded<T extends PetitionRow>(decided: readonly T[], withdrawn: readonly T[], limit: number): T[] {
  const at = ({ decidedAt }: T) => decidedAt?.getTime() ?? 0;
  return [...decided, ...withdrawn].sort((a, b) => at(b) - at(a)).slice(0, limit);
}
