import { sendFile } from '../support/columns.js';
import { toClose, whileOpen } from '../../src/standing/closings.js';
import { startTestApp, type TestApp } from '../support/app.js';
import type { Client } from '../support/client.js';
import { makeWard, openMonth, type Ward } from '../support/ward.js';

let t: TestApp;
let ward: Ward;
let personnel: Client;
let october: number;

beforeAll(async () => {
  t = await startTestApp('2026-11-20T02:00:00Z');
  ward = await makeWard(t.db);
  october = await openMonth(t.db, ward, '2026-10');
  personnel = await t.client('personnel');
});
afterAll(() => t.close());

const PLACE = { unit: 'VP', postTitle: 'Văn thư', tier: '0', position: 'member', decisionNumber: '78/QĐ' };
const SHUT = /đã khóa theo vị trí công tác/;
const close = (id: number) => t.db.rows(`update periods set closed_at = '2026-11-05T00:00:00Z' where id = $1`, [id]);
const open = (id: number) => t.db.rows('update periods set closed_at = null where id = $1', [id]);
const later = (ms: number) => new Promise((done) => setTimeout(done, ms));

async function isWaiting(): Promise<boolean> {
  for (let tries = 0; tries < 100; tries++) {
    const { waiting } = (await t.db.one<{ waiting: boolean }>(
      `select exists (select 1 from pg_locks where locktype = 'advisory' and not granted and database = (select oid from pg_database where datname = current_database())) as waiting`,
    ))!;
    if (waiting) return true;
    await later(20);
  }
  return false;
}

/** A transaction of somebody else that stays open until it is told to end. */
function held(work: (tx: Parameters<Parameters<typeof t.db.tx>[0]>[0]) => Promise<unknown>) {
  let finish!: () => void;
  let begun!: () => void;
  const inside = new Promise<void>((resolve) => (begun = resolve));
  const until = new Promise<void>((resolve) => (finish = resolve));
  const done = t.db.tx(async (tx) => {
    await work(tx);
    begun();
    await until;
  });
  return { inside, finish, done };
}

describe('a month that closes and an act dated back into it do not pass each other', () => {
  beforeAll(async () => {
    await t.db.rows(`update evaluations set status = 'excused' where period_id = $1`, [october]);
  });
  afterAll(() => open(october));

  it('the act waits for the closing, and is refused by it', async () => {
    const closing = held(async (tx) => {
      await toClose(tx);
      await tx.change(`update periods set closed_at = now() where id = $1`, [october]);
    });
    await closing.inside;
    const transfer = personnel.post(`/officials/${ward.officials['mc4']}/transfer`, {
      ...PLACE,
      fromDate: '2026-10-15',
    });
    expect(await isWaiting()).toBe(true);
    closing.finish();
    await closing.done;
    const { status, text } = await transfer;
    expect([status, SHUT.test(text)]).toEqual([422, true]);
    await open(october);
  });

  it('the closing waits for the act', async () => {
    const act = held(whileOpen);
    await act.inside;
    let closed = false;
    const closing = personnel
      .post(`/periods/${october}/closing`, { note: 'Đóng kỳ theo lịch' }, {}, false)
      .then((answer) => ((closed = true), answer));
    expect(await isWaiting()).toBe(true);
    expect(closed).toBe(false);
    act.finish();
    await act.done;
    expect((await closing).status).toBe(303);
    expect(await t.db.one('select closed_at is not null as closed from periods where id = $1', [october])).toEqual({
      closed: true,
    });
  });

  it('two acts do not wait for each other', async () => {
    await open(october);
    const act = held(whileOpen);
    await act.inside;
    const { status } = await personnel.post(`/officials/${ward.officials['mc3']}/transfer`, {
      ...PLACE,
      fromDate: '2026-10-15',
    });
    expect(status).toBe(200);
    act.finish();
    await act.done;
  });
});

describe('nothing comes into a closed month by another door', () => {
  beforeAll(() => close(october));

  it('a new official does not', async () => {
    const typed = { ...PLACE, name: 'Kiều Thị Mới', code: 'CB-100', personType: 'civil-servant', email: '' };
    const refused = await personnel.post('/officials', { ...typed, fromDate: '2026-10-31' });
    expect([refused.status, SHUT.test(refused.text), refused.text.includes('01/11/2026')]).toEqual([422, true, true]);
    expect(await t.db.one(`select 1 from officials where code = 'CB-100'`)).toBeUndefined();
    expect((await personnel.post('/officials', { ...typed, fromDate: '2026-11-01' })).status).toBe(200);
  });

  it('what a deputy oversees does not, neither its beginning nor its end', async () => {
    const post = ward.posts['vice']!;
    const add = (fromDate: string) =>
      personnel.post(`/posts/${post}/oversights`, { unit: 'KT', person: '', fromDate, toDate: '' });
    const refused = await add('2026-10-31');
    expect([refused.status, SHUT.test(refused.text)]).toEqual([422, true]);
    expect((await add('2026-11-01')).status).toBe(200);
    const old = (await t.db.one<{ id: number }>(
      `insert into oversights (post_id, unit_id, from_date) values ($1, $2, '2026-09-01') returning id`,
      [post, ward.units.VP.id],
    ))!;
    const early = await personnel.post(`/oversights/${old.id}/end`, { day: '2026-10-30' });
    expect([early.status, SHUT.test(early.text), early.text.includes('31/10/2026')]).toEqual([422, true, true]);
    expect((await personnel.post(`/oversights/${old.id}/end`, { day: '2026-10-31' })).status).toBe(200);
  });

  it('a file of officials does not: its row says from which day on', async () => {
    const file =
      'code,full_name,person_type,unit_code,title,position,tier,from_date\n' +
      'CB-201,Nguyễn Văn Mẫu,công chức,VP,Chuyên viên,nhân viên,0,31/10/2026\n' +
      'CB-202,Trần Thị Mẫu,công chức,VP,Chuyên viên,nhân viên,0,01/11/2026\n' +
      'CB-mc2,Vũ Văn Bốn,công chức,VP,Chuyên viên,nhân viên,0,30/10/2026\n';
    const { text } = await sendFile(
      personnel,
      '/imports/officials',
      { unit: String(ward.units.PM.id) },
      { name: 'can-bo.csv', bytes: file },
    );
    expect(text.match(/tháng ấy đã khóa theo vị trí công tác khi đó; ghi từ ngày 01\/11\/2026 trở đi/g)).toHaveLength(
      2,
    );
  });

  it('a substitute does not, where a month was closed before its end', async () => {
    const november = await openMonth(t.db, ward, '2026-11');
    const head = await t.client('vphead');
    const offer = (fromDate: string) =>
      head.post('/delegations', {
        unit: String(ward.units.VP.id),
        person: 'CB-vp1',
        fromDate,
        toDate: '2026-12-20',
      });
    expect((await offer('2026-11-25')).status).toBe(200);
    const { id } = (await t.db.one<{ id: number }>('select max(id) as id from delegations'))!;
    await close(november);
    const refused = await offer('2026-11-30');
    expect([refused.status, SHUT.test(refused.text)]).toEqual([422, true]);
    const accepted = await (await t.client('vp1')).post(`/delegations/${id}/acceptance`);
    expect([accepted.status, SHUT.test(accepted.text)]).toEqual([422, true]);
    expect(await t.db.one('select 1 from acting_appointments where delegation_id = $1', [id])).toBeUndefined();
    expect((await offer('2026-12-01')).status).toBe(200);
  });
});
