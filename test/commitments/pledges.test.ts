import { pledgeCounts } from '../../src/commitments/commitments.queries.js';
import { openMonths, pledgeBlockers, readPledge, yearEndOpen } from '../../src/commitments/pledge.js';
import { nearestTo, wordBand } from '../../src/commitments/same.js';
import { startTestApp, type TestApp } from '../support/app.js';
import type { Client } from '../support/client.js';
import { makeWard, type Ward } from '../support/ward.js';
import { openTestYear } from '../years/support.js';

let on: TestApp;
let ward: Ward;
let mc1: Client;
const ITEMS = {
  's1.0': 'Nghe người dân nói hết rồi mới trả lời từng việc',
  's3.0': 'Không nhận quà của người dân dưới mọi hình thức nào',
  's5.0': 'Đọc mỗi quý một cuốn sách nghề và kể lại cho tổ',
};

beforeEach(async () => {
  on = await startTestApp();
  ward = await makeWard(on.db);
  mc1 = await on.client('mc1');
});
afterEach(() => on.close());

async function begun(client: Client): Promise<number> {
  const page = await client.post('/pledges', { year: '2026' });
  return Number(/\/pledges\/(\d+)\/draft/.exec(page.text)![1]);
}

async function signed(client: Client, items: Record<string, string> = ITEMS): Promise<number> {
  const id = await begun(client);
  await client.post(`/pledges/${id}/draft`, items);
  await client.post(`/pledges/${id}/signature`, { anyway: 'yes' });
  return id;
}

const items = (id: number) =>
  on.db.rows<{ id: number; standard: number; text: string }>(
    'select id, standard, text from pledge_items where pledge_id = $1 order by position',
    [id],
  );

describe('writing', () => {
  it('begins once a year and keeps whatever is typed, however short, for its author alone', async () => {
    const id = await begun(mc1);
    expect(await begun(mc1)).toBe(id);
    const saved = await mc1.live(`/pledges/${id}/draft`, { 's1.0': 'Đ', 's2.3': '  Việc hai  ', version: '0' });
    expect([saved.status, saved.json['version']]).toEqual([200, 1]);
    expect(await items(id)).toMatchObject([
      { standard: 1, text: 'Đ' },
      { standard: 2, text: 'Việc hai' },
    ]);
    expect((await (await on.client('mchead')).get(`/pledges/${id}`)).status).toBe(404);
    expect((await mc1.get(`/pledges/${id}?more=1`)).text).toContain('name="s1.1"');
  });

  it('loses nothing when another tab was faster, or a text is too long', async () => {
    const id = await begun(mc1);
    await mc1.post(`/pledges/${id}/draft`, { ...ITEMS, version: '0' });
    const late = await mc1.post(`/pledges/${id}/draft`, { 's1.0': 'Viết ở thẻ cũ', version: '0' });
    expect([late.status, late.text.includes('Viết ở thẻ cũ')]).toEqual([409, true]);
    expect((await mc1.live(`/pledges/${id}/draft`, { 's1.0': 'x', version: '0' })).status).toBe(409);
    const long = await mc1.post(`/pledges/${id}/draft`, { ...ITEMS, 's1.0': 'a'.repeat(501) });
    expect(long.status).toBe(422);
    expect(await items(id)).toHaveLength(3);
  });

  it('is signed with three to twelve items of ten letters, once', async () => {
    const id = await begun(mc1);
    await mc1.post(`/pledges/${id}/draft`, { 's1.0': 'Một việc đủ dài để ký', 's1.1': 'ngắn' });
    const early = await mc1.post(`/pledges/${id}/signature`);
    expect(early.status).toBe(422);
    expect(early.text).toContain('Cần ít nhất 3 mục, đang có 2.');
    expect(early.text).toContain('Mục 2 quá ngắn');
    await mc1.post(`/pledges/${id}/draft`, ITEMS);
    expect((await mc1.post(`/pledges/${id}/signature`)).status).toBe(200);
    expect((await mc1.post(`/pledges/${id}/signature`)).status).toBe(409);
    expect((await mc1.post(`/pledges/${id}/draft`, ITEMS)).status).toBe(409);
    expect(await on.db.rows(`select 1 from audit where payload::json->>'act' = 'pledge.signed'`)).toHaveLength(1);
  });
});

