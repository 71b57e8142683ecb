import { startTestApp, type TestApp } from '../support/app.js';
import type { Client } from '../support/client.js';
import { makeWard, type Ward } from '../support/ward.js';
import { GOOD, idIn, revisionIn } from './criterion-fields.js';

describe('writing a draft', () => {
  let test: TestApp;
  let ward: Ward;
  let head: Client;
  let second: Client;
  let draft: number;
  beforeAll(async () => {
    test = await startTestApp();
    ward = await makeWard(test.db);
    [head, second] = [await test.client('mchead'), await test.client('mchead')];
    await head.get('/criteria');
    draft = idIn((await head.post('/criteria/drafts', { unit: String(ward.units.MC.id), from: 'in-force' })).path);
  });
  afterAll(() => test.close());

  const content = async () =>
    (await test.db.one<{ content: { name: string; factors: string[]; criteria: { code: string; text: string }[] } }>(
      'select content from criteria_versions where id = $1',
      [draft],
    ))!.content;
  const settings = {
    name: 'Bộ tiêu chí Một cửa',
    'factor-0': '1',
    'factor-1': '1,2',
    'factor-2': '1,4',
    'factor-3': '1,6',
    'factor-4': '2',
  };

  it.each([
    ['weight', { weight: 'nhiều' }, 'nhiều'],
    ['max', { max: '10,25' }, '10,25'],
    ['target', { kind: 'target', target: 'cao', floor: '80' }, 'cao'],
    ['floor', { kind: 'target', target: '98', floor: '98,0' }, '98,0'],
    ['deduction', { kind: 'breach', deduction: '0' }, 'value="0"'],
    ['text', { text: 'x'.repeat(201) }, 'x'.repeat(201)],
    ['standard', { standard: '9' }, 'Sổ theo dõi phản ánh'],
    ['kind', { kind: 'khac' }, 'Sổ theo dõi phản ánh'],
  ])('says what is wrong with %s and keeps what was typed', async (field, wrong, kept) => {
    const page = await head.post(`/criteria/drafts/${draft}/new-criterion`, { ...GOOD, ...wrong, revision: '0' });
    expect(page.status).toBe(422);
    expect(page.text).toContain(`href="#${field}"`);
    expect(page.text).toContain(kept);
    expect((await content()).criteria).toHaveLength(5);
  });

  it('tells the second of two editors, shows both texts, and saves when asked again', async () => {
    const [mine, theirs] = [
      await head.get(`/criteria/drafts/${draft}/criteria/chao-dan`),
      await second.get(`/criteria/drafts/${draft}/criteria/chao-dan`),
    ];
    await head.post(`/criteria/drafts/${draft}/criteria/chao-dan`, {
      ...GOOD,
      text: 'Chào dân trước khi hỏi việc',
      revision: revisionIn(mine.text),
    });
    const page = await second.post(`/criteria/drafts/${draft}/criteria/chao-dan`, {
      ...GOOD,
      text: 'Mời dân ngồi trước khi hỏi',
      revision: revisionIn(theirs.text),
    });
    expect(page.status).toBe(409);
    expect(page.text).toContain('Chào dân trước khi hỏi việc');
    expect(page.text).toContain('Mời dân ngồi trước khi hỏi');
    expect(page.text).toContain('Nội dung này đã được lưu ở nơi khác trước khi bạn gửi');
    await second.post(`/criteria/drafts/${draft}/criteria/chao-dan`, {
      ...GOOD,
      text: 'Mời dân ngồi trước khi hỏi',
      revision: revisionIn(page.text),
    });
    expect((await content()).criteria[0]!.text).toBe('Mời dân ngồi trước khi hỏi');
  });

  it('gives a criterion no code that every object has a value under: points and notes are kept by codes', async () => {
    const revision = async () => revisionIn((await head.get(`/criteria/drafts/${draft}`)).text);
    for (const code of ['constructor', '__proto__', 'toString'])
      expect(
        (await head.post(`/criteria/drafts/${draft}/criteria/${code}`, { ...GOOD, revision: await revision() })).status,
      ).toBe(404);
    const made = { ...GOOD, text: 'Constructor', revision: await revision() };
    expect((await head.post(`/criteria/drafts/${draft}/new-criterion`, made)).status).toBe(200);
    const { code } = (await content()).criteria.find(({ text }) => text === 'Constructor')!;
    expect(code).toBe('constructor-2');
    await head.post(`/criteria/drafts/${draft}/criteria/${code}/removal`, { revision: await revision() });
    expect((await content()).criteria).toHaveLength(5);
  });

  it('does so for the settings and for a move', async () => {
    const stale = await head.post(`/criteria/drafts/${draft}`, { ...settings, name: 'Tên tôi đặt', revision: '0' });
    expect(stale.status).toBe(409);
    expect(stale.text).toContain('Tên tôi đặt');
    const move = await head.post(`/criteria/drafts/${draft}/criteria/don-vi/move`, { direction: 'up', revision: '0' });
    expect(move.status).toBe(409);
    expect((await content()).criteria.at(-1)!.code).toBe('don-vi');
  });

  it('keeps factors and abbreviations with a decimal comma, even such as will refuse the signature', async () => {
    const { text } = await head.get(`/criteria/drafts/${draft}`);
    const page = await head.post(`/criteria/drafts/${draft}`, {
      ...settings,
      'factor-4': '1,5',
      'abbreviation-0': 'TTHC',
      'meaning-0': 'thủ tục hành chính',
      revision: revisionIn(text),
    });
    expect(page.text).toContain('Hệ số của bậc 4 nhỏ hơn bậc ngay dưới');
    expect(page.text).toContain('thủ tục hành chính');
    expect((await content()).factors).toEqual(['1', '1.2', '1.4', '1.6', '1.5']);
    const half = await head.post(`/criteria/drafts/${draft}`, {
      ...settings,
      name: '',
      'abbreviation-0': 'VB',
      revision: revisionIn(page.text),
    });
    expect(half.status).toBe(422);
    expect(half.text).toContain('href="#meaning-0"');
    expect(half.text).toContain('Đặt tên cho bộ tiêu chí');
  });

  it('answers as one types, without keeping anything', async () => {
    const before = await content();
    const fields = { ...GOOD, of: 'criterion', text: 'Nâng cao tinh thần', evidence: '' };
    const live = await head.post(`/criteria/drafts/${draft}/check`, fields, { 'hx-request': 'true' });
    expect(live.status).toBe(200);
    expect(live.text).not.toContain('<html');
    expect(live.text).toContain('“Nâng cao” chưa cho biết phải làm gì');
    const plain = await head.post(`/criteria/drafts/${draft}/check`, fields);
    expect(plain.text).toContain('<html');
    expect(plain.text).toContain('Nâng cao tinh thần');
    expect(plain.text).toContain('Chưa ghi nguồn minh chứng');
    const set = await head.post(
      `/criteria/drafts/${draft}/check`,
      { ...settings, of: 'settings', 'factor-0': '0,5' },
      { 'hx-request': 'true' },
    );
    expect(set.text).toContain('Hệ số của bậc 0 nhỏ hơn 1');
    expect(await content()).toEqual(before);
  });

  it('removes a criterion, and loses no word of another editor who was still writing it', async () => {
    const open = await second.get(`/criteria/drafts/${draft}/criteria/gio-lam`);
    await head.post(`/criteria/drafts/${draft}/criteria/gio-lam/removal`, { revision: revisionIn(open.text) });
    expect((await content()).criteria.map(({ code }) => code)).not.toContain('gio-lam');
    const page = await second.post(`/criteria/drafts/${draft}/criteria/gio-lam`, {
      ...GOOD,
      revision: revisionIn(open.text),
    });
    expect(page.status).toBe(409);
    expect(page.text).toContain('Trang này đã thay đổi');
    expect(page.text).toContain(GOOD.text);
    const now = await second.get(`/criteria/drafts/${draft}`);
    await second.post(`/criteria/drafts/${draft}/criteria/gio-lam`, { ...GOOD, revision: revisionIn(now.text) });
    expect((await content()).criteria.map(({ code }) => code)).toContain('gio-lam');
  });

  it('shows the evaluation at each tier', async () => {
    const [staff, top] = [
      await head.get(`/criteria/versions/${draft}/preview?tier=0`),
      await head.get(`/criteria/versions/${draft}/preview?tier=4`),
    ];
    expect(staff.text).toContain('Không chấm ở bậc này');
    expect(top.text).toContain('Nêu gương × 1,5');
    expect((await head.get(`/criteria/versions/${draft}/preview?tier=nonsense`)).status).toBe(200);
  });

  it('is thrown away only after being asked', async () => {
    expect((await head.get(`/criteria/drafts/${draft}/discard`)).text).toContain('Giữ lại');
    const page = await head.post(`/criteria/drafts/${draft}/discard`);
    expect(page.text).toContain('Đã bỏ bản nháp');
    expect((await head.get(`/criteria/drafts/${draft}`)).status).toBe(404);
  });

  it.each(['abc', '0', '99999999999'])('knows no version %s', async (id) => {
    expect((await head.get(`/criteria/versions/${id}`)).status).toBe(404);
  });
});
