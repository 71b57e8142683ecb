import { comparable } from '../../src/criteria/comparable.js';
import type { Criterion } from '../../src/criteria/criterion.js';
import {
  chung,
  excuseAllBut,
  handIn,
  approveByPages,
  CHUNG_SELF,
  signedIn,
  startMonth,
  type Month,
} from '../approvals/support.js';
import { CHUNG, openMonth } from '../support/ward.js';

const LINE: Criterion = {
  code: 'dung-hen',
  text: 'Trả hồ sơ đúng hẹn',
  kind: 'target',
  max: '10',
  weight: '2',
  exemplary: false,
  standard: 4,
  unitLabel: '%',
  evidence: 'Sổ',
  settings: { target: '98', floor: '80' },
};

describe('entries stand beside each other', () => {
  it.each<[string, Partial<Criterion>]>([
    ['another weight', { weight: '1' }],
    ['another wording', { text: 'Trả đúng hẹn' }],
    ['the same number otherwise written', { max: '10.0' }],
  ])('with %s', (_, change) => expect(comparable(LINE, { ...LINE, ...change })).toBe(true));

  it.each<[string, Partial<Criterion>]>([
    ['another kind', { kind: 'breach', settings: { deduction: '2' } }],
    ['another unit', { unitLabel: 'hồ sơ' }],
    ['another target', { settings: { target: '95', floor: '80' } }],
    ['another floor', { settings: { target: '98', floor: '70' } }],
    ['another maximum', { max: '20' }],
    ['another measure', { measure: 'dung-han' }],
    ['another code', { code: 'khac' }],
  ])('never with %s', (_, change) => expect(comparable(LINE, { ...LINE, ...change })).toBe(false));

  it('never with other anchors', () => {
    const marked: Criterion = { ...LINE, kind: 'conduct', anchors: { zero: 'a', half: 'b', full: 'c' } };
    expect(comparable(marked, { ...marked, anchors: { zero: 'a', half: 'b', full: 'd' } })).toBe(false);
  });
});

describe('last month beside this one', () => {
  let t: Month;
  let next: number;
  const changed = {
    ...CHUNG,
    criteria: CHUNG.criteria.map((each) =>
      each.code === 'le' ? { ...each, unitLabel: 'phút', settings: { deduction: '0.1' } } : each,
    ),
  };

  beforeAll(async () => {
    t = await startMonth();
    await excuseAllBut(t, ['vp1']);
    await handIn(t, 'vp1', ['9', '8', '7.5', '3']);
    expect(
      (
        await approveByPages(t, 'vphead', 'vp1', {
          ...chung('9', '8', '7.5', '3'),
          'note.le': 'Sổ trực ghi ba lần',
          'note.': '',
        })
      ).status,
    ).toBeLessThan(400);
    await t.db.rows('update periods set closed_at = $1, closed_by = 1', ['2026-11-30T02:00:00Z']);
    const version = await t.db.one<{ id: number }>(
      `insert into criteria_versions (set_id, number, content, created_by, created_at, updated_at, signed_by, signed_at, decision_number, decision_date, countersigned_by, countersigned_at)
       select set_id, number + 1, $2, created_by, created_at, updated_at, signed_by, signed_at, '02/QĐ', decision_date, countersigned_by, '2026-11-25' from criteria_versions where id = $1 returning id`,
      [t.ward.versions.chung, JSON.stringify(changed)],
    );
    t.clock.set(new Date('2026-12-07T02:00:00Z'));
    const periodId = await openMonth(t.db, t.ward, '2026-12');
    next = (await t.db.one<{ id: number }>(
      'update evaluations set version_id = $3 where period_id = $1 and official_id = $2 returning id',
      [periodId, t.ward.officials['vp1'], version!.id],
    ))!.id;
  });
  afterAll(() => t.close());

  const lines = (text: string, code: string) => new RegExp(`id="c-${code}"[\\s\\S]*?</article>`).exec(text)![0];

  it('on the own evaluation only where it was counted the same', async () => {
    const { text } = await (await signedIn(t, 'vp1')).get(`/evaluations/${next}`);
    expect(lines(text, 'dan')).toContain('Tháng 11/2026');
    expect(lines(text, 'le')).not.toContain('11/2026');
  });

  it('and on the head’s page too', async () => {
    await t.db.rows(`update evaluations set status = 'submitted', submitted_at = $2, self_values = $3 where id = $1`, [
      next,
      t.clock.now(),
      CHUNG_SELF,
    ]);
    await t.db.rows(
      `insert into submissions (evaluation_id, number, by_account, at, unit_id, tier, version_id, values, due_count, notes, points)
       select id, 1, $2, $3, unit_id, tier, version_id, $4, 0, '{}', '{}' from evaluations where id = $1`,
      [next, t.ward.accounts['vp1'], t.clock.now(), CHUNG_SELF],
    );
    const { text } = await (await signedIn(t, 'vphead')).get(`/approvals/${next}`);
    expect(text.split('11/2026')).toHaveLength(CHUNG.criteria.length);
  });
});
