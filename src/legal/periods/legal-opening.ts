import { isLaw } from '../../scoring/editions/all-editions.js';
import type { Asking } from '../../acts/asking.js';
import { catalogueInForce } from '../../catalogue/catalogue.queries.js';
import type { Rows } from '../../database/db.js';
import { addDays } from '../../periods/working-days.js';
import { defaultCalendar, lastDayOf } from '../../periods/calendar.js';
import { holidaysBetween } from '../../periods/holidays/holidays-between.js';
import type { EditionCode, PersonType } from '../../scoring/editions/edition.js';
import { workingDaysAfter } from '../../periods/own-days.js';
import { opensLate, spacedDays } from '../../rounds/due-days.js';
import type { Issue } from '../../web/issues.js';
import { LEGAL_DAYS, legalDaysIssues, legalDaysOf, type LegalDays } from './legal-days.js';
import type { OpeningRules, RefreshRules } from '../../rounds/opening.js';
import { choicesOf } from '../settings/edition-choices.js';
import { lockRoot, rootToRun } from '../settings/law-settings.policy.js';
import { typesUnder } from '../settings/applying.js';
import { readingsOf, type Readings } from '../settings/readings.js';
import { peopleReached, refreshForms, takenBy, writeForms } from './legal-forms.js';
import {
  legalOpeningBlockers,
  legalOpeningWarnings,
  type LegalOpeningBlocker,
  type LegalOpeningFacts,
} from './legal-opening.blockers.js';
import { openLegalPeriodToRun } from './legal-period.policy.js';
import type { LegalPeriodRow } from './legal-period.queries.js';
import { firstDayOf, monthsCovered, type SpanOf } from './span.js';
import { LegalPeriod } from './legal-period.entity.js';

export interface LegalOpening {
  rootUnitId: number;
  month: string;
  edition: EditionCode;
  /** The days it opens with; without them those of the scorecard's month, or the usual ones, five working days for each step where it opens late. */
  days?: LegalDays | undefined;
}

/** What an opening would do: the readings it would freeze, its days, its people. */
interface LegalOpeningPlan extends LegalOpeningFacts, LegalDays {
  /** The days are later than they were to be, since it opens late. */
  late: boolean;
  rootUnitId: number;
  rootPath: string;
  capAt: Readings['legal-cap-at'];
  markTakes: Readings['legal-mark-takes'];
  hanoiCeiling: Readings['hanoi-ceiling'];
  types: PersonType[];
}

/** A month can be opened this long before it begins: work is given ahead. */
const DAYS_AHEAD = 10;

async function planOpening(on: Asking, opening: LegalOpening): Promise<LegalOpeningPlan> {
  const { rootUnitId, month, edition, days: typed } = opening;
  const root = (await on.one<{ id: number; path: string }>('select id, path from units where id = $1', [rootUnitId]))!;
  const readings = await readingsOf(on, rootUnitId);
  const span: SpanOf = isLaw(edition) ? readings['legal-rhythm'] : 'month';
  const choices = await choicesOf(on, rootUnitId);
  const types = typesUnder(edition, month, choices);
  const { days, late } = await daysFor(on, rootUnitId, month);
  const reached = await peopleReached(on, { rootPath: root.path, month, types });
  const taken = (await takenBy(on, root, edition, monthsCovered(month, span))) ?? null;
  const hasFrame = isLaw(edition) || (await frameExists(on, rootUnitId, month));
  const hasCatalogue = (await catalogueInForce(on, rootUnitId, month)) !== null;
  const from = addDays(firstDayOf(month, span), -DAYS_AHEAD);
  return {
    rootUnitId,
    month,
    edition,
    ...(typed ?? days),
    late,
    dayIssues: typed ? typedIssues(month, typed, on.today) : [],
    rootPath: root.path,
    span,
    capAt: readings['legal-cap-at'],
    markTakes: readings['legal-mark-takes'],
    hanoiCeiling: readings['hanoi-ceiling'],
    types,
    from,
    today: on.today,
    people: reached.people,
    peopleWithout: reached.others,
    taken,
    hasFrame,
    hasCatalogue,
  };
}

