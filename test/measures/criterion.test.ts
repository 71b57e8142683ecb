import {
  approveByPages,
  excuseAllBut,
  handIn,
  motCua,
  rowOf,
  signedIn,
  startMonth,
  type Month,
} from '../approvals/support.js';
import { GOOD, idIn } from '../criteria-pages/criterion-fields.js';
import { MOT_CUA } from '../support/ward.js';
import { SOURCE, standardList, stateFigure } from './support.js';

const LINKED = {
  ...MOT_CUA,
  criteria: MOT_CUA.criteria.map((criterion) =>
    criterion.code === 'dung-hen' ? { ...criterion, measure: 'dossiers-on-time' } : criterion,
  ),
};
const ON_TIME = 'Tỷ lệ hồ sơ giải quyết trước và đúng hạn';
const REASON = 'Hệ thống tính thiếu hồ sơ liên thông';

let month: Month;
/** The one-stop desk's set with its target taken from a measure. */
let linked: number;
beforeAll(async () => {
  month = await startMonth();
  await standardList(month.db, month.ward);
  linked = (await month.db.one<{ id: number }>(
    `insert into criteria_versions (set_id, number, content, created_by, created_at, updated_at, signed_by, signed_at, decision_number, decision_date, countersigned_by, countersigned_at)
     select set_id, 2, $2, created_by, created_at, updated_at, signed_by, signed_at, decision_number, decision_date, countersigned_by, countersigned_at
     from criteria_versions where id = $1 returning id`,
    [month.ward.versions.motCua, JSON.stringify(LINKED)],
  ))!.id;
  for (const table of ['period_sets', 'evaluations'])
    await month.db.rows(`update ${table} set version_id = $2 where version_id = $1`, [
      month.ward.versions.motCua,
      linked,
    ]);
});
afterAll(() => month.close());

const evaluation = (key: string) => `/evaluations/${month.evaluations[key]}`;
const stored = async (key: string) =>
  (await rowOf(month.db, month.evaluations[key]!)) as {
    self_values: (string | null)[];
    head_values: (string | null)[];
    status: string;
    score: string | null;
    approval_id: number;
  };
const frozen = (table: 'submissions' | 'approvals', key: string) =>
  month.db.one<{ values: (string | null)[]; figures: Record<string, { value: string | null }> }>(
    `select values, figures from ${table} where evaluation_id = $1 order by number desc limit 1`,
    [month.evaluations[key]],
  );
const figure = (value: string, number = 1) =>
  stateFigure(month.db, month.ward, {
    code: 'dossiers-on-time',
    month: '2026-11',
    value,
    number,
    reason: number > 1 ? 'Cộng sót hồ sơ liên thông' : null,
  });

describe('while the unit has no figure yet', () => {
  it('says that it waits for the measure, and takes a figure with a reason', async () => {
    const client = await signedIn(month, 'mc1');
    expect((await client.get(evaluation('mc1'))).text).toContain(`Chỉ số “${ON_TIME}” của tháng này chưa có số liệu.`);
    await client.post(`${evaluation('mc1')}/draft`, motCua('9', '97', '0'));
    const blocked = await client.post(`${evaluation('mc1')}/submission`);
    expect(blocked.status).toBe(422);
    expect(blocked.text).toContain('khai khác chỉ số, cần lý do');
    expect((await stored('mc1')).status).toBe('draft');
    await client.post(`${evaluation('mc1')}/draft`, { 'note.dung-hen': REASON });
    await client.post(`${evaluation('mc1')}/submission`);
    expect((await stored('mc1')).status).toBe('submitted');
    expect(await frozen('submissions', 'mc1')).toMatchObject({
      values: ['9', '97', '0', '0', null],
      figures: { 'dung-hen': { value: null } },
    });
  });

  it('counts as missing where nothing is stated', async () => {
    const client = await signedIn(month, 'mc2');
    await client.post(`${evaluation('mc2')}/draft`, motCua('9', '', '0'));
    expect((await client.post(`${evaluation('mc2')}/submission`)).status).toBe(422);
  });
});

