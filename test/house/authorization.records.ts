import type { Db } from '../../src/database/db.js';
import { CHUNG_SELF, MOT_CUA_SELF } from '../approvals/support.js';
import { makeCatalogue } from './authorization.catalogue.js';
import { makeCommitments } from './authorization.commitments.js';
import { makeFocus } from './authorization.focus.js';
import { makeForms } from './authorization.forms.js';
import { makeHanoi } from './authorization.hanoi.js';
import { makeLegalPeriods } from './authorization.legal-periods.js';
import { makeLegalForms } from './authorization.legal-forms.js';
import { makeObstacles } from './authorization.obstacles.js';
import { makeMeasures } from './authorization.measures.js';
import { makeYearDecisions } from './authorization.year-decisions.js';
import { makeParty } from './authorization.party.js';
import { makeSignals } from './authorization.signals.js';
import { makeSitting } from './authorization.sittings.js';
import { makeYears } from './authorization.years.js';
import { CHUNG, MOT_CUA, makeWard, openMonth, type Ward } from '../support/ward.js';

const AT = '2026-11-22T02:00:00Z';

/**
 * A record for every door: November open, October handed in, September decided, August closed; a period of another root;
 * a draft of the one-stop desk's set, a signed one of the office's.
 */
export async function makeRecords(db: Db) {
  const ward = await makeWard(db);
  const { units, officials, accounts, posts } = ward;
  const november = await openMonth(db, ward);
  const october = await openMonth(db, ward, '2026-10');
  const september = await openMonth(db, ward, '2026-09');
  const august = await openMonth(db, ward, '2026-08');
  const submitted = await handIn(db, ward, october, 'mc1', MOT_CUA_SELF);
  const approved = await approve(db, ward, september, 'mc1', 'mcHead', MOT_CUA_SELF);
  await approve(db, ward, august, 'mc1', 'mcHead', MOT_CUA_SELF);
  await db.rows('update periods set closed_at = $2, closed_by = $3 where id = $1', [august, AT, accounts['personnel']]);
  await db.rows(`insert into holidays (day, name) values ('2026-12-31', 'Nghỉ bù')`);
  const commitment = await idOf(
    db,
    `insert into commitments (official_id, text, first_due_on, due_on, made_at, made_by) values ($1, 'Trả lời hết đơn tồn', '2026-12-20', '2026-12-20', $2, $3) returning id`,
    [officials['mc1'], AT, accounts['mc1']],
  );
  return {
    MC: units.MC.id,
    VP: units.VP.id,
    PM: units.PM.id,
    X: units.X.id,
    mc1: officials['mc1']!,
    stranger: officials['stranger']!,
    mc1Account: accounts['mc1']!,
    adminAccount: accounts['admin']!,
    strangerAccount: accounts['stranger']!,
    inspectorAccount: accounts['inspector']!,
    chairAccount: accounts['chair']!,
    inspectorRole: await idOf(db, 'select id from account_roles where account_id = $1', [accounts['inspector']]),
    ...(await makeAccessRequests(db, accounts)),
    ...(await makeCorrections(db, ward, august)),
    mc1Post: posts['mc1']!,
    vicePost: posts['vice']!,
    strangerPost: posts['stranger']!,
    oversight: await idOf(db, 'select id from oversights', []),
    seat: await idOf(db, `select id from committee_members where role = 'member'`, []),
    acting: await idOf(
      db,
      `insert into acting_appointments (unit_id, official_id, from_date, decision_number) values ($1, $2, '2027-01-01', '9/QĐ') returning id`,
      [units.KT.id, officials['kt1']],
    ),
    delegation: await idOf(
      db,
      `insert into delegations (unit_id, from_official, to_official, from_date, to_date, offered_at) values ($1, $2, $3, '2026-11-01', '2027-11-30', $4) returning id`,
      [units.MC.id, officials['mcHead'], officials['mc1'], AT],
    ),
    unitAct: await idOf(
      db,
      `with a as (insert into unit_acts (kind, unit_id, day, decision_number, by_account, at) values ('rename', $1, '2026-11-20', '7/QĐ', $2, $3) returning id)
      insert into unit_act_changes (act_id, unit_id, role, sets, was) select id, $1, 'itself', '{"kind": "office"}', '{"kind": "agency"}' from a returning act_id as id`,
      [units.VP.id, accounts['personnel'], AT],
    ),
    merger: await mergerOf(db, units.VP.id, accounts['personnel']!),
    annulment: await idOf(
      db,
      `insert into unit_act_annulments (act_id, reason, asked_by, asked_at) values ($1, 'Ghi nhầm đơn vị', $2, $3) returning id`,
      [await mergerOf(db, units.VP.id, accounts['personnel']!), accounts['outside'], AT],
    ),
    import: await idOf(
      db,
      `insert into imports (kind, file_name, account_id, root_unit_id, at, status, worksheets, mapping) values ('units', 'a.csv', $1, $2, $3, 'checked', '[{"name":"","rows":[["mã"]]}]', '{"worksheets":[{"name":"","include":true,"header":1,"columns":{"code":0}}]}') returning id`,
      [accounts['personnel'], units.PM.id, AT],
    ),
    holidayImport: await idOf(
      db,
      `insert into imports (kind, file_name, account_id, root_unit_id, at, status, worksheets, mapping) values ('holidays', 'nghi.csv', $1, $2, $3, 'checked', '[{"name":"","rows":[["mã"]]}]', '{"worksheets":[{"name":"","include":true,"header":1,"columns":{"code":0}}]}') returning id`,
      [accounts['personnel'], units.PM.id, AT],
    ),
    november,
    august,
    elsewhere: await idOf(
      db,
      `insert into periods (root_unit_id, month, opens_on, self_due_on, approval_due_on, review_due_on, closes_on)
      values ($1, '2026-11', '2026-11-01', '2026-11-25', '2026-11-27', '2026-11-28', '2026-11-28') returning id`,
      [units.X.id],
    ),
    excusal: await excuse(db, ward, november, 'mc5'),
    reopening: await idOf(
      db,
      `insert into reopenings (evaluation_id, reason, requested_by, requested_at) values ($1, 'Bổ sung kết quả cuối tháng', $2, $3) returning id`,
      [await evaluationOf(db, ward, august, 'mc1'), accounts['personnel2'], AT],
    ),
    ...(await makeSets(db, ward)),
    ...(await makeLegalForms(db, ward)),
    ...(await makeLegalPeriods(db, ward)),
    ...(await makeSitting(db, ward)),
    ...(await makeSignals(db, ward)),
    ...(await makeFocus(db, ward)),
    ...(await makeYears(db, ward)),
    ...(await makeYearDecisions(db, ward)),
    ...(await makeForms(db, ward)),
    ...(await makeParty(db, ward)),
    ...(await makeHanoi(db, ward)),
    ...(await makeCatalogue(db, ward)),
    ...(await makeMeasures(db, ward)),
    ...(await makeObstacles(db, ward)),
    closed: await evaluationOf(db, ward, august, 'mc1'),
    draft: await evaluationOf(db, ward, november, 'mc1'),
    draftFile: await attach(db, ward, await evaluationOf(db, ward, november, 'mc1')),
    submitted,
    approved,
    file: await attach(db, ward, submitted),
    headSubmitted: await handIn(db, ward, october, 'mcHead', MOT_CUA_SELF),
    headApproved: await approve(db, ward, september, 'mcHead', 'chair', MOT_CUA_SELF),
    chairSubmitted: await decidedOutside(db, ward, await handIn(db, ward, october, 'chair', CHUNG_SELF)),
    moved: await workedElsewhere(db, ward, october),
    commitment,
    ...(await makeCommitments(db, ward, commitment)),
    petition: await idOf(
      db,
      `insert into petitions (kind, paper_id, contested_id, by_account, filed_at, received_on, due_on, reason)
      select 'evaluation', $1, approval_id, $2, $3, '2026-11-20', '2026-12-01', 'Xin xem lại số hồ sơ trễ' from evaluations where id = $1 returning id`,
      [await approve(db, ward, september, 'mc3', 'mcHead', MOT_CUA_SELF), accounts['mc3'], AT],
    ),
    review: await reviewedBy(db, ward, await approve(db, ward, september, 'mc4', 'mcHead', MOT_CUA_SELF)),
    unitComment: await idOf(
      db,
      `insert into comments (period_id, unit_id, committee_id, by_account, at, text) values ($1, $2, $3, $4, $5, 'Cần xem lại việc trả hồ sơ') returning id`,
      [september, units.MC.id, ward.committeeId, accounts['secretary'], AT],
    ),
  };
}

