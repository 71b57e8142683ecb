import { carriedOn } from '../../src/evaluations/approval/head-obstacles.js';
import { approveByPages, handIn, motCua, MOT_CUA_SELF, rowOf, signedIn } from '../approvals/support.js';
import { verify } from '../../src/verify/verify.js';
import { PNG, say, startTelling, tell, TOLD, type Told } from './support.js';

const WHY = 'Đã hỏi bên quản trị, cổng ngừng đến 10 giờ';
const REASON = `24/11/2026: ${TOLD}`;

let month: Told;
let about: number;
let general: number;
const as = (login: string) => signedIn(month, login);
const page = async (key: string) => (await (await as('mcHead')).get(`/approvals/${month.evaluations[key]}`)).text;
/** The part of the approver's page about one criterion. */
const at = async (key: string, code: string) =>
  new RegExp(`<article class="card criterion" id="c-${code}">[^]*?</article>`).exec(await page(key))![0];
const noteOf = async (key: string) =>
  (
    await month.db.one<{ text: string }>(
      `select text from entry_notes where evaluation_id = $1 and side = 'head' and criterion = 'dung-hen'`,
      [month.evaluations[key]],
    )
  )?.text;

beforeAll(async () => {
  month = await startTelling();
  await month.db.rows('update units set blind_first = false');
  for (const key of ['mc1', 'mc2', 'mc3']) await handIn(month, key, MOT_CUA_SELF);
  about = await tell(month, 'mc1', { about: 'criterion:dung-hen' }, PNG);
  general = await tell(month, 'mc1', { text: 'Mất điện cả buổi sáng tại trụ sở' });
});
afterAll(() => month.close());

