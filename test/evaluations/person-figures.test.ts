import pg from 'pg';
import { approveByPages, motCua, signedIn, startMonth, type Month } from '../approvals/support.js';
import { asProposed, sendFile } from '../support/columns.js';
import { recompute } from '../../src/scoring/recompute.js';
import { verify } from '../../src/verify/verify.js';

const SOURCE = 'Hệ thống một cửa';
const HEAD = 'Mã cán bộ,Họ và tên,Tỷ lệ đúng hạn,Số đúng hạn,Tổng số\n';
const FILE = 'thang-11.csv';
const WHY = 'Hệ thống tính cả hồ sơ chờ bổ sung';
const DOOR = '/person-figures/imports';

let month: Month;
beforeAll(async () => {
  month = await startMonth();
});
afterAll(() => month.close());

const evaluation = (key: string) => `/evaluations/${month.evaluations[key]}`;
const approval = (key: string) => `/approvals/${month.evaluations[key]}`;
const who = (key: string) => signedIn(month, key);
const code = (key: string) => `CB-${key}`;

/** The one choice of the door that is about this criterion. */
async function target(text: string): Promise<string> {
  const page = await (await who('personnel')).get(DOOR);
  const option = [...page.text.matchAll(/<option value="(\d+)"[^>]*>([^<]+)</g)].find(([, , words]) =>
    words!.includes(text),
  );
  return option![1]!;
}

async function send(rows: string, name = FILE, from = 'personnel', criterion = 'Trả hồ sơ đúng hẹn') {
  return sendFile(await who(from), DOOR, { target: await target(criterion) }, { name, bytes: HEAD + rows });
}

async function take(rows: string, name = FILE, criterion?: string) {
  const shown = await send(rows, name, 'personnel', criterion);
  return (await who('personnel')).post(`${shown.path}/application`);
}

const stored = async (key: string) =>
  (await month.db.one<{ self_values: (string | null)[]; status: string; score: string | null; revision: number }>(
    'select self_values, status, score, revision from evaluations where id = $1',
    [month.evaluations[key]],
  ))!;
const frozen = (table: 'submissions' | 'approvals', key: string) =>
  month.db.one<{ values: (string | null)[]; figures: Record<string, { value: string | null; source: string }> }>(
    `select values, figures from ${table} where evaluation_id = $1 order by number desc limit 1`,
    [month.evaluations[key]],
  );
const told = async (key: string) =>
  (
    await month.db.rows<{ code: string }>('select code from notices where official_id = $1 order by id', [
      month.ward.officials[key],
    ])
  ).map((one) => one.code);

describe('the source', () => {
  const page = () => `/criteria/units/${month.ward.units.MC.id}/sources`;

  it('is offered for counts and targets that take no measure, and changes no version of the set', async () => {
    const before = await month.db.rows('select id, content::text, revision from criteria_versions order by id');
    const client = await who('personnel');
    const { text } = await client.get(page());
    expect(text).toContain('<option value="dung-hen"');
    expect(text).toContain('<option value="gio-lam"');
    expect(text).not.toContain('<option value="chao-dan"');
    const short = await client.post(page(), { criterion: 'dung-hen', name: 'x' });
    expect([short.status, short.text.includes('value="x"')]).toEqual([422, true]);
    expect((await client.post(page(), { criterion: 'chao-dan', name: SOURCE })).status).toBe(422);
    expect((await client.post(page(), { criterion: 'dung-hen', name: SOURCE })).text).toContain(
      `Số liệu từng người từ: ${SOURCE}`,
    );
    expect(await month.db.rows('select id, content::text, revision from criteria_versions order by id')).toEqual(
      before,
    );
    expect((await client.post(page(), { criterion: 'dung-hen', name: 'Nguồn khác' })).status).toBe(422);
  });

  it('stands on the set for whom it measures, and is named by nobody else', async () => {
    const set = await (await who('mc1')).get(`/criteria/versions/${month.ward.versions.motCua}`);
    expect(set.text).toContain(`Số liệu từng người lấy từ ${SOURCE}`);
    expect((await (await who('vpHead')).get(page())).status).toBe(404);
    expect((await (await who('mc1')).get(page())).status).toBe(403);
  });

  it('leaves the evaluation as it was while nothing has come: the person states the figure, without a reason', async () => {
    const client = await who('mc3');
    expect((await client.get(evaluation('mc3'))).text).toContain(`Chờ số liệu từ ${SOURCE}`);
    await client.post(`${evaluation('mc3')}/draft`, motCua('9', '91', '0'));
    await client.post(`${evaluation('mc3')}/submission`);
    expect((await stored('mc3')).status).toBe('submitted');
  });
});

