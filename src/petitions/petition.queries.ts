import type { PetitionFacts } from './petition-kind.js';

/** A petition with its person and unit; each paper adds what is contested. */
export interface PetitionRow extends PetitionFacts {
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

/** The columns of `PetitionRow`, over `p` and the paper `s`. */
export const PETITION_COLUMNS = `p.id, s.official_id as "officialId", o.full_name as name, s.unit_id as "unitId", u.name as "unitName", u.path as "unitPath",
  p.filed_at as "filedAt", p.received_on as "receivedOn", p.due_on as "dueOn", p.reason, p.outcome, d.display_name as "decidedBy", p.decided_at as "decidedAt",
  p.decision_reason as "decisionReason"`;

export const PETITION_JOINS =
  'join officials o on o.id = s.official_id join units u on u.id = s.unit_id left join accounts d on d.id = p.decided_by';
