import type { Page } from 'playwright-core';
import type { Db } from '../../../src/database/db.js';
import type { Client } from '../../support/client.js';
import { press } from './acts.js';
import type { SampleApp } from './sample-app.js';
import { taken, visit } from './ward-people.js';

const PHOTO = Buffer.from(
  '89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000a49444154789c63000100000500010d0a2db40000000049454e44ae426082',
  'hex',
);

/** Due on a Saturday and on New Year's Day: the calendar warns of both. */
const DUE_ON_REST = {
  opensOn: '24/12/2026',
  selfDueOn: '26/12/2026',
  approvalDueOn: '01/01/2027',
  reviewDueOn: '05/01/2027',
  closesOn: '08/01/2027',
};

/** What the sample ward leaves to its people: requests about accounts, one that waits and one that was agreed to, a checkpoint, a planned month. */
export async function makeMainThings({ url, db }: SampleApp): Promise<void> {
  const [personnel, administrator, inspector] = await Promise.all(
    ['to-chuc', 'quan-tri', 'kiem-tra'].map((login) => visit(url, login)),
  );
  await requests(db, personnel!, administrator!);
  taken(await inspector!.post('/audit/checkpoints'));
  await plannedMonth(db, personnel!);
  await renamedUnit(db, personnel!);
  await obstacle(db, url);
}

/** Told with a photo by an official of the one-stop desk, put right once, asked about and answered: it waits for the head. */
async function obstacle(db: Db, url: string): Promise<void> {
  const [official, head] = [await visit(url, 'can-bo'), await visit(url, 'truong-mot-cua')];
  const text = 'Cổng dịch vụ công ngừng từ 8 giờ, không trả được hồ sơ';
  taken(await official.upload('/obstacles', { text }, [{ field: 'file', name: 'cong.png', bytes: PHOTO }]));
  const { id } = (await db.one<{ id: number }>('select max(id) as id from obstacles'))!;
  const reason = 'Ghi thiếu giờ hệ thống chạy lại';
  taken(
    await official.post(`/obstacles/${id}/correction`, {
      ...{ text: `${text} đến 10 giờ`, about: '', reason },
      happenedOn: await dayOf(db, id),
    }),
  );
  taken(await head.post(`/obstacles/${id}/answer`, { outcome: 'asked', reason: 'Bao nhiêu hồ sơ phải chờ?' }));
  taken(await official.post(`/obstacles/${id}/reply`, { reason: 'Bảy hồ sơ, đã gọi hẹn lại từng người' }));
}

async function dayOf(db: Db, id: number): Promise<string> {
  return (await db.one<{ day: string }>(
    `select to_char(happened_on, 'DD/MM/YYYY') as day from obstacles where id = $1`,
    [id],
  ))!.day;
}

/** A name by decision, stated twice: the first time with the wrong number. */
async function renamedUnit(db: Db, personnel: Client): Promise<void> {
  const unit = (await db.one<{ id: number; code: string; kind: string }>(
    "select id, code, kind from units where code = 'PM-VP'",
  ))!;
  const decision = { day: '2026-11-10', decisionNumber: '45/QĐ-UBND' };
  taken(
    await personnel.post(`/units/${unit.id}`, {
      name: 'Văn phòng HĐND và UBND phường',
      code: unit.code,
      kind: unit.kind,
      ...decision,
    }),
  );
  const act = await db.one<{ id: number }>('select max(id) as id from unit_acts');
  taken(
    await personnel.post(`/unit-acts/${act!.id}/correction`, {
      ...decision,
      decisionNumber: '54/QĐ-UBND',
      reason: 'Đảo hai chữ số',
    }),
  );
  await splitOff(db, personnel, unit.id);
}

/** A unit that is split off later, and somebody who was asked to take that back and said no. */
async function splitOff(db: Db, personnel: Client, unitId: number): Promise<void> {
  const person = await db.one<{ id: number }>(
    `select official_id as id from posts where unit_id = $1 and position = 'member' and main and to_date is null order by id limit 1`,
    [unitId],
  );
  const words = { name: 'Tổ Lưu trữ', code: 'PM-LT', kind: 'office', place: 'below', people: String(person!.id) };
  taken(
    await personnel.post(`/units/${unitId}/splitting`, { ...words, day: '2027-01-05', decisionNumber: '60/QĐ-UBND' }),
  );
  await db.rows(
    `insert into unit_act_annulments (act_id, reason, asked_by, asked_at, answered_by, answered_at, granted)
     select max(a.id), 'Ghi nhầm đơn vị', min(a.by_account), now(), min(c.id), now(), false
     from unit_acts a, accounts c where a.kind = 'split' and c.login = 'chu-tich'`,
  );
}

async function requests(db: Db, personnel: Client, administrator: Client): Promise<void> {
  const id = async (sql: string): Promise<number> => (await db.one<{ id: number }>(sql))!.id;
  for (const login of ['truong-mot-cua', 'chu-tich'])
    taken(
      await personnel.post(
        `/accounts/${await id(`select id from accounts where login = '${login}'`)}/one-time-password`,
      ),
    );
  taken(
    await administrator.post(
      `/accounts/requests/${await id('select min(id) as id from access_requests')}/confirmation`,
    ),
  );
}

async function plannedMonth(db: Db, personnel: Client): Promise<void> {
  const root = await db.one<{ id: number }>('select id from units where parent_id is null');
  const { path } = taken(await personnel.post('/periods', { rootUnitId: String(root!.id), month: '2026-12' }));
  taken(await personnel.post(`${path}/calendar`, DUE_ON_REST));
}

/** A form sent with a token of before: what was typed waits on /kept. */
export async function leaveUnsent(page: Page): Promise<void> {
  await page.goto('/dialogues/new');
  for (const field of await page.locator('main form textarea').all())
    await field.fill('Bà con hỏi về giờ trả kết quả buổi tối.');
  await page.locator('main form').evaluate((form: unknown) => {
    const { elements } = form as { noValidate: boolean; elements: Record<string, { value: string }> };
    (form as { noValidate: boolean }).noValidate = true;
    elements['_csrf']!.value = 'old';
  });
  await press(page, page.locator('main form > button').last());
  if (!page.url().endsWith('/kept')) throw new Error(`the form was not kept: ${page.url()}`);
}