describe('what nearly repeats another', () => {
  it('is told to its author while writing, without a name, and to nobody else before it is signed', async () => {
    await signed(await on.client('mc2'));
    const id = await begun(mc1);
    const saved = await mc1.live(`/pledges/${id}/draft`, {
      ...ITEMS,
      's5.0': 'Tập thể dục ba mươi phút mỗi ngày cùng đồng nghiệp',
    });
    const fragments = saved.json['fragments'] as Record<string, string>;
    expect(fragments['near-s1.0']).toContain('trùng 100 % số từ với bản của một người khác trong cơ quan');
    expect(fragments['near-s1.0']).not.toContain('Vũ Văn Bốn');
    expect(fragments['near-s5.0']!.trim()).toBe('');
    expect(await on.db.rows('select nearly_same from pledges where id = $1', [id])).toEqual([{ nearly_same: [] }]);
    const asked = await mc1.post(`/pledges/${id}/signature`);
    expect(asked.status).toBe(422);
    expect(asked.text).toContain('vẫn ký bản này');
    expect(await on.db.rows('select signed_at from pledges where id = $1', [id])).toEqual([{ signed_at: null }]);
    await mc1.post(`/pledges/${id}/signature`, { anyway: 'yes' });
    expect(await on.db.rows('select nearly_same from pledges where id = $1', [id])).toEqual([
      {
        nearly_same: [
          { item: 1, with: 'other', percent: 100 },
          { item: 2, with: 'other', percent: 100 },
        ],
      },
    ]);
    for (const who of ['mchead', 'secretary'])
      expect((await (await on.client(who)).get(`/pledges/${id}`)).text).toContain('Đã ký dù gần giống bản khác');
  });

  it("also as a whole, and with one's own of last year; a draft of another is not looked at", async () => {
    const other = await on.client('mc2');
    const draft = await begun(other);
    await other.post(`/pledges/${draft}/draft`, ITEMS);
    const last = await on.db.one<{ id: number }>(
      `insert into pledges (official_id, unit_id, year, created_at, signed_at, signed_by) values ($1, $2, 2025, '2025-01-05', '2025-01-05', $3) returning id`,
      [ward.officials['mc1'], ward.units.MC.id, ward.accounts['mc1']],
    );
    await on.db.rows(
      `insert into pledge_items (pledge_id, position, standard, text) select $1, n, 1, t from unnest($2::text[]) with ordinality as x(t, n)`,
      [last!.id, Object.values(ITEMS)],
    );
    const id = await begun(mc1);
    const { text } = await mc1.post(`/pledges/${id}/draft`, ITEMS);
    expect(text).toContain('trùng 100 % số từ với bản của chính bạn năm trước');
    expect(text).toContain('Cả bản trùng 100 % số từ với bản của chính bạn năm trước');
    expect(text).not.toContain('một người khác');
  });

  it('stands at nine words in ten', () => {
    const ten = 'một hai ba bốn năm sáu bảy tám chín mười';
    const near = (text: string) => nearestTo([{ item: 1, text }], [{ own: false, text: ten }]);
    expect(near('một hai ba bốn năm sáu bảy tám chín khác')).toEqual([{ item: 1, with: 'other', percent: 90 }]);
    expect(near('một hai ba bốn năm sáu bảy tám lạ khác')).toEqual([]);
    expect(near('MƯỜI, chín; tám bảy sáu năm bốn ba hai một!')).toEqual([{ item: 1, with: 'other', percent: 100 }]);
    expect(nearestTo([{ item: 1, text: 'ba từ thôi' }], [{ own: false, text: 'ba từ thôi' }])).toEqual([]);
    const [least, most] = wordBand([ten]);
    expect(least <= 9 && most >= 11).toBe(true);
  });
});