/** What the page shows before the button. */
export async function lookAtOpening(asking: Asking, opening: LegalOpening) {
  await rootToRun(asking, asking.actor, opening.rootUnitId);
  const plan = await planOpening(asking, opening);
  return { plan, blockers: legalOpeningBlockers(plan), warnings: legalOpeningWarnings(plan) };
}

/** Opens a month by an edition and makes its forms, with the readings as they are set now; who has one to fill hears of it. */
export const LEGAL_OPENING: OpeningRules<
  LegalOpening,
  LegalOpeningPlan,
  LegalOpeningBlocker,
  { id: number; forms: number }
> = {
  async lock(act, opening) {
    await lockRoot(act, act.actor, opening.rootUnitId);
    return planOpening(act, opening);
  },
  blockers: (_, plan) => legalOpeningBlockers(plan),
  async write(act, plan) {
    const { rootUnitId, month, edition, span, capAt, markTakes, hanoiCeiling } = plan;
    const { selfDueOn, confirmDueOn, closesOn } = plan;
    const frozen = {
      rootUnitId,
      month,
      edition,
      span,
      capAt,
      markTakes,
      hanoiCeiling,
      selfDueOn,
      confirmDueOn,
      closesOn,
    };
    const opened = { openedAt: act.at, openedBy: act.actor.accountId };
    const { id } = await act.insert(LegalPeriod, { ...frozen, ...opened });
    const { added: forms } = await writeForms(act, { id, month, span }, plan, {
      at: act.at,
      today: act.today,
      opening: true,
    });
    await act.record(`legal-period:${id}`, 'legal-period.opened', {
      ...{ month, edition, span, capAt, markTakes, forms, days: legalDaysOf(frozen) },
      ...(!isLaw(edition) && { hanoiCeiling }),
    });
    const told = await act.rows<{ officialId: number }>(
      `select official_id as "officialId" from legal_forms where legal_period_id = $1 and status = 'draft'`,
      [id],
    );
    const people = told.map(({ officialId }) => officialId);
    await act.tell(people, isLaw(edition) ? 'legal-opened' : 'hanoi-opened', '/legal/forms', {
      month,
      span,
      due: selfDueOn,
    });
    return { id, forms };
  },
};

/** Brings the forms of an open month up to date with the posts and the unit's choices as they stand now. */
export const LEGAL_REFRESH: RefreshRules<LegalPeriodRow> = {
  chain: 'legal-period',
  act: 'legal-period.refreshed',
  toRun: openLegalPeriodToRun,
  refresh: (act, period) => refreshForms(act, period, act),
};

/** The days it is to have, or later ones where it opens after them or near them: five working days for each step. */
async function daysFor(on: Asking, rootUnitId: number, month: string): Promise<{ days: LegalDays; late: boolean }> {
  const days = await usualDays(on, rootUnitId, month);
  const after = await workingDaysAfter(on, on.today);
  if (!opensLate({ opensOn: `${month}-01`, firstDue: days.selfDueOn }, on.today, after)) return { days, late: false };
  const [selfDueOn, confirmDueOn, closesOn] = spacedDays(on.today, Object.values(legalDaysOf({ ...days })), after);
  return { days: { selfDueOn: selfDueOn!, confirmDueOn: confirmDueOn!, closesOn: closesOn! }, late: true };
}

function typedIssues(month: string, days: LegalDays, today: string): Issue[] {
  const issues = legalDaysIssues(month, days, today);
  if (issues.length > 0) return issues;
  return LEGAL_DAYS.filter((day) => days[day] < today).map((field) => ({
    field,
    code: 'legal-periods:issue.days.past',
  }));
}

/** The days of the scorecard's month where it has one, else the usual calendar. */
async function usualDays(on: Rows, rootUnitId: number, month: string): Promise<LegalDays> {
  const set = await on.one<LegalDays>(
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