async function reviewedBy(db: Db, ward: Ward, evaluation: number): Promise<number> {
  const id = await idOf(
    db,
    `insert into reviews (evaluation_id, approval_id, committee_id, by_account, at) select id, approval_id, $2, $3, $4 from evaluations where id = $1 returning id`,
    [evaluation, ward.committeeId, ward.accounts['secretary'], AT],
  );
  await db.rows(`update evaluations set status = 'reviewed', reviewed_at = $2 where id = $1`, [evaluation, AT]);
  return id;
}

/** A new password for the chair, asked for by personnel; one for the secretary that an administrator agreed to. */
async function makeAccessRequests(
  db: Db,
  accounts: Ward['accounts'],
): Promise<{ accessRequest: number; agreedRequest: number }> {
  const ask = `insert into access_requests (account_id, kind, asked_by, asked_at, answered_by, answered_at, granted, agreed_places) values ($1, 'password', $2, $3, $4, $5, $6, $7) returning id`;
  const { path } = (await db.one<{ path: string }>(`select path from units where code = 'PM'`))!;
  const agreed = JSON.stringify([
    { as: 'committee', path, seat: 'secretary' },
    { as: 'post', path },
  ]);
  return {
    accessRequest: await idOf(db, ask, [accounts['chair'], accounts['personnel'], AT, null, null, null, null]),
    agreedRequest: await idOf(db, ask, [
      accounts['secretary'],
      accounts['personnel'],
      AT,
      accounts['admin'],
      AT,
      true,
      agreed,
    ]),
  };
}