describe('what was said of a pledge', () => {
  const said = (list: { id: number }[], kept: string, note = '') =>
    Object.fromEntries(list.flatMap(({ id }) => [[`kept.${id}`, kept], ...(note ? [[`note.${id}`, note]] : [])]));

  it('by its author stays readable on the page once it is said otherwise, and nothing is said anew that was not changed', async () => {
    const id = await signed(mc1);
    const list = await items(id);
    const month = (state: string, note: string) => ({
      month: '2026-11',
      ...Object.fromEntries(
        list.flatMap((item) => [
          [`state.${item.id}`, state],
          [`note.${item.id}`, note],
        ]),
      ),
    });
    await mc1.post(`/pledges/${id}/checkin`, month('behind', 'Chưa kịp làm'));
    await mc1.post(`/pledges/${id}/checkin`, month('behind', 'Chưa kịp làm'));
    expect((await mc1.get(`/pledges/${id}`)).text).not.toContain('đã nói khác trước đó');
    await mc1.post(`/pledges/${id}/checkin`, month('going', 'Đã bắt đầu'));
    on.clock.set(new Date('2026-12-03T02:00:00Z'));
    mc1 = await on.client('mc1');
    await mc1.post(`/pledges/${id}/outcome`, said(list, 'no', 'Bận việc đột xuất'));
    await mc1.post(`/pledges/${id}/outcome`, said(list, 'yes'));
    const acts = await on.db.rows(`select act from audit where act in ('pledge.checked', 'pledge.stated') order by id`);
    expect(acts).toHaveLength(4);
    for (const who of ['mc1', 'mchead']) {
      const page = (await (await on.client(who)).get(`/pledges/${id}`)).text;
      for (const words of ['đã nói khác trước đó (2)', 'Chưa kịp làm', 'Bận việc đột xuất', 'Chưa giữ'])
        expect([who, words, page.includes(words)]).toEqual([who, words, true]);
    }
  });

  it('by the head is put right by who said it, with a reason, until the year has its label; both versions are read', async () => {
    const id = await signed(mc1);
    const list = await items(id);
    on.clock.set(new Date('2026-12-03T02:00:00Z'));
    mc1 = await on.client('mc1');
    const head = await on.client('mchead');
    await mc1.post(`/pledges/${id}/outcome`, said(list, 'yes'));
    const at = `/pledges/words/${list[0]!.id}/correction`;
    expect((await head.get(at)).status).toBe(409);
    await head.post(`/pledges/${id}/confirmation`, said(list, 'yes'));
    expect((await head.get(`/pledges/${id}`)).text).toContain(at);
    expect((await mc1.get(`/pledges/${id}`)).text).not.toContain(at);
    expect([(await mc1.get(at)).status, (await (await on.client('vphead')).get(at)).status]).toEqual([403, 404]);
    const reason = 'Xác nhận nhầm sang mục khác';
    const bare = await head.post(at, { kept: 'broken', note: '', reason });
    expect([bare.status, bare.text.includes('Mục 1: nói vì sao')]).toEqual([422, true]);
    const done = await head.post(at, { kept: 'broken', note: 'Không thấy trong sổ tiếp dân', reason });
    expect(done.path).toBe(`/pledges/${id}`);
    for (const words of ['xác định là chưa giữ', 'Không thấy trong sổ tiếp dân', reason, 'Đã giữ'])
      expect(done.text).toContain(words);
    expect((await mc1.get('/notices')).text).toContain('đã sửa lời xác nhận về một mục cam kết năm 2026');
    await on.db.rows(`update posts set to_date = '2026-12-02' where official_id = $1`, [ward.officials['mcHead']]);
    const chair = await on.client('chair');
    const other = `/pledges/words/${list[1]!.id}/correction`;
    expect((await chair.get(`/pledges/${id}`)).text).toContain(other);
    await chair.post(other, { kept: 'broken', note: 'Đối chiếu lại sổ theo dõi', reason });
    expect(await on.db.one('select head_by as by from pledge_items where id = $1', [list[1]!.id])).toEqual({
      by: ward.accounts['chair'],
    });
    await labelled();
    expect((await chair.get(other)).status).toBe(409);
    expect((await chair.get(`/pledges/${id}`)).text).not.toContain(other);
  });

  async function labelled(): Promise<void> {
    const { yearRecords } = await openTestYear(on.db, ward, '2026-12-03');
    const { id } = (await on.db.one<{ id: number }>(
      `insert into labels (year_record_id, number, kind, label, reasons, record, by_account, at)
       values ($1, 1, 'classification', 'good', '[]', '{}', $2, '2026-12-03') returning id`,
      [yearRecords['mc1'], ward.accounts['chair']],
    ))!;
    await on.db.rows(`update year_records set status = 'classified', label_id = $2 where id = $1`, [
      yearRecords['mc1'],
      id,
    ]);
  }
});

