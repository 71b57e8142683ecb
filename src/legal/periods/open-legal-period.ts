import { isLaw } from '../../scoring/editions/all-editions.js';
import { recordAct } from '../../audit/record-act.js';
import { catalogueInForce } from '../../catalogue/catalogue.queries.js';
import type { Rows, Tx } from '../../database/db.js';
import { addDays } from '../../periods/working-days.js';
import { defaultCalendar, lastDayOf } from '../../periods/calendar.js';
import { holidaysBetween } from '../../periods/holidays/holidays-between.js';
import type { EditionCode, PersonType } from '../../scoring/editions/edition.js';
import { choicesOf } from '../settings/edition-choices.js';
import { typesUnder } from '../settings/applying.js';
import { readingsOf, type Readings } from '../settings/readings.js';
import { peopleReached, takenBy, writeForms } from './legal-forms.js';
import type { LegalOpeningFacts } from './legal-opening.blockers.js';
import { firstDayOf, monthsCovered, type SpanOf } from './span.js';
import { LegalPeriod } from './legal-period.entity.js';

export interface LegalOpening {
  rootUnitId: number;
  month: string;
  edition: EditionCode;
}

interface Days {
  selfDueOn: string;
  confirmDueOn: string;
  closesOn: string;
}

/** What an opening would do: the readings it would freeze, its days, its people. */
export interface LegalOpeningPlan extends LegalOpeningFacts, Days {
  rootUnitId: number;
  rootPath: string;
  capAt: Readings['legal-cap-at'];
  types: PersonType[];
}

/** A month can be opened this long before it begins: work is given ahead. */
const DAYS_AHEAD = 10;

export async function planOpening(on: Rows, opening: LegalOpening, today: string): Promise<LegalOpeningPlan> {
  const { rootUnitId, month, edition } = opening;
  const root = (await on.one<{ id: number; path: string }>('select id, path from units where id = $1', [rootUnitId]))!;
  const readings = await readingsOf(on, rootUnitId);
  const span: SpanOf = isLaw(edition) ? readings['legal-rhythm'] : 'month';
  const choices = await choicesOf(on, rootUnitId);
  const types = typesUnder(edition, month, choices);
  const days = await daysOf(on, rootUnitId, month);
  const reached = await peopleReached(on, { rootPath: root.path, month, types });
  const taken = (await takenBy(on, root, edition, monthsCovered(month, span))) ?? null;
  const hasFrame = isLaw(edition) || (await frameExists(on, rootUnitId, month));
  const hasCatalogue = (await catalogueInForce(on, rootUnitId, month)) !== null;
  const from = addDays(firstDayOf(month, span), -DAYS_AHEAD);
  return {
    ...opening,
    ...days,
    rootPath: root.path,
    span,
    capAt: readings['legal-cap-at'],
    types,
    from,
    today,
    people: reached.people,
    peopleWithout: reached.others,
    taken,
    hasFrame,
    hasCatalogue,
  };
}

/**
 * Opens a month by an edition and makes its forms, with the readings as they are set now. Who asks and what stands in the
 * way has been looked at before; the database refuses a second opening.
 */
export async function openLegalPeriod(
  tx: Tx,
  opening: LegalOpening & { by: number; at: Date; today: string },
): Promise<{ id: number; forms: number }> {
  const plan = await planOpening(tx, opening, opening.today);
  const period = await tx.insert(LegalPeriod, {
    rootUnitId: opening.rootUnitId,
    month: opening.month,
    edition: opening.edition,
    span: plan.span,
    capAt: plan.capAt,
    selfDueOn: plan.selfDueOn,
    confirmDueOn: plan.confirmDueOn,
    closesOn: plan.closesOn,
    openedAt: opening.at,
    openedBy: opening.by,
  });
  const { added: forms } = await writeForms(
    tx,
    { id: period.id, month: opening.month, span: plan.span },
    plan,
    opening.at,
  );
  const detail = { month: opening.month, edition: opening.edition, span: plan.span, capAt: plan.capAt, forms };
  await recordAct(tx, {
    chain: `legal-period:${period.id}`,
    act: 'legal-period.opened',
    account: opening.by,
    at: opening.at,
    detail,
  });
  return { id: period.id, forms };
}

/** The days of the scorecard's month where it has one, else the usual calendar. */
async function daysOf(on: Rows, rootUnitId: number, month: string): Promise<Days> {
  const set = await on.one<Days>(
    `select self_due_on as "selfDueOn", approval_due_on as "confirmDueOn", closes_on as "closesOn" from periods where root_unit_id = $1 and month = $2`,
    [rootUnitId, month],
  );
  if (set) return set;
  const usual = defaultCalendar(month, await holidaysBetween(on, `${month}-01`, lastDayOf(month)));
  return { selfDueOn: usual.selfDueOn, confirmDueOn: usual.approvalDueOn, closesOn: usual.closesOn };
}

async function frameExists(on: Rows, rootUnitId: number, month: string): Promise<boolean> {
  const row = await on.one(
    'select 1 as found from hanoi_frames where unit_id = $1 and adopted_at is not null and from_month <= $2 limit 1',
    [rootUnitId, month],
  );
  return row !== undefined;
}