describe('a confirmed obstacle is put forward at the criterion', () => {
  it('once it is confirmed: at the one it is about, and in general where a figure or a count falls short', async () => {
    expect(await page('mc1')).not.toContain(TOLD);
    for (const id of [about, general]) await say(month, 'mcHead', id, 'confirmed');
    expect(await at('mc1', 'dung-hen')).toContain(TOLD);
    expect(await at('mc1', 'dung-hen')).toContain('Mất điện');
    expect(await at('mc1', 'gio-lam')).toContain('Mất điện');
    expect(await at('mc1', 'gio-lam')).not.toContain(TOLD);
    expect(await at('mc1', 'chao-dan')).not.toContain('Mất điện');
    expect(await page('mc2')).not.toContain('Mất điện');
  });

  it('in general not where the points are full', async () => {
    await (await as('mcHead')).post(`/approvals/${month.evaluations['mc1']}/draft`, motCua('9', '98', '0'));
    expect(await at('mc1', 'dung-hen')).not.toContain('Mất điện');
    expect(await at('mc1', 'dung-hen')).toContain(TOLD);
    expect(await at('mc1', 'gio-lam')).not.toContain('Mất điện');
  });

  it('changes no points by itself, and nothing unticked is kept', async () => {
    const head = await as('mcHead');
    await head.post(`/approvals/${month.evaluations['mc1']}/draft`, {
      ...motCua('9', '80', '1'),
      'note.dung-hen': '',
      'obstacle.dung-hen': 'no',
    });
    const row = await rowOf(month.db, month.evaluations['mc1']!);
    expect(row['head_obstacles']).toEqual({});
    expect(await noteOf('mc1')).toBeFalsy();
    expect(row['head_left_out']).not.toContain(true);
  });

  it('ticked it is the reason, where nothing else was written', async () => {
    const head = await as('mcHead');
    const fields = { ...motCua('9', '80', '1'), 'note.dung-hen': '', 'obstacle.dung-hen': ['no', String(about)] };
    const address = `/approvals/${month.evaluations['mc1']}/draft`;
    await head.post(address, fields as never);
    expect(await noteOf('mc1')).toBe(REASON);
    const { revision } = await rowOf(month.db, month.evaluations['mc1']!);
    await head.post(address, fields as never);
    expect((await rowOf(month.db, month.evaluations['mc1']!))['revision']).toBe(revision);
    await head.post(address, { ...fields, 'note.dung-hen': 'Cổng ngừng hai giờ, đã trừ ra' } as never);
    expect(await noteOf('mc1')).toBe('Cổng ngừng hai giờ, đã trừ ra');
    expect(await at('mc1', 'dung-hen')).toMatch(new RegExp(`value="${about}" checked`));
  });

  it('nobody’s that is another’s, not confirmed, or about another criterion', async () => {
    const head = await as('mcHead');
    const theirs = await tell(month, 'mc2');
    await say(month, 'mcHead', theirs, 'confirmed');
    const waiting = await tell(month, 'mc1', { about: 'criterion:dung-hen' });
    for (const [code, id] of [
      ['dung-hen', theirs],
      ['dung-hen', waiting],
      ['gio-lam', about],
      ['chao-dan', general],
    ])
      await head.post(`/approvals/${month.evaluations['mc1']}/draft`, {
        [`obstacle.${code}`]: ['no', String(id), 'x'],
      } as never);
    const kept = (await rowOf(month.db, month.evaluations['mc1']!))['head_obstacles'];
    expect(kept).toEqual({});
  });

  it('what was ticked and then taken back goes into no result', async () => {
    const head = await as('mcHead');
    const id = await tell(month, 'mc3', { about: 'criterion:dung-hen' });
    await say(month, 'mcHead', id, 'confirmed');
    const address = `/approvals/${month.evaluations['mc3']}`;
    await head.post(`${address}/draft`, { ...motCua('9', '96,5', '1'), 'obstacle.dung-hen': String(id) });
    expect((await rowOf(month.db, month.evaluations['mc3']!))['head_obstacles']).toEqual({ 'dung-hen': [id] });
    await say(month, 'mcHead', id, 'taken-back', WHY);
    await approveByPages(month, 'mcHead', 'mc3', {});
    const kept = await month.db.one('select obstacles from approvals where evaluation_id = $1', [
      month.evaluations['mc3'],
    ]);
    expect(kept).toEqual({ obstacles: {} });
  });

  it('approved, the result names it: with its day and its photo for who may open it, in words for the committee', async () => {
    const fields = { ...motCua('9', '80', '1'), 'note.dung-hen': '', 'obstacle.dung-hen': String(about) };
    expect((await approveByPages(month, 'mcHead', 'mc1', fields)).text).toContain('Đã duyệt phiếu');
    const result = await month.db.one('select obstacles, notes from approvals where evaluation_id = $1', [
      month.evaluations['mc1'],
    ]);
    expect(result).toMatchObject({ obstacles: { 'dung-hen': [about] }, notes: { 'dung-hen': REASON } });
    const read = async (login: string) =>
      (await (await as(login)).get(`/evaluations/${month.evaluations['mc1']}`)).text;
    for (const login of ['mc1', 'mcHead', 'chair', 'inspector', 'personnel']) {
      expect(await read(login)).toContain('Căn cứ: vướng mắc ngày 24/11/2026');
      expect(await read(login)).toContain(`/obstacles/${about}/photo`);
    }
    expect(await read('secretary')).toContain(REASON);
    expect(await read('secretary')).not.toContain(`/obstacles/${about}`);
    expect((await say(month, 'mcHead', about, 'taken-back', WHY)).status).toBe(409);
    const acts = await month.db.rows(
      `select payload::jsonb -> 'detail' -> 'obstacles' as obstacles from audit where chain = $1 and act = 'evaluation.approved'`,
      [`evaluation:${month.evaluations['mc1']}`],
    );
    expect(acts).toEqual([{ obstacles: { 'dung-hen': [about] } }]);
  });

  it('the record is what it was, and everything verifies', async () => {
    const record = (await (await as('mc1')).get(`/evaluations/${month.evaluations['mc1']}/record`)).text;
    expect(record).not.toContain('obstacle');
    const { findings } = await verify(month.db, { paths: null, patient: true });
    expect(findings.list.filter((finding) => JSON.stringify(finding).includes('obstacle'))).toEqual([]);
    expect(findings.list.filter(({ field }) => field === 'approvals')).toEqual([]);
  });
});

describe('a result that takes the place of another', () => {
  it('goes on with the obstacles of the criteria that stay as they were, and with no other', () => {
    const criteria = ['a', 'b', 'c'].map((code) => ({ code })) as never;
    const before = { values: ['9', '80', '1'], leftOut: [false, false, false], obstacles: { b: [4], c: [5] } };
    const now = { due: 0, led: null, values: ['7', '80.0', '0'], leftOut: [false, false, false] } as never;
    expect(carriedOn(criteria, before, now)).toEqual({ b: [4] });
    expect(carriedOn(criteria, { ...before, leftOut: [false, true, false] }, now)).toEqual({});
  });
});