describe('the year', () => {
  it('is acknowledged by the head alone, once, and the author is told', async () => {
    const id = await signed(mc1);
    const head = await on.client('mchead');
    expect((await mc1.post(`/pledges/${id}/acknowledgement`)).status).toBe(403);
    expect((await (await on.client('chair')).post(`/pledges/${id}/acknowledgement`)).status).toBe(403);
    expect((await (await on.client('vphead')).post(`/pledges/${id}/acknowledgement`)).status).toBe(404);
    expect((await head.get('/')).text).toContain('1 bản cam kết năm chờ bạn ghi nhận');
    const both = await Promise.all(
      [1, 2].map(async () => (await (await on.client('mchead')).post(`/pledges/${id}/acknowledgement`)).status),
    );
    expect(both.sort()).toEqual([200, 409]);
    expect((await mc1.get('/notices')).text).toContain('đã ghi nhận bản cam kết năm 2026');
    expect((await head.get('/')).text).not.toContain('chờ bạn ghi nhận');
  });

  it('is checked in on one page, all items or none, this month and the one before from signing on', async () => {
    const id = await signed(mc1);
    expect((await mc1.get('/')).text).toContain('Chưa điểm cam kết tháng 11/2026');
    const list = await items(id);
    const answers = (state: string) => Object.fromEntries(list.map((item) => [`state.${item.id}`, state]));
    const part = await mc1.post(`/pledges/${id}/checkin`, {
      month: '2026-11',
      [`state.${list[0]!.id}`]: 'done',
      [`note.${list[0]!.id}`]: 'Xong sớm',
    });
    expect([part.status, part.text.includes('>\nXong sớm</textarea>'), part.text.includes('Mục 2: chọn')]).toEqual([
      422,
      true,
      true,
    ]);
    expect((await mc1.post(`/pledges/${id}/checkin`, { month: '2026-10', ...answers('done') })).status).toBe(409);
    await mc1.post(`/pledges/${id}/checkin`, { month: '2026-11', ...answers('behind') });
    await mc1.post(`/pledges/${id}/checkin`, { month: '2026-11', ...answers('going') });
    expect(await on.db.rows('select distinct month, state from pledge_checkins')).toEqual([
      { month: '2026-11', state: 'going' },
    ]);
    expect((await mc1.get('/')).text).not.toContain('Chưa điểm cam kết');
    on.clock.set(new Date('2026-12-20T02:00:00Z'));
    const december = (await (await on.client('mc1')).get(`/pledges/${id}/checkin`)).text;
    expect(december).toContain('Tháng 11/2026: Đang làm');
    expect(december).not.toMatch(/type="radio"[^>]* checked/);
  });

  it("ends with the author's word and the head's, who gives a reason where they differ", async () => {
    const id = await signed(mc1);
    const list = await items(id);
    const word = (kept: string[], notes: string[] = []) =>
      Object.fromEntries(
        list.flatMap((item, n) => [
          [`kept.${item.id}`, kept[n]!],
          ...(notes[n] ? [[`note.${item.id}`, notes[n]!]] : []),
        ]),
      );
    expect((await mc1.post(`/pledges/${id}/outcome`, word(['yes', 'yes', 'yes']))).status).toBe(409);
    on.clock.set(new Date('2026-12-03T02:00:00Z'));
    mc1 = await on.client('mc1');
    const head = await on.client('mchead');
    expect((await head.post(`/pledges/${id}/confirmation`, word(['yes', 'yes', 'yes']))).status).toBe(409);
    expect((await mc1.post(`/pledges/${id}/outcome`, word(['yes', 'no', 'yes']))).status).toBe(422);
    expect(
      (await mc1.post(`/pledges/${id}/outcome`, word(['yes', 'no', 'yes'], ['', 'Mới làm được một nửa']))).status,
    ).toBe(200);
    expect((await head.get('/')).text).toContain('1 bản cam kết năm chờ bạn xác nhận');
    expect((await head.post(`/pledges/${id}/confirmation`, word(['yes', 'no', 'no']))).status).toBe(422);
    expect(
      (
        await head.post(
          `/pledges/${id}/confirmation`,
          word(['yes', 'no', 'no'], ['', '', 'Chưa có sách nào trong sổ mượn']),
        )
      ).status,
    ).toBe(200);
    expect((await head.post(`/pledges/${id}/confirmation`, word(['yes', 'yes', 'yes']))).status).toBe(409);
    expect((await mc1.post(`/pledges/${id}/outcome`, word(['yes', 'yes', 'yes']))).status).toBe(409);
    const own = await mc1.get(`/pledges/${id}`);
    expect(own.text).toContain('người đứng đầu xác định là chưa giữ');
    expect(own.text).toContain('Chưa có sách nào trong sổ mượn');
    const counts = (await pledgeCounts(on.db, { unitPath: ward.units.PM.path, year: 2026, day: '2026-12-03' })).find(
      ({ unitId }) => unitId === ward.units.MC.id,
    );
    expect(counts).toMatchObject({
      people: 7,
      signed: 1,
      acknowledged: 0,
      items: 3,
      kept: 1,
      broken: 2,
      nearlySame: 0,
    });
  });
});

