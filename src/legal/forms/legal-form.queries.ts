import type { TakenObstacles } from '../../obstacles/taken.js';
import { decisionDue, selfDue } from '../../rounds/due-days.js';
import { lastDay, nameOn } from '../../standing/units-on.js';
import { byLaw } from '../by-law.js';
import type { Rows, Tx } from '../../database/db.js';
import type { Dec } from '../../scoring/decimal.js';
import type { EditionCode, PersonType } from '../../scoring/editions/edition.js';

export type LegalStatus = 'draft' | 'submitted' | 'returned' | 'confirmed' | 'absent';
/** đ and e as they are stored, in percent. */
export type StoredShare = 50 | 100;
export type Marks = Record<string, Dec>;

/** A person's form of a month (or quarter) by one edition, with its person, place and period. */
export interface LegalForm {
  id: number;
  revision: number;
  edition: EditionCode;
  month: string;
  status: LegalStatus;
  officialId: number;
  officialCode: string;
  officialName: string;
  personType: PersonType;
  unitId: number;
  unitName: string;
  unitPath: string;
  title: string;
  position: 'head' | 'deputy' | 'member';
  leader: boolean;
  frameId: number | null;
  periodId: number;
  rootUnitId: number;
  rootName: string;
  span: 'month' | 'quarter';
  capAt: 'average' | 'component';
  markTakes: 'quarter' | 'whole';
  selfDueOn: string;
  confirmDueOn: string;
  closesOn: string;
  closedAt: Date | null;
  selfMarks: Marks;
  strengths: string;
  limits: string;
  selfSavedAt: Date | null;
  submittedAt: Date | null;
  headMarks: Marks;
  /** The unit's one setting, for both layers. */
  blindFirst: boolean;
  /** As the scorer's marks stood when the person's own were shown to them. */
  blindMarks: Marks | null;
  revealedAt: Date | null;
  /** Why a mark changed after that, by item. */
  markReasons: Record<string, string>;
  organising: StoredShare | null;
  organisingReason: string;
  uniting: StoredShare | null;
  unitingReason: string;
  /** Confirmed obstacles taken as the reason of đ and e. */
  headObstacles: TakenObstacles;
  opinion: string;
  /** Why a form that was not handed in is scored. */
  headReason: string;
  headSavedAt: Date | null;
  resultId: number | null;
  confirmedAt: Date | null;
  common: Dec | null;
  results: Dec | null;
  score: Dec | null;
  band: string | null;
  note: string | null;
}

const LEGAL_FORM = `
select s.id, s.revision, s.edition, s.month, s.status, s.official_id as "officialId", o.code as "officialCode", o.full_name as "officialName",
  s.person_type as "personType", s.unit_id as "unitId", ${nameOn('s.unit_id', lastDay('s.month'))} as "unitName", u.path as "unitPath", s.title, s.position, s.leader,
  s.frame_id as "frameId", s.legal_period_id as "periodId", p.root_unit_id as "rootUnitId", ${nameOn('p.root_unit_id', lastDay('s.month'))} as "rootName", p.span, p.cap_at as "capAt", p.mark_takes as "markTakes",
  ${selfDue('s', 'p')} as "selfDueOn", ${decisionDue('s', 'p.confirm_due_on')} as "confirmDueOn", p.closes_on as "closesOn", p.closed_at as "closedAt",
  s.self_marks as "selfMarks", s.strengths, s.limits, s.self_saved_at as "selfSavedAt", s.submitted_at as "submittedAt",
  s.head_marks as "headMarks", u.blind_first as "blindFirst", s.blind_marks as "blindMarks", s.revealed_at as "revealedAt", s.mark_reasons as "markReasons", s.organising, s.organising_reason as "organisingReason", s.uniting, s.uniting_reason as "unitingReason",
  s.head_obstacles as "headObstacles", s.opinion, s.head_reason as "headReason", s.head_saved_at as "headSavedAt", s.result_id as "resultId", s.confirmed_at as "confirmedAt", s.common, s.results, s.score, s.band, s.note
from legal_forms s
join officials o on o.id = s.official_id
join units u on u.id = s.unit_id
join legal_periods p on p.id = s.legal_period_id
join units r on r.id = p.root_unit_id
where `;

const LOCK = `select s.id from legal_forms s join legal_periods p on p.id = s.legal_period_id where s.id = $1 for update of s for share of p`;

export async function findLegalForm(on: Rows, id: number): Promise<LegalForm | undefined> {
  return on.one<LegalForm>(`${LEGAL_FORM} s.id = $1`, [id], 'legal-sheet');
}

/** The form, its row locked until the transaction ends: who comes second reads what the first one did. A closing of its month waits. */
export async function lockLegalForm(tx: Tx, id: number): Promise<LegalForm | undefined> {
  const locked = await tx.one(LOCK, [id], 'lock-legal-form');
  return locked && findLegalForm(tx, id);
}

/** A person's forms, the newest month first; all editions, or one. */
export async function legalFormsOf(
  on: Rows,
  officialId: number,
  { lawOnly = false, limit = 24 } = {},
): Promise<LegalForm[]> {
  return on.rows<LegalForm>(
    `${LEGAL_FORM} s.official_id = $1 and ($2::boolean is false or ${byLaw('s.edition')}) order by s.month desc, s.edition limit $3`,
    [officialId, lawOnly, limit],
    'legal-legal-forms-of',
  );
}

/** A person's forms of one year by the law, in the order of the months. */
export async function legalFormsOfYear(on: Rows, officialId: number, year: number): Promise<LegalForm[]> {
  return on.rows<LegalForm>(
    `${LEGAL_FORM} s.official_id = $1 and ${byLaw('s.edition')} and left(s.month, 4) = $2::int::text order by s.month, s.id`,
    [officialId, year],
    'legal-legal-forms-of-year',
  );
}