describe('with the unit’s figure', () => {
  beforeAll(() => figure('96.5'));

  it('takes it into the score while one types, without keeping it as typed', async () => {
    const client = await signedIn(month, 'mc2');
    const { text } = await client.get(evaluation('mc2'));
    expect(text).toContain(`Lấy từ chỉ số “${ON_TIME}”, nguồn: ${SOURCE}.`);
    expect(text).toContain('96,5');
    const saved = await client.live(`${evaluation('mc2')}/draft`, motCua('9', '', '0'));
    expect(saved.status).toBe(200);
    expect(JSON.stringify(saved.json)).toContain('9,17');
    expect((await stored('mc2')).self_values).toEqual(['9', null, '0', '0', null]);
  });

  it('refuses another figure without a reason on the server, whatever the page sends', async () => {
    const client = await signedIn(month, 'mc2');
    await client.post(`${evaluation('mc2')}/draft`, { ...motCua('9', '99', '0'), 'note.dung-hen': 'ngắn' });
    const answer = await client.post(`${evaluation('mc2')}/submission`);
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('href="/evaluations/' + month.evaluations['mc2'] + '#note.dung-hen"');
    expect((await stored('mc2')).status).toBe('draft');
  });

  it('returns to the measure when the field is emptied, and freezes it with the submission', async () => {
    const client = await signedIn(month, 'mc2');
    await client.post(`${evaluation('mc2')}/draft`, { ...motCua('9', '', '0'), 'note.dung-hen': '' });
    await client.post(`${evaluation('mc2')}/submission`);
    expect(await frozen('submissions', 'mc2')).toMatchObject({
      values: ['9', '96.5', '0', '0', null],
      figures: { 'dung-hen': { value: '96.5', measure: 'dossiers-on-time', source: SOURCE } },
    });
  });

  it('follows the measure again after a withdrawal', async () => {
    const client = await signedIn(month, 'mc2');
    await client.post(`${evaluation('mc2')}/withdrawal`);
    expect((await stored('mc2')).self_values).toEqual(['9', null, '0', '0', null]);
    await client.post(`${evaluation('mc2')}/submission`);
    expect((await stored('mc2')).status).toBe('submitted');
  });

  it('follows the measure again after a return, and leaves what was typed in its place', async () => {
    const head = await signedIn(month, 'mcHead');
    for (const key of ['mc1', 'mc2'])
      await head.post(`/approvals/${month.evaluations[key]}/return`, { reason: 'Bổ sung minh chứng giúp tôi' });
    expect((await stored('mc2')).self_values[1]).toBeNull();
    expect((await stored('mc1')).self_values[1]).toBe('97');
    for (const key of ['mc1', 'mc2']) await (await signedIn(month, key)).post(`${evaluation(key)}/submission`);
    expect([(await stored('mc1')).status, (await stored('mc2')).status]).toEqual(['submitted', 'submitted']);
  });
});

describe('the head', () => {
  it('has the figure before them, and sees that the person stated another one and why', async () => {
    const { text } = await (await signedIn(month, 'mcHead')).get(`/approvals/${month.evaluations['mc1']}`);
    expect(text).toContain(`Lấy từ chỉ số “${ON_TIME}”`);
    expect(text).toContain('Tự khai khác chỉ số.');
    expect(text).toContain(REASON);
    expect((await (await signedIn(month, 'mcHead')).get(`/approvals/${month.evaluations['mc2']}`)).text).not.toContain(
      'Tự khai khác chỉ số.',
    );
  });

  it('cannot approve another figure without a reason, on the server either', async () => {
    const client = await signedIn(month, 'mcHead');
    const id = month.evaluations['mc2'];
    await client.post(`/approvals/${id}/revelation`, motCua('9', '98', '0'));
    const saved = await client.post(`/approvals/${id}/approval`, motCua('9', '98', '0'));
    expect(saved.status).toBe(422);
    expect(saved.text).toContain('số khác chỉ số, cần lý do');
    expect((await client.post(`/approvals/${id}/approval`, { confirm: 'yes' })).status).toBe(422);
    expect((await stored('mc2')).status).toBe('submitted');
  });

  it('approves with the figure that is in force at that moment, and freezes it', async () => {
    await figure('95', 2);
    await approveByPages(month, 'mcHead', 'mc2', motCua('9', '', '0'));
    expect(await frozen('approvals', 'mc2')).toMatchObject({
      values: ['9', '95', '0', '0', null],
      figures: { 'dung-hen': { value: '95' } },
    });
    expect((await stored('mc2')).head_values[1]).toBeNull();
  });

  it('approves another one with a reason, which the person and the committee read', async () => {
    await approveByPages(month, 'mcHead', 'mc1', {
      ...motCua('9', '97', '0'),
      'note.dung-hen': 'Đã đối chiếu danh sách liên thông',
    });
    expect((await frozen('approvals', 'mc1'))?.values[1]).toBe('97');
    for (const who of ['mc1', 'secretary']) {
      const { text } = await (await signedIn(month, who)).get(evaluation('mc1'));
      for (const words of [
        `Chỉ số “${ON_TIME}”: 95`,
        'Duyệt khác chỉ số.',
        'Đã đối chiếu danh sách liên thông',
        REASON,
      ])
        expect(text).toContain(words);
    }
  });
});

