import { deskNow } from '../../src/committee/desk-now.js';
import { deskData, indexTrend } from '../../src/committee/desk.queries.js';
import { ActorsService } from '../../src/accounts/actors.service.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { makeWard, openMonth, type Ward } from '../support/ward.js';
import { approve, approveDesk, evaluationOf } from './approve.js';

let test: TestApp;
let ward: Ward;
let periodId: number;

beforeAll(async () => {
  test = await startTestApp('2026-11-26T02:00:00Z');
  ward = await makeWard(test.db);
});
afterAll(() => test.close());

const plain = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

describe('the desk before any month', () => {
  it('says that there is none yet', async () => {
    const page = await (await test.client('secretary')).get('/committee');
    expect(page.status).toBe(200);
    expect(page.text).toContain('Chưa có kỳ nào');
  });
});

describe('the desk of a month', () => {
  beforeAll(async () => {
    periodId = await openMonth(test.db, ward);
  });

  it('says that nobody is approved yet, and who waits for whom', async () => {
    const page = await (await test.client('secretary')).get('/committee');
    expect(page.text).toContain('Chưa có phiếu nào được duyệt');
    expect(page.text).toContain('0 trên 17 phiếu đã duyệt');
    expect(page.text).toContain('Xem danh sách 17 người');
  });

  describe('with the one-stop desk decided', () => {
    beforeAll(async () => {
      await approveDesk(test.db, ward);
      await approve(test.db, ward, 'vp1', {
        values: ['8', '8', '6', '1'],
        self: null,
        leftOut: [true, false, false, false],
        by: 'vpHead',
      });
      const kt1 = (await evaluationOf(test.db, ward, 'kt1'))!;
      await test.db.rows(`update evaluations set status = 'excused' where id = $1`, [kt1.id]);
      await test.db.rows(
        `insert into excusals (evaluation_id, kind, reason, by_account, at) values ($1, 'maternity', 'nghỉ sinh', $2, '2026-11-03T00:00:00Z')`,
        [kt1.id, ward.accounts['personnel']],
      );
    });

    it('counts the evaluations and names the excused ones by their reason', async () => {
      const text = plain((await (await test.client('secretary')).get('/committee?month=2026-11')).text);
      expect(text).toContain('7 trên 16 phiếu đã duyệt · 1 phiếu được miễn (nghỉ thai sản)');
      expect(text).toContain('9 Phiếu không nộp');
    });

    it('sets the head beside their people, by sign and word', async () => {
      const text = plain((await (await test.client('secretary')).get('/committee')).text);
      // exemplary on both sides: only the breach; 10 − 2 × 2.5 against 10
      expect(text).toContain(`Bộ phận Một cửa 6 / 7 ${indexOfDesk} 50,00 100,00 −50,00 thấp hơn`);
      expect(text).toContain('dưới 5 người');
    });

    it('asks from plain facts', async () => {
      const text = plain((await (await test.client('secretary')).get('/committee')).text);
      expect(text).toContain('thấp hơn trung bình 5 cán bộ của mình 50,00 điểm');
      expect(text).toContain('1 trên 1 phiếu đã duyệt do người duyệt chấm thay vì không nộp');
      expect(text).toContain('1 lượt tiêu chí trên 1 phiếu được bỏ');
      expect(text).toContain('6 trên 6 phiếu không có cam kết nào đến hạn');
    });

    it('shows no score of those who are not approved, and no person in order of score', async () => {
      const page = await (await test.client('secretary')).get('/committee');
      const names = [...page.text.matchAll(/<th scope="row">([^<]+)<\/th><td data-label="Đơn vị">/g)].map(
        (found) => found[1],
      );
      expect(names.slice(0, 4)).toEqual(['Trần Quốc Mẫu', 'Lê Thị Phó', 'Phạm Văn Bí', 'Đỗ Thị Ủy']);
    });

    it('reads in English too', async () => {
      const client = await test.client('inspector');
      await client.post('/language', { lang: 'en', back: '/committee' });
      const page = await client.get('/committee');
      expect(page.text).toContain('7 of 16 evaluations approved');
      expect(page.text).not.toMatch(/committee:[a-z]/);
      await client.post('/language', { lang: 'vi', back: '/committee' });
    });

    it.each([
      ['personnel', '/committee', 403],
      ['mcHead', '/committee', 403],
      ['mc1', '/committee', 403],
      ['outside', '/committee', 403],
      ['admin', '/committee', 403],
      ['inspector', '/committee', 200],
      ['member1', '/committee', 200],
      ['chair', '/committee', 200],
      ['secretary', '/committee?month=2026-10', 404],
      ['secretary', '/committee?month=nonsense', 404],
      ['secretary', '/committee?month=2026-11&month=2026-11', 404],
      ['secretary', '/committee?unit=999999', 404],
      ['secretary', '/committee?unit=x', 404],
      ['secretary', '/committee/units/999999', 404],
    ])('answers %s at %s with %d', async (login, path, status) => {
      expect((await (await test.client(login.toLowerCase())).get(path)).status).toBe(status);
    });

    it('knows nothing of another root', async () => {
      expect((await (await test.client('secretary')).get(`/committee/units/${ward.units.X.id}`)).status).toBe(404);
      expect((await (await test.client('inspector')).get(`/committee?unit=${ward.units.X.id}`)).status).toBe(404);
    });

    it('drills down to a unit: its people in their order, with their results', async () => {
      const page = await (await test.client('inspector')).get(`/committee/units/${ward.units.MC.id}?month=2026-11`);
      const names = [...page.text.matchAll(/<th scope="row"><a href="\/evaluations\/\d+">([^<]+)/g)].map(
        (found) => found[1],
      );
      expect(names).toEqual([
        'Nguyễn Thị Một',
        'Hoàng Văn Hai',
        'Bùi Thị Ba',
        'Dương Thị Bảy',
        'Vũ Văn Bốn',
        'Đặng Thị Năm',
        'Ngô Văn Sáu',
      ]);
      expect(page.text).not.toContain('name="evaluationIds"');
      expect(page.text).not.toContain('action="/committee/comments"');
    });

    it('shows no mean of a unit with fewer than five people', async () => {
      const page = await (await test.client('secretary')).get(`/committee/units/${ward.units.VP.id}`);
      expect(plain(page.text)).toContain('– Chỉ số nêu gương dưới 5 người');
      expect(page.text).toContain('chưa đủ để so sánh');
    });

    it('gives the same figures to a report, and the trend ends with the month', async () => {
      const data = (await deskData(test.db, { unitPath: ward.units.PM.path, periodId }, '2026-11-26'))!;
      expect(data.units.map(({ name }) => name)).toEqual([
        'Phường mẫu',
        'Bộ phận Một cửa',
        'Kinh tế, Hạ tầng và Đô thị',
        'Văn phòng HĐND và UBND',
        'Tổ văn thư',
      ]);
      expect(data.total.counts).toEqual({
        expected: 16,
        approved: 7,
        reviewed: 0,
        excused: 1,
        notSubmitted: 9,
        waiting: 0,
      });
      const vice = data.leaders.find(({ as, officialId }) => as === 'deputy' && officialId === ward.officials['vice'])!;
      expect(vice).toMatchObject({ led: 1, comparison: null });
      const trend = await indexTrend(test.db, ward.units.PM.path, '2026-11');
      expect([trend.length, trend[0]!.month, trend[10]!.index, trend[11]!.index]).toEqual([
        12,
        '2025-12',
        null,
        data.total.index,
      ]);
    });

    it('tells the home page what waits for a review, without what this person approved', async () => {
      const actors = test.app.get(ActorsService);
      const now = async (login: string) =>
        deskNow(test.db, (await actors.load(ward.accounts[login]!, undefined))!, '2026-11-26');
      expect(await now('secretary')).toEqual([
        {
          unitId: ward.units.PM.id,
          unitName: 'Phường mẫu',
          month: '2026-11',
          href: `/committee?month=2026-11&unit=${ward.units.PM.id}`,
          approved: 7,
          expected: 16,
          toReview: 7,
          others: 0,
          reviewDueOn: '2026-11-28',
          late: false,
        },
      ]);
      expect((await now('chair'))[0]).toMatchObject({ toReview: 6, others: 1 });
      expect((await now('member1'))[0]!.toReview).toBeNull();
      expect(await now('inspector')).toEqual([]);
    });
  });
});

/** Five at tier 1 and 0 with 100, the head at tier 2: breach 5 of 10 and the unit's result 9 of 10 by weight 1 and 2. */
const indexOfDesk = (() => {
  const head = Math.round(((100 * (5 + 2 * 9)) / 30) * 100) / 100;
  const index = (1.4 * head + 1.2 * 100 + 4 * 100) / (1.4 + 1.2 + 4);
  return index.toFixed(2).replace('.', ',');
})();
