import { approve, approveDesk } from '../committee/approve.js';
import { readPdf } from '../reports/read-pdf.js';
import { verify } from '../../src/verify/verify.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { makeWard, openMonth, type Ward } from '../support/ward.js';

const WRONG = 'Giao Bộ phận Một cửa báo cáo trước ngày 15/12/2026';
const RIGHT = 'Giao Bộ phận Một cửa báo cáo trước ngày 05/12/2026';

let t: TestApp;
let ward: Ward;

beforeAll(async () => {
  t = await startTestApp('2026-11-27T12:00:00Z');
  ward = await makeWard(t.db);
  await openMonth(t.db, ward);
  await approveDesk(t.db, ward);
  await approve(t.db, ward, 'vp1', { values: ['8', '8', '8', '0'], by: 'vpHead' });
});
afterAll(() => t.close());

const official = (key: string) => String(ward.officials[key]);
const newest = async (table: string) => (await t.db.one<{ id: number }>(`select max(id) as id from ${table}`))!.id;
const votes = (inFavour: number) => ({ inFavour: String(inFavour), against: '0', abstained: '0' });

async function call(beganAt: string): Promise<number> {
  const secretary = await t.as('secretary');
  const called = await secretary.post('/sittings', {
    ...{ committee: String(ward.committeeId), month: '2026-11', heldOn: '2026-11-27', beganAt, place: 'Hội trường' },
    ...{ chairId: official('chair'), secretaryId: official('secretary') },
  });
  expect(called.status).toBe(200);
  const id = await newest('sittings');
  await secretary.post(`/sittings/${id}/attendance`, { present: ['chair', 'secretary', 'member1'].map(official) });
  return id;
}

async function close(id: number): Promise<void> {
  const secretary = await t.as('secretary');
  const endedAt = t.clock.now().toLocaleTimeString('en-GB', { timeZone: 'Asia/Ho_Chi_Minh' }).slice(0, 5);
  const closed = await secretary.post(`/sittings/${id}/closing`, { endedAt, conclusion: '', undecided: 'yes' });
  expect(closed.status).toBe(200);
}

/** What the minutes say; a file made anew has another moment in it. */
const minutes = async (id: number) => {
  const { bytes } = await (await t.as('secretary')).download(`/forms/sittings/${id}/minutes.pdf`);
  return (await readPdf(bytes)).text.replaceAll(/\s+/g, ' ');
};

describe('a resolution after its minutes are signed', () => {
  let first: number;
  let decided: number;
  let item: string;

  it('is not changed where it stands; the page says that the next sitting corrects it', async () => {
    const secretary = await t.as('secretary');
    first = await call('17:00');
    await secretary.post(`/sittings/${first}/items`, { title: 'Hồ sơ quá hạn ở Một cửa' });
    item = `/sittings/${first}/items/${await newest('sitting_items')}`;
    await secretary.post(`${item}/resolutions`, { text: WRONG, ...votes(3) });
    decided = await newest('sitting_decisions');
    await close(first);
    expect((await secretary.get(`/sittings/decisions/${decided}/correction`)).status).toBe(409);
    const page = await secretary.get(item);
    expect(page.text).toContain('được đính chính ở phiên họp sau');
    expect(page.text).not.toContain('/items/corrections"');
  });

  it('comes before the next sitting with its words and votes; the new one names it and is read on both, the signed minutes stay', async () => {
    const secretary = await t.as('secretary');
    const signed = await minutes(first);
    const second = await call('18:00');
    expect((await secretary.get(item)).text).toContain(`action="/sittings/${second}/items/corrections"`);
    for (const login of ['member1', 'inspector', 'personnel', 'mcHead']) {
      const browser = await t.as(login);
      await browser.get('/account/password');
      const sent = await browser.post(`/sittings/${second}/items/corrections`, { decisionId: String(decided) });
      expect([403, 404]).toContain(sent.status);
    }
    const added = await secretary.post(`/sittings/${second}/items/corrections`, { decisionId: String(decided) });
    const here = `/sittings/${second}/items/${await newest('sitting_items')}`;
    expect(added.text).toContain(WRONG);
    expect(added.text).toContain(`href="${item}"`);
    await secretary.post(`/sittings/${second}/items/corrections`, { decisionId: String(decided) });
    expect(await newest('sitting_items')).toBe(Number(here.split('/').at(-1)));
    await secretary.post(`${here}/resolutions`, { text: RIGHT, ...votes(1), abstained: '2' });
    expect((await secretary.get(item)).text).not.toContain('Được đính chính:');
    await secretary.post(`${here}/resolutions`, { text: RIGHT, ...votes(3) });
    for (const page of [item, `/sittings/${first}`]) {
      const { text } = await (await t.as('inspector')).get(page);
      for (const words of ['Được đính chính:', WRONG, RIGHT, here]) expect(text).toContain(words);
    }
    await close(second);
    expect(await minutes(first)).toBe(signed);
    const later = await minutes(second);
    for (const words of ['Đính chính nghị quyết: Hồ sơ quá hạn ở Một cửa', WRONG, RIGHT])
      expect(later).toContain(words);
    const report = (
      await (await t.as('secretary')).get(`/reports/committee-month?month=2026-11&unit=${ward.units.PM.id}`)
    ).text;
    for (const words of [WRONG, RIGHT, 'Được đính chính tại phiên họp số']) expect(report).toContain(words);
    expect(await t.db.one('select text, carried from sitting_decisions where id = $1', [decided])).toEqual({
      text: WRONG,
      carried: true,
    });
    const { findings } = await verify(t.db, { paths: null, patient: true });
    expect(findings.list.filter(({ chain }) => chain?.startsWith('committee'))).toEqual([]);
  });

  it('is corrected once: further words correct the newest one; and not by two sittings at once', async () => {
    const secretary = await t.as('secretary');
    const third = await call('18:10');
    const again = await secretary.post(`/sittings/${third}/items/corrections`, { decisionId: String(decided) });
    expect(again.status).toBe(409);
    expect(again.text).toContain('đã được đính chính tại phiên họp số');
    const correcting = await newest('sitting_decisions');
    await secretary.post(`/sittings/${third}/items/corrections`, { decisionId: String(correcting) });
    const here = `/sittings/${third}/items/${await newest('sitting_items')}`;
    await t.db.rows(
      `with s as (insert into sittings (committee_id, period_id, number, held_on, began_at, ended_at, place, chair_id, secretary_id, quorum_above, withdrawn_count, opened_by, opened_at, closed_by, closed_at)
         select committee_id, period_id, 90, held_on, began_at, '19:00', place, chair_id, secretary_id, quorum_above, withdrawn_count, opened_by, opened_at, opened_by, opened_at from sittings where id = $1 returning id),
       i as (insert into sitting_items (sitting_id, position, kind, decision_id, title, added_by, added_at) select id, 1, 'correction', $2, 'Hồ sơ quá hạn', $3, now() from s returning id)
       insert into sitting_decisions (item_id, number, kind, text, entitled, in_favour, against, abstained, carried, by_account, at)
         select id, 1, 'resolved', 'Bãi bỏ', 3, 3, 0, 0, true, $3, now() from i`,
      [third, correcting, ward.accounts['secretary']],
    );
    expect((await secretary.post(`${here}/resolutions`, { text: WRONG, ...votes(3) })).status).toBe(409);
  });
});
