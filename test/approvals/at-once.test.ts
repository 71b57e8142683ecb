import { chung, CHUNG_SELF, handIn, rowOf, signedIn, startMonth, type Month } from './support.js';
import { rewind } from '../support/audit.js';

const TIMES = 20;

describe('decisions at the same moment', () => {
  let month: Month;
  beforeAll(async () => {
    month = await startMonth();
  });
  afterAll(() => month.close());

  async function prepared(key: string): Promise<number> {
    const id = month.evaluations[key]!;
    await rewind(
      month.ownerUrl,
      `update evaluations set status = 'draft', approval_id = null, approved_at = null, points = null, score = null, exemplarity = null, submitted_at = null, began_at = null, began_by = null, revealed_at = null,
         blind_values = null, head_values = '{}', head_left_out = '{}' where id = $1`,
      [id],
    );
    await rewind(month.ownerUrl, 'delete from approvals where evaluation_id = $1', [id]);
    await handIn(month, key, CHUNG_SELF);
    return id;
  }

  /** The same head in two places. */
  async function twoBrowsers() {
    const second = await month.client('vphead');
    await second.get('/account/password');
    return [await signedIn(month, 'vpHead'), second] as const;
  }

  it('of two approvals exactly one wins, and the other is told by whom and when', async () => {
    const [one, two] = await twoBrowsers();
    for (let n = 0; n < TIMES; n++) {
      const id = await prepared('vp1');
      const before = await month.db.one<{ n: number }>('select count(*) as n from approvals where evaluation_id = $1', [
        id,
      ]);
      await one.post(`/approvals/${id}/revelation`, chung('9', '8', '7.5', '0'));
      const answers = await Promise.all(
        [one, two].map((client) => client.post(`/approvals/${id}/approval`, { confirm: 'yes' }, {}, false)),
      );
      expect(answers.map(({ status }) => status).sort()).toEqual([303, 409]);
      expect(answers.find(({ status }) => status === 409)!.text).toMatch(
        /Lý Văn Phòng đã duyệt phiếu này lúc \d\d:\d\d/,
      );
      const after = await month.db.one<{ n: number }>('select count(*) as n from approvals where evaluation_id = $1', [
        id,
      ]);
      expect(after!.n - before!.n).toBe(1);
    }
  });

  it('of an approval and a withdrawal exactly one wins', async () => {
    const [head, official] = [await signedIn(month, 'vpHead'), await signedIn(month, 'vp2')];
    const won = new Set<string>();
    await month.db.rows('update units set blind_first = false where id = $1', [month.ward.units.VP.id]);
    for (let n = 0; n < TIMES; n++) {
      const id = await prepared('vp2');
      await month.db.rows(
        `update evaluations set head_values = self_values, head_left_out = '{f,f,f,f}' where id = $1`,
        [id],
      );
      const act = [
        () => head.post(`/approvals/${id}/approval`, { confirm: 'yes' }, {}, false),
        () => official.post(`/evaluations/${id}/withdrawal`, {}, {}, false),
      ];
      const order = n % 2 ? act : [act[1]!, act[0]!];
      const done = await Promise.all(order.map((one) => one()));
      const [approval, withdrawal] = n % 2 ? done : [done[1]!, done[0]!];
      const row = await rowOf(month.db, id);
      const approved = approval!.status === 303;
      won.add(approved ? 'approval' : 'withdrawal');
      expect(row['status']).toBe(approved ? 'approved' : 'draft');
      expect(withdrawal!.status).toBe(approved ? 409 : 303);
      if (!approved) expect(approval!.text).toMatch(/Mai Văn Ký đã rút phiếu này lúc \d\d:\d\d/);
    }
    expect(won.size).toBeGreaterThan(0);
    await month.db.rows('update units set blind_first = true where id = $1', [month.ward.units.VP.id]);
  });

  it('of an approval and a return exactly one wins', async () => {
    const [one, two] = await twoBrowsers();
    for (let n = 0; n < TIMES; n++) {
      const id = await prepared('vp1');
      await one.post(`/approvals/${id}/revelation`, chung('9', '8', '7.5', '0'));
      const [approval, giveBack] = await Promise.all([
        one.post(`/approvals/${id}/approval`, { confirm: 'yes' }, {}, false),
        two.post(`/approvals/${id}/return`, { reason: 'Bổ sung minh chứng tháng này' }, {}, false),
      ]);
      expect([approval!.status, giveBack!.status].sort()).toEqual([303, 409]);
    }
  });
});