describe('a figure corrected after the approval', () => {
  it('scores nothing again; the evaluation says that it has changed', async () => {
    const before = await stored('mc2');
    expect((await (await signedIn(month, 'mc2')).get(evaluation('mc2'))).text).not.toContain('sau khi duyệt');
    await figure('90', 3);
    const { text } = await (await signedIn(month, 'mc2')).get(evaluation('mc2'));
    expect(text).toContain('khi duyệt 95, nay 90');
    expect(text).toContain('1 chỉ số của phiếu này đã thay đổi');
    const after = await stored('mc2');
    expect([after.score, after.approval_id]).toEqual([before.score, before.approval_id]);
  });

  it('leaves the record as it was: the figure that was used, and no word of a measure', async () => {
    const { bytes } = await (await signedIn(month, 'mc2')).download(`${evaluation('mc2')}/record`);
    const record = JSON.parse(Buffer.from(bytes).toString('utf8')) as {
      criteriaSet: object;
      entries: Record<string, unknown>;
    };
    expect(record.entries['dung-hen']).toEqual({ value: 95 });
    expect(JSON.stringify(record)).not.toContain('measure');
  });
});

describe('an evaluation of the unit’s head', () => {
  it('is decided outside with the measure’s figure, or with another one and a reason', async () => {
    await excuseAllBut(month, ['chair']);
    await month.db.rows('update evaluations set version_id = $2 where id = $1', [month.evaluations['chair'], linked]);
    await handIn(month, 'chair', ['9', '93', '0', '0', null]);
    const client = await signedIn(month, 'personnel');
    const page = `/approvals/${month.evaluations['chair']}/outside-decision`;
    await stateFigure(month.db, month.ward, { code: 'dossiers-on-time', month: '2026-11', value: '93', unit: 'PM' });
    expect((await client.get(page)).text).toContain('value="93"');
    const file = { field: 'file', name: 'qd.pdf', bytes: '%PDF-1.4\n%%EOF\n' };
    const fields = { number: '12/TB', decidedOn: '20/11/2026', ...motCua('9', '98', '0') };
    const answer = await client.upload(page, fields, [file]);
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('href="#note.dung-hen"');
    expect((await client.upload(page, { ...fields, 'value.dung-hen': '93' }, [file])).status).toBe(200);
  });
});

describe('the editor of a set', () => {
  it('offers the agency’s measures to a target, keeps the choice and names it on the pages', async () => {
    const head = await month.client('vphead');
    await head.get('/criteria');
    const draft = idIn(
      (await head.post('/criteria/drafts', { unit: String(month.ward.units.VP.id), from: 'in-force' })).path,
    );
    const blank = await head.get(`/criteria/drafts/${draft}/new-criterion`);
    expect(blank.text).toContain('<option value="dossiers-on-time"');
    const target = { ...GOOD, kind: 'target', target: '98', floor: '80', text: 'Trả hồ sơ đúng hẹn', revision: '0' };
    const wrong = await head.post(`/criteria/drafts/${draft}/new-criterion`, { ...target, measure: 'khong-co' });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('href="#measure"');
    const kept = await head.post(`/criteria/drafts/${draft}/new-criterion`, { ...target, measure: 'dossiers-on-time' });
    expect(kept.text).toContain(`Số liệu lấy từ chỉ số “${ON_TIME}” của đơn vị.`);
    const content = async () =>
      (await month.db.one<{ content: { criteria: { code: string; measure?: string }[] } }>(
        'select content from criteria_versions where id = $1',
        [draft],
      ))!.content.criteria.at(-1)!;
    expect(await content()).toMatchObject({ code: 'tra-ho-so-dung-hen', measure: 'dossiers-on-time' });
    const { text } = await head.get(`/criteria/drafts/${draft}/criteria/tra-ho-so-dung-hen`);
    expect(text).toContain('<option value="dossiers-on-time" selected>');
    const revision = /name="revision" value="(\d+)"/.exec(text)![1]!;
    await head.post(`/criteria/drafts/${draft}/criteria/tra-ho-so-dung-hen`, {
      ...target,
      kind: 'breach',
      deduction: '2',
      measure: 'dossiers-on-time',
      revision,
    });
    expect(await content()).not.toHaveProperty('measure');
  });
});