describe('a file of persons’ figures', () => {
  it('shows each row with what is wrong, and writes the good ones', async () => {
    await (await who('mc2')).post(`${evaluation('mc2')}/draft`, motCua('9', '97', '0'));
    const shown = await send(
      `${code('mc1')},Bùi Thị Ba,"96,08",49,51\n,Vũ Văn Bốn,95,,\n${code('mc3')},,"90,5",,\n${code('mc4')},Sai Tên,90,,\n` +
        `${code('mc5')},,"0,97",,\nkhong-co,,90,,\n${code('vp1')},,90,,\n${code('mcDeputy')},,50,49,51\n${code('mc1')},,90,,\n`,
    );
    for (const words of [
      'khác họ và tên trong tệp',
      'hay là phần của 1?',
      'không có phiếu của “khong-co”',
      `không có phiếu của “${code('vp1')}”`,
      'không khớp với số đúng hạn trên tổng số',
      'trùng người với dòng 2',
    ])
      expect(shown.text).toContain(words);
    expect(await month.db.one('select count(*)::int as n from person_figures')).toEqual({ n: 0 });
    const applied = await (await who('personnel')).post(`${shown.path}/application`);
    expect(applied.text).toContain('Đã ghi số liệu của 3 người; 6 dòng không nhập được.');
  });

  it('keeps nobody’s statement from them, and tells of a difference', async () => {
    expect((await stored('mc2')).self_values[1]).toBe('97');
    expect((await stored('mc3')).self_values[1]).toBe('91');
    expect(await told('mc2')).toContain('person-figure-differs');
    expect(await told('mc3')).toContain('person-figure-handed');
    expect(await told('mcHead')).toContain('person-figures-handed');
    expect(await told('mc1')).not.toContain('person-figure-differs');
    const { text } = await (await who('mc2')).get(evaluation('mc2'));
    expect(text).toContain('Bạn khai 97, số liệu nhập là 95.');
    expect(text).toMatch(/name="value\.dung-hen" value="97"/);
  });

  it('asks once what parts of 1 mean, and shows each figure before it is taken', async () => {
    const file = { name: 'phan.csv', bytes: `${HEAD}${code('mcDeputy')},,"0,97",,\n` };
    const fields = { target: await target('Trả hồ sơ đúng hẹn') };
    const shown = await sendFile(await who('personnel'), DOOR, fields, file, { 'all-scale': 'part' });
    expect(shown.text).toContain('Số liệu: – → 97');
    expect(shown.text).toContain(`11/2026, Bộ phận Một cửa: Trả hồ sơ đúng hẹn (${SOURCE})`);
  });

  it('lets a head bring in their own people’s alone, and nobody their own', async () => {
    const shown = await send(`${code('mcHead')},,90,,\n${code('mc4')},,92,,\n`, 'cua-truong.csv', 'mcHead');
    expect(shown.text).toContain('số liệu của chính bạn phải do người khác nhập');
    expect(shown.text).toContain('Ngô Văn Sáu');
    expect((await (await who('vpHead')).get(DOOR)).text).not.toContain('Trả hồ sơ đúng hẹn');
    expect((await (await who('vpHead')).get(shown.path)).status).toBe(404);
  });
});