describe('the list of a unit', () => {
  it('shows who has signed and who has not; a draft counts as not signed', async () => {
    const id = await signed(mc1);
    await begun(await on.client('mc2'));
    const head = await on.client('mchead');
    const page = await head.get(`/pledges/units/${ward.units.MC.id}`);
    expect(page.text).toContain('1 trên 7 người đã ký.');
    expect(page.text).toContain(`href="/pledges/${id}"`);
    const unsigned = (await head.get(`/pledges/units/${ward.units.MC.id}?show=unsigned`)).text;
    expect(unsigned).toContain('Vũ Văn Bốn');
    expect(unsigned).not.toContain('Bùi Thị Ba');
    expect((await head.get(`/pledges/units/${ward.units.VP.id}`)).status).toBe(404);
    expect((await head.get(`/pledges/units/${ward.units.MC.id}?q=ngo van`)).text).toContain('Ngô Văn Sáu');
  });

  it('gives personnel the list and not the texts', async () => {
    const id = await signed(mc1);
    const personnel = await on.client('personnel');
    const page = await personnel.get(`/pledges/units/${ward.units.PM.id}`);
    expect([page.text.includes('Bùi Thị Ba'), page.text.includes(`href="/pledges/${id}"`)]).toEqual([true, false]);
    expect([403, 404]).toContain((await personnel.get(`/pledges/${id}`)).status);
  });
});

describe('pure', () => {
  it('reads items in the order of the standards, and says what is missing', () => {
    expect(readPledge({ 's5.0': 'e', 's1.10': 'b', 's1.2': 'a', 's2.0': ' ', 's9.0': 'x' }).items).toEqual([
      { standard: 1, text: 'a' },
      { standard: 1, text: 'b' },
      { standard: 5, text: 'e' },
    ]);
    expect(readPledge({ version: '3' })).toMatchObject({ items: null, version: 3 });
    const of = (count: number) => Array.from({ length: count }, () => ({ standard: 1, text: 'mười ký tự trở lên' }));
    expect([2, 3, 12, 13].map((count) => pledgeBlockers(of(count)).map(({ code }) => code))).toEqual([
      ['few'],
      [],
      [],
      ['many'],
    ]);
  });
  it("opens months and the year's end by the calendar", () => {
    expect(openMonths({ year: 2026, signedMonth: '2026-02' }, '2026-02', '2026-01')).toEqual(['2026-02']);
    expect(openMonths({ year: 2026, signedMonth: '2026-02' }, '2027-01', '2026-12')).toEqual(['2026-12']);
    expect(openMonths({ year: 2026, signedMonth: null }, '2026-05', '2026-04')).toEqual([]);
    expect(['2026-11-30', '2026-12-01'].map((day) => yearEndOpen(2026, day))).toEqual([false, true]);
  });
});