/** A post of the one-stop desk that waits to be put right by two, and a result under which one was. */
async function makeCorrections(
  db: Db,
  { units, officials, accounts, posts }: Ward,
  closed: number,
): Promise<{ correctionRequest: number; resultFlag: number }> {
  const reason = 'Nhập nhầm khi lập danh sách';
  const post = (await db.one<{ title: string; tier: number; fromDate: string }>(
    'select title, tier, from_date as "fromDate" from posts where id = $1',
    [posts['mc2']],
  ))!;
  const before = {
    unit: 'MC',
    unitName: 'Bộ phận Một cửa',
    postTitle: post.title,
    position: 'member',
    tier: String(post.tier),
    mainPost: 'main',
    fromDate: post.fromDate,
    toDate: '',
    decisionNumber: '',
    unitId: String(units.MC.id),
    officialId: String(officials['mc2']),
  };
  const ask = `insert into correction_requests (kind, row_id, chain, official_id, unit_ids, title, before, after, reason, asked_by, asked_at, outcome, answered_by, answered_at)
    values ('post', $1, $2, $3, $4, 'Vũ Văn Bốn', $5, $6, $7, $8, $9, $10, $11, $12) returning id`;
  const said = [
    posts['mc2'],
    `official:${officials['mc2']}`,
    officials['mc2'],
    [units.MC.id],
    JSON.stringify(before),
    JSON.stringify({ ...before, tier: '1' }),
    reason,
    accounts['personnel'],
    AT,
  ];
  const done = await idOf(db, ask, [...said, 'confirmed', accounts['mcHead'], AT]);
  const correction = await idOf(
    db,
    `insert into corrections (kind, row_id, number, chain, unit_id, before, after, reason, by_account, at, request_id)
     select kind, row_id, 1, chain, $2, before, before, reason, answered_by, answered_at, id from correction_requests where id = $1 returning id`,
    [done, units.MC.id],
  );
  return {
    correctionRequest: await idOf(db, ask, [...said, null, null, null]),
    resultFlag: await idOf(
      db,
      `insert into result_flags (correction_id, paper, paper_id, official_id, month, scored_by, at)
       select $1, 'evaluation', e.id, e.official_id, e.month, $2, $3 from evaluations e where e.period_id = $4 and e.official_id = $5 returning id`,
      [correction, accounts['mcHead'], AT, closed, officials['mc1']],
    ),
  };
}

async function makeSets(
  db: Db,
  ward: Ward,
): Promise<{ versionInForce: number; draftSet: number; signedSet: number; drafter: number }> {
  const { units, accounts, officials } = ward;
  const office = await idOf(
    db,
    `insert into criteria_sets (unit_id, code, name) values ($1, 'van-phong', 'Bộ tiêu chí Văn phòng') returning id`,
    [units.VP.id],
  );
  return {
    versionInForce: ward.versions.motCua,
    draftSet: await idOf(
      db,
      `insert into criteria_versions (set_id, number, content, created_by, created_at, updated_at)
      select set_id, 2, $2, $3, $4, $4 from criteria_versions where id = $1 returning id`,
      [ward.versions.motCua, JSON.stringify({ name: 'Bản nháp', ...MOT_CUA }), accounts['mcHead'], AT],
    ),
    signedSet: await idOf(
      db,
      `insert into criteria_versions (set_id, number, content, created_by, created_at, updated_at, signed_by, signed_at, decision_number, decision_date)
      values ($1, 1, $2, $3, $4, $4, $3, $4, '3/QĐ', '2026-11-20') returning id`,
      [office, JSON.stringify({ name: 'Bản đã ký', ...CHUNG }), accounts['vpHead'], AT],
    ),
    drafter: await idOf(
      db,
      'insert into set_drafters (unit_id, official_id, named_by, named_at) values ($1, $2, $3, $4) returning id',
      [units.MC.id, officials['mc2'], accounts['mcHead'], AT],
    ),
  };
}