describe('the person', () => {
  it('finds the figure on the evaluation with where and when it came from, and confirms it by handing in', async () => {
    const client = await who('mc1');
    const { text } = await client.get(evaluation('mc1'));
    expect(text).toContain('96,08');
    expect(text).toContain(`Theo ${SOURCE}, nhập lúc 09:00 24/11/2026, tệp “${FILE}”. 49 trên 51.`);
    await client.post(`${evaluation('mc1')}/draft`, motCua('9', '', '0'));
    const summary = await client.get(`${evaluation('mc1')}/submission`);
    expect(summary.text).toContain(`tệp “${FILE}”`);
    const seen = /name="figures" value="([^"]+)"/.exec(summary.text)![1]!;
    await take(`${code('mc1')},,"96,1",,\n`, 'sua.csv');
    const stale = await client.post(`${evaluation('mc1')}/submission`, { figures: seen });
    expect(stale.text).toContain('Số liệu nhập vừa thay đổi. Xem lại số mới rồi nộp phiếu.');
    expect((await stored('mc1')).status).toBe('draft');
    const now = /name="figures" value="([^"]+)"/.exec(stale.text)![1]!;
    await client.post(`${evaluation('mc1')}/submission`, { figures: now });
    expect((await stored('mc1')).status).toBe('submitted');
    expect(await frozen('submissions', 'mc1')).toMatchObject({
      values: ['9', '96.1', '0', '0', null],
      figures: { 'dung-hen': { value: '96.1', source: SOURCE } },
    });
  });

  it('cannot hand in another figure without a reason, and can with one', async () => {
    const client = await who('mc2');
    const blocked = await client.post(`${evaluation('mc2')}/submission`);
    expect(blocked.status).toBe(422);
    expect(blocked.text).toContain('khai khác số liệu nhập, cần lý do từ 10 ký tự');
    await client.post(`${evaluation('mc2')}/draft`, { 'note.dung-hen': WHY });
    await client.post(`${evaluation('mc2')}/submission`);
    expect((await frozen('submissions', 'mc2'))?.values[1]).toBe('97');
  });
});

describe('the head', () => {
  it('sees both figures and why, and what came after the evaluation was handed in', async () => {
    const client = await who('mcHead');
    const differs = await client.get(approval('mc2'));
    for (const words of ['Tự khai khác số liệu nhập.', WHY, `Theo ${SOURCE}`, '97', '95'])
      expect(differs.text).toContain(words);
    expect((await client.get(approval('mc3'))).text).toContain('Số liệu nhập sau khi nộp phiếu: 90,5.');
    expect((await (await who('mc3')).get(evaluation('mc3'))).text).toContain('Số liệu nhập sau khi nộp phiếu: 90,5.');
  });

  it('needs a reason for another figure than the imported one', async () => {
    const client = await who('mcHead');
    await client.post(`${approval('mc2')}/revelation`, motCua('9', '97', '0'));
    const saved = await client.post(`${approval('mc2')}/approval`, motCua('9', '97', '0'));
    expect(saved.status).toBe(422);
    expect(saved.text).toContain('số khác số liệu nhập, cần lý do từ 10 ký tự');
    expect((await stored('mc2')).status).toBe('submitted');
    await approveByPages(month, 'mcHead', 'mc2', {
      ...motCua('9', '97', '0'),
      'note.dung-hen': 'Đã đối chiếu sổ theo dõi hồ sơ',
    });
    expect(await frozen('approvals', 'mc2')).toMatchObject({
      values: ['9', '97', '0', '0', null],
      figures: { 'dung-hen': { value: '95', source: SOURCE } },
    });
    for (const reader of ['mc2', 'secretary']) {
      const { text } = await (await who(reader)).get(evaluation('mc2'));
      for (const words of ['Số liệu nhập: 95.', 'Duyệt khác số liệu nhập.', WHY, 'Đã đối chiếu sổ theo dõi hồ sơ'])
        expect(text).toContain(words);
    }
  });

  it('approves no figure they have not seen', async () => {
    const client = await who('mcHead');
    await client.post(`${approval('mc1')}/revelation`, motCua('9', '', '0'));
    const summary = await client.post(`${approval('mc1')}/approval`, motCua('9', '', '0'));
    const seen = /name="figures" value="([^"]+)"/.exec(summary.text)![1]!;
    await take(`${code('mc1')},,89,,\n`, 'lan-ba.csv');
    expect(await told('mc1')).toContain('person-figure-handed');
    const stopped = await client.post(`${approval('mc1')}/approval`, { confirm: 'yes', figures: seen });
    expect(stopped.text).toContain('Số liệu vừa thay đổi, chưa duyệt.');
    expect(stopped.text).toContain('khi nộp 96,1, nay 89');
    expect((await stored('mc1')).status).toBe('submitted');
    expect((await stored('mc1')).self_values[1]).toBe('96.1');
    const reason = { 'note.dung-hen': 'Lấy theo lần xuất cuối của hệ thống' };
    await client.post(`${approval('mc1')}/approval`, { ...motCua('9', '', '0'), ...reason });
    await client.post(`${approval('mc1')}/approval`, { confirm: 'yes' });
    expect((await frozen('approvals', 'mc1'))?.values[1]).toBe('89');
  });
});

