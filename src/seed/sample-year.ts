import { recordAct } from '../acts/record-act.js';
import { dueDays } from '../years/opening/due-days.js';
import { openYear } from '../years/opening/open-year.js';
import type { Tx } from '../database/db.js';
import type { Member, SampleWard } from './sample-places.js';

export interface SampleYear {
  year: number;
  /** YYYY-MM */
  lastClosed: string;
  opensOn: string;
  today: string;
}

const FIRST_YEAR = 2026;
const PERSONNEL = 'to-chuc';

/** The sample's year by the law: open, with a month from elsewhere and a decision that outweighs points. The rest of it is the reader's to do. */
export async function writeYear(
  tx: Tx,
  ward: SampleWard,
  { year, lastClosed, opensOn, today }: SampleYear,
): Promise<void> {
  if (year < FIRST_YEAR) return;
  const account = ward.accounts[PERSONNEL]!;
  await importMonth(tx, ward, year, account);
  await recordDiscipline(tx, ward, year, lastClosed, account);
  const { usual, last } = dueDays(year);
  await openYear(tx, {
    rootUnitId: ward.places[0]!.unitId,
    year,
    dueOn: today > usual ? last : usual,
    account,
    at: new Date(`${opensOn}T01:30:00Z`),
    day: today,
  });
}

/** Who came from another agency brings the points of the months there (Điều 19.1). */
async function importMonth(tx: Tx, ward: SampleWard, year: number, account: number): Promise<void> {
  const { officialId } = memberWhere(ward, (member) => member.transferred === true);
  const month = {
    month: `${year}-01`,
    score: '88.75',
    agency: 'Phường lân cận',
    documentNumber: '12/UBND-NV',
    documentDate: `${year}-02-01`,
  };
  const at = new Date(`${month.documentDate}T02:00:00Z`);
  await tx.change(
    'insert into imported_months (official_id, month, score, agency, document_number, document_date, by_account, at) values ($1, $2, $3, $4, $5, $6, $7, $8)',
    [officialId, month.month, month.score, month.agency, month.documentNumber, month.documentDate, account, at],
  );
  await recordAct(tx, { chain: `official:${officialId}`, act: 'official.month-imported', account, at, detail: month });
}

/** The office that struggles has one official disciplined for a breach of public duty (Điều 20.4c, 11.3a). */
async function recordDiscipline(tx: Tx, ward: SampleWard, year: number, month: string, account: number): Promise<void> {
  const place = ward.places.find(({ code }) => code === 'PM-KT')!;
  const { officialId } = place.members[7]!;
  const [happenedOn, decisionDate] = [`${month}-08`, `${month}-24`];
  const decision = {
    kind: 'discipline',
    decisionNumber: '187/QĐ-UBND',
    decisionDate,
    issuedBy: 'Chủ tịch UBND Phường mẫu',
  };
  const at = new Date(`${decisionDate}T03:00:00Z`);
  const breach = await tx.one<{ id: number }>(
    'insert into breaches (official_id, unit_id, happened_on, description, by_account, at) values ($1, $2, $3, $4, $5, $6) returning id',
    [
      officialId,
      place.unitId,
      happenedOn,
      'Để quá hạn nhiều hồ sơ xác nhận tình trạng sử dụng đất, không báo cáo và không xin lỗi người dân.',
      account,
      at,
    ],
  );
  const override = await tx.one<{ id: number }>(
    `insert into overrides (breach_id, official_id, year, kind, relation, decision_number, decision_date, issued_by, by_account, at)
     values ($1, $2, $3, $4, 'duty', $5, $6, $7, $8, $9) returning id`,
    [
      breach!.id,
      officialId,
      year,
      decision.kind,
      decision.decisionNumber,
      decisionDate,
      decision.issuedBy,
      account,
      at,
    ],
  );
  const chain = `official:${officialId}`;
  await recordAct(tx, {
    chain,
    act: 'breach.recorded',
    account,
    at,
    detail: { breachId: breach!.id, unitId: place.unitId, happenedOn },
  });
  await recordAct(tx, {
    chain,
    act: 'breach.override-recorded',
    account,
    at,
    detail: { breachId: breach!.id, overrideId: override!.id, year, relation: 'duty', ...decision },
  });
}

function memberWhere(ward: SampleWard, wanted: (member: Member) => boolean): Member {
  return ward.places.flatMap(({ members }) => members).find(wanted)!;
}