async function handIn(db: Db, ward: Ward, period: number, key: string, values: (string | null)[]): Promise<number> {
  const id = await evaluationOf(db, ward, period, key);
  await db.rows(
    `insert into submissions (evaluation_id, number, by_account, at, unit_id, tier, version_id, values, due_count, notes, points)
     select id, 1, $2, $3, unit_id, tier, version_id, $4, 0, '{}', '{}' from evaluations where id = $1`,
    [id, ward.accounts[key], AT, values],
  );
  await db.rows(`update evaluations set status = 'submitted', submitted_at = $2, self_values = $3 where id = $1`, [
    id,
    AT,
    values,
  ]);
  return id;
}

async function approve(
  db: Db,
  ward: Ward,
  period: number,
  key: string,
  by: string,
  values: (string | null)[],
): Promise<number> {
  const id = await handIn(db, ward, period, key, values);
  const approval = await idOf(
    db,
    `insert into approvals (evaluation_id, number, kind, by_account, at, unit_id, tier, version_id, submission_id, values, left_out, due_count, notes, points, score, exemplarity)
     select e.id, 1, 'approval', $2, $3, e.unit_id, e.tier, e.version_id, s.id, $4, '{f,f,f,f,f}', 0, '{}', '{9.5,9.1667,7.5,NULL,NULL}', 88.33, 75
     from evaluations e join submissions s on s.evaluation_id = e.id where e.id = $1 returning id`,
    [id, ward.accounts[by], AT, values],
  );
  await db.rows(
    `update evaluations set status = 'approved', approval_id = $2, approved_at = $3, head_values = self_values, head_left_out = '{f,f,f,f,f}',
    points = '{9.5,9.1667,7.5,NULL,NULL}', score = 88.33, exemplarity = 75 where id = $1`,
    [id, approval, AT],
  );
  return id;
}

/** Entered by a second person of personnel, so that the first may confirm it. */
async function decidedOutside(db: Db, ward: Ward, id: number): Promise<number> {
  const by = ward.accounts['personnel2'];
  const file = await fileOf(db, by!);
  await db.rows(
    `insert into outside_decisions (evaluation_id, number, decided_on, file_id, values, left_out, entered_by, entered_at)
    values ($1, '12/TB', '2026-11-10', $2, $3, '{f,f,f,f}', $4, $5)`,
    [id, file, CHUNG_SELF, by, AT],
  );
  return id;
}

/** The evaluation of somebody of the one-stop desk who served in the office for the first days of the month. */
async function workedElsewhere(db: Db, ward: Ward, period: number): Promise<number> {
  await db.rows(`update posts set from_date = '2026-10-11' where id = $1`, [ward.posts['mc4']]);
  await db.rows(
    `insert into posts (official_id, unit_id, title, tier, position, main, from_date, to_date) values ($1, $2, 'Công chức', 0, 'member', true, '2025-01-01', '2026-10-10')`,
    [ward.officials['mc4'], ward.units.VP.id],
  );
  return handIn(db, ward, period, 'mc4', MOT_CUA_SELF);
}

async function excuse(db: Db, ward: Ward, period: number, key: string): Promise<number> {
  const id = await evaluationOf(db, ward, period, key);
  await db.rows(`update evaluations set status = 'excused' where id = $1`, [id]);
  return idOf(
    db,
    `insert into excusals (evaluation_id, kind, reason, by_account, at) values ($1, 'sick', 'Nghỉ ốm', $2, $3) returning id`,
    [id, ward.accounts['personnel'], AT],
  );
}

async function attach(db: Db, ward: Ward, evaluation: number): Promise<number> {
  const file = await fileOf(db, ward.accounts['mc1']!);
  return idOf(
    db,
    `insert into attachments (evaluation_id, criterion, file_id, at) values ($1, 'chao-dan', $2, $3) returning file_id as id`,
    [evaluation, file, AT],
  );
}

function fileOf(db: Db, account: number): Promise<number> {
  return idOf(
    db,
    `insert into files (sha256, media_type, size, name, content, uploaded_by, at) values (repeat('0', 64), 'application/pdf', 4, 'a.pdf', '%PDF', $1, $2) returning id`,
    [account, AT],
  );
}

function evaluationOf(db: Db, ward: Ward, period: number, key: string): Promise<number> {
  return idOf(db, 'select id from evaluations where period_id = $1 and official_id = $2', [
    period,
    ward.officials[key],
  ]);
}

async function idOf(db: Db, sql: string, params: unknown[]): Promise<number> {
  const row = await db.one<{ id: number }>(sql, params);
  return row!.id;
}

/** A merger by which nothing came to the unit. */
function mergerOf(db: Db, unitId: number, account: number): Promise<number> {
  return idOf(
    db,
    `with a as (insert into unit_acts (kind, unit_id, day, decision_number, by_account, at) values ('merge', $1, '2026-11-21', '8/QĐ', $2, $3) returning id)
    insert into unit_act_changes (act_id, unit_id, role, sets, was) select id, $1, 'successor', '{}', '{}' from a returning act_id as id`,
    [unitId, account, AT],
  );
}