describe('what is decided', () => {
  it('takes no more figures, and every version stays readable', async () => {
    const shown = await send(`${code('mc1')},,50,,\n`);
    expect(shown.text).toContain('phiếu đã duyệt nên không nhập nữa');
    expect((await stored('mc1')).status).toBe('approved');
    const { text } = await (await who('mc1')).get(evaluation('mc1'));
    for (const words of ['Các lần nhập trước', '96,08', '96,1', 'sua.csv', 'lan-ba.csv']) expect(text).toContain(words);
    const source = (await month.db.one<{ id: number }>('select id from person_sources'))!.id;
    const list = await (await who('personnel')).get(`/person-figures/sources/${source}`);
    expect(list.text.match(/bản trước/g)).toHaveLength(2);
  });

  it('has a record that anybody recomputes to the score, with nothing of the source in it', async () => {
    const { bytes } = await (await who('mc1')).download(`${evaluation('mc1')}/record`);
    const record = Buffer.from(bytes).toString('utf8');
    expect(JSON.parse(record)).toMatchObject({ entries: { 'dung-hen': { value: 89 } } });
    expect(record).not.toContain(SOURCE);
    const again = recompute(record);
    const { score: recomputed } = JSON.parse((again as { json: string }).json) as { score: number };
    expect(recomputed).toBe(Number((await stored('mc1')).score));
  });

  it('is verified: the results anew, and each figure against its act', async () => {
    const mine = async () =>
      (await verify(month.db, { paths: null, against: [] })).findings.list.filter(({ chain }) =>
        [`evaluation:${month.evaluations['mc1']}`, `evaluation:${month.evaluations['mc2']}`].includes(chain ?? ''),
      );
    expect(await mine()).toEqual([]);
    const acts = await month.db.rows<{ act: string }>(
      `select act from audit where chain = $1 and act = 'evaluation.figure-taken'`,
      [`evaluation:${month.evaluations['mc1']}`],
    );
    expect(acts).toHaveLength(3);
  });
});

describe('a figure altered by hand', () => {
  it('is found by its seal', async () => {
    const owner = new pg.Client(month.ownerUrl);
    await owner.connect();
    const spoil = (value: number) =>
      owner.query(
        'update person_figures set value = $2 where id = (select max(id) from person_figures where evaluation_id = $1)',
        [month.evaluations['mc1'], value],
      );
    await spoil(99);
    const { list } = (await verify(month.db, { paths: null, against: [] })).findings;
    expect(list).toContainEqual(expect.objectContaining({ chain: `evaluation:${month.evaluations['mc1']}` }));
    await spoil(89);
    await owner.end();
  });
});

describe('a figure that came to the wrong person', () => {
  it('is made void with a reason; its row stays, and the evaluation asks again', async () => {
    await take(`${code('mc4')},,92,,\n`);
    const { id } = (await month.db.one<{ id: number }>('select id from person_figures where evaluation_id = $1', [
      month.evaluations['mc4'],
    ]))!;
    const client = await who('personnel');
    await client.post(`/person-figures/figures/${id}/withdrawal`, { why: 'Nhập nhầm người trùng mã cũ' });
    expect(await told('mc4')).toContain('person-figure-withdrawn');
    const { text } = await (await who('mc4')).get(evaluation('mc4'));
    expect(text).toContain(`Chờ số liệu từ ${SOURCE}`);
    const list = await client.get(
      `/person-figures/sources/${(await month.db.one<{ id: number }>('select id from person_sources'))!.id}`,
    );
    expect(list.text).toContain('Nhập nhầm người trùng mã cũ');
    await take(`${code('mc4')},,93,,\n`);
    expect((await (await who('mc4')).get(evaluation('mc4'))).text).toContain('93');
  });
});

