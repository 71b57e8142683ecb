import { startTestApp, type TestApp } from '../support/app.js';
import { makeWard, type Ward } from '../support/ward.js';
import { giveMonths, readyYear, type WardYear } from './support.js';

let app: TestApp;
let ward: Ward;
let year: WardYear;

beforeAll(async () => {
  app = await startTestApp('2026-12-08T03:00:00Z');
  ward = await makeWard(app.db);
  year = await readyYear(app.db, ward, { mc1: '95' });
  await giveMonths(app.db, ward, 'mc2', '80', 11);
  await app.db.rows(`update year_records set status = 'draft' where id = $1`, [year.yearRecords['vp1']]);
});
afterAll(() => app.close());

const look = async (login: string, query = '') => (await app.client(login)).get(`/years/${year.id}/december${query}`);

describe('December’s page', () => {
  it('carries personnel through the year: days left, each step, whose turn', async () => {
    const { status, text } = await look('personnel');
    expect(status).toBe(200);
    expect(text).toContain('thứ Hai 14/12/2026');
    expect(text).toContain('còn 4 ngày làm việc');
    expect(text).toContain('16 / 17');
    expect(text).toContain('người đánh giá tháng');
    expect(text).toContain('Tháng 12: chưa mở');
    expect(text).toContain('thiếu tháng 12');
  });

  it('lists who lacks a step, and everybody when asked; found without diacritics', async () => {
    const missing = (await look('personnel')).text;
    expect(missing).toContain('Vũ Văn Bốn');
    expect(missing).not.toContain('Bùi Thị Ba');
    expect((await look('personnel', '?show=all')).text).toContain('Bùi Thị Ba');
    const found = (await look('personnel', '?show=all&q=bui+thi')).text;
    expect(found).toContain('Bùi Thị Ba');
    expect(found).not.toContain('Vũ Văn Bốn');
  });

  it('shows a head their own people alone, and no points to anybody', async () => {
    const { status, text } = await look('mchead', '?show=all');
    expect(status).toBe(200);
    expect(text).toContain('Bùi Thị Ba');
    expect(text).not.toContain('Trịnh Thị Thư');
    expect(text).not.toContain('95,00');
    expect((await look('personnel', '?show=all')).text).not.toContain('95,00');
  });

  it('does not exist for others', async () => {
    expect((await look('stranger')).status).toBe(404);
    expect((await look('mc1')).status).toBe(403);
  });
});

describe('the first page', () => {
  it('tells each what waits: a form to write, people to classify, a year to carry', async () => {
    const home = async (login: string) => (await (await app.client(login)).get('/')).text;
    expect(await home('vp1')).toContain('Lập phiếu xếp loại (Mẫu 02) năm 2026');
    expect(await home('chair')).toContain('16 người chờ bạn xếp loại năm 2026');
    expect(await home('outside')).toContain('1 người chờ bạn xếp loại năm 2026');
    expect(await home('personnel')).toContain('Xếp loại năm 2026: việc đến đâu, còn thiếu gì');
    expect(await home('mc1')).not.toContain('xếp loại năm 2026: ');
  });
});