describe('a count of breaches', () => {
  it('takes whole numbers from its own source', async () => {
    await (
      await who('mcHead')
    ).post(`/criteria/units/${month.ward.units.MC.id}/sources`, {
      criterion: 'gio-lam',
      name: 'Sổ đơn thư',
    });
    const shown = await send(`${code('mc4')},,"1,5",,\n${code('mc5')},,2,,\n`, FILE, 'personnel', 'Sổ đơn thư');
    expect(shown.text).toContain('không phải giá trị mà tiêu chí này nhận');
    await (await who('personnel')).post(`${shown.path}/application`);
    const client = await who('mc5');
    const saved = await client.live(`${evaluation('mc5')}/draft`, motCua('9', '95', ''));
    expect(JSON.stringify(saved.json)).toContain('points-gio-lam');
    await client.post(`${evaluation('mc5')}/submission`);
    expect((await frozen('submissions', 'mc5'))?.values.slice(0, 3)).toEqual(['9', '95', '2']);
  });
});

describe('a source that is ended', () => {
  it('gives no more, and what it gave stays on the evaluations', async () => {
    const { id } = (await month.db.one<{ id: number }>(`select id from person_sources where criterion = 'gio-lam'`))!;
    const client = await who('mcHead');
    const short = await client.post(`/criteria/sources/${id}/ending`, { reason: 'Bỏ' });
    expect([short.status, short.text.includes('>\nBỏ</textarea>')]).toEqual([422, true]);
    const ended = await client.post(`/criteria/sources/${id}/ending`, { reason: 'Sổ đã chuyển sang phần mềm mới' });
    expect(ended.text).toContain('Sổ đã chuyển sang phần mềm mới');
    expect((await client.post(`/criteria/sources/${id}/ending`, { reason: 'Bấm lại lần nữa' })).status).toBe(409);
    expect((await client.get(DOOR)).text).not.toContain('Sổ đơn thư');
    expect((await (await who('mc5')).get(evaluation('mc5'))).text).toContain('Theo Sổ đơn thư');
    expect((await (await who('mc4')).get(evaluation('mc4'))).text).not.toContain('Chờ số liệu từ Sổ đơn thư');
  });
});

describe('a closed month', () => {
  it('is refused with the way', async () => {
    const number = await target('Trả hồ sơ đúng hẹn');
    await month.db.rows('update periods set closed_at = $2 where id = $1', [month.periodId, '2026-11-24T01:00:00Z']);
    const client = await who('personnel');
    expect((await client.get(DOOR)).text).not.toContain('<option');
    const shown = await asProposed(
      client,
      await client.upload(DOOR, { target: number }, [
        { field: 'file', name: FILE, bytes: `${HEAD}${code('mc5')},,90,,\n` },
      ]),
    );
    expect(shown.text).toContain('kỳ đã đóng: đề nghị mở lại phiếu');
    expect(shown.text).not.toContain('/application"');
  });

  it('takes the figure of an evaluation that was opened again, and changes nothing of the result in force', async () => {
    const before = await stored('mc2');
    await month.db.rows(
      `insert into reopenings (evaluation_id, reason, requested_by, requested_at, confirmed_by, confirmed_at) values ($1, 'Nhập nhầm số liệu', $2, now(), $3, now())`,
      [month.evaluations['mc2'], month.ward.accounts['personnel'], month.ward.accounts['chair']],
    );
    expect((await take(`${code('mc2')},,88,,\n`, 'sau-mo-lai.csv')).text).toContain('Đã ghi số liệu của 1 người');
    const { text } = await (await who('mc2')).get(evaluation('mc2'));
    expect(text).toContain('khi duyệt 95, nay 88');
    expect((await stored('mc2')).score).toBe(before.score);
    expect((await (await who('mcHead')).get(approval('mc2'))).text).toContain('sau-mo-lai.csv');
  });
});
