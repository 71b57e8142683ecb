import { startTestApp, type TestApp } from '../support/app.js';
import type { Answer, Client } from '../support/client.js';
import { formsOf } from '../support/forms.js';
import { makeRecords } from './authorization.records.js';

const ASKED = /“1\.250” có thể hiểu hai cách: viết 1250 nếu là hàng nghìn, viết 1,25 nếu là số lẻ\./;

let app: TestApp;
let records: Awaited<ReturnType<typeof makeRecords>>;

beforeAll(async () => {
  app = await startTestApp('2026-11-24T02:00:00Z');
  records = await makeRecords(app.db);
});
afterAll(() => app.close());

describe('a number as a person types it', () => {
  describe('in the settings of a criterion', () => {
    const path = () => `/criteria/drafts/${records.draftSet}/criteria/dung-hen`;
    const stored = async () =>
      (await app.db.one<{ settings: { target: string } }>(
        `select c -> 'settings' as settings from criteria_versions v, jsonb_array_elements(v.content -> 'criteria') c where v.id = $1 and c ->> 'code' = 'dung-hen'`,
        [records.draftSet],
      ))!.settings.target;

    it('1.250 of a unit that has parts is asked about, and stays as it was typed', async () => {
      const answer = await change(await app.as('mc2'), path(), { target: '1.250', unitLabel: 'triệu đồng' });
      expect([answer.status, shown(answer, 'target')]).toEqual([422, '1.250']);
      expect(answer.text).toMatch(ASKED);
      expect(await stored()).toBe('98');
    });

    it.each([
      ['1.250', 'hồ sơ', '1250'],
      ['12.500.000', 'lần', '12500000'],
      ['1250 hồ sơ', 'hồ sơ', '1250'],
      ['1,25', 'triệu đồng', '1.25'],
      ['97,5 %', '%', '97.5'],
    ])('%s in “%s” is %s', async (target, unitLabel, kept) => {
      expect((await change(await app.as('mc2'), path(), { target, unitLabel })).status).toBe(303);
      expect(await stored()).toBe(kept);
    });

    it('every other number of the form is asked about too', async () => {
      for (const field of ['weight', 'max', 'floor']) {
        const answer = await change(await app.as('mc2'), path(), { [field]: '1.250', unitLabel: '%' });
        expect([field, answer.status, shown(answer, field), ASKED.test(answer.text)]).toEqual([
          field,
          422,
          '1.250',
          true,
        ]);
      }
      const factor = await change(await app.as('mc2'), `/criteria/drafts/${records.draftSet}`, { 'factor-1': '1.250' });
      expect([factor.status, shown(factor, 'factor-1'), ASKED.test(factor.text)]).toEqual([422, '1.250', true]);
    });
  });

  describe('on the monthly evaluation', () => {
    const path = () => `/evaluations/${records.draft}`;
    const post = async (fields: Record<string, string>) =>
      change(await app.as('mc1'), path(), fields, `${path()}/draft`);
    const stored = async () =>
      (await app.db.one<{ values: (string | null)[] }>(
        'select self_values::text[] as values from evaluations where id = $1',
        [records.draft],
      ))!.values;

    it.each([
      ['value.chao-dan', '9,5 điểm', 0, '9.5'],
      ['value.dung-hen', '96,5 %', 1, '96.5'],
      ['value.dung-hen', '96.5%', 1, '96.5'],
      ['value.gio-lam', '2 lần', 2, '2'],
      ['value.gio-lam', '1.250', 2, '1250'],
      ['value.gio-lam', '1 250', 2, '1250'],
    ] as const)('%s: %s', async (field, typed, place, kept) => {
      expect((await post({ [field]: typed })).status).toBe(303);
      expect((await stored())[place]).toBe(kept);
    });

    it.each([
      ['value.dung-hen', '1.250', /viết 1,25 nếu là số lẻ\. Nếu là hàng nghìn, số ấy vượt mức 100/],
      ['value.chao-dan', '1.250', /viết 1,25 nếu là số lẻ\. Nếu là hàng nghìn, số ấy vượt mức 10 /],
      ['value.dung-hen', '120', /nằm từ 0 đến 100/],
      ['value.dung-hen', '-1', /nằm từ 0 đến 100/],
      ['value.gio-lam', '-1', /không thể dưới 0/],
      ['value.gio-lam', '1,5', /số nguyên/],
    ] as const)('%s: %s is sent back', async (field, typed, words) => {
      const before = await stored();
      const answer = await post({ [field]: typed });
      expect([answer.status, shown(answer, field)]).toEqual([422, typed]);
      expect(answer.text).toMatch(words);
      expect(await stored()).toEqual(before);
    });
  });

  it('is asked about in the work of a month', async () => {
    const path = `/legal/forms/${records.legalDraft}/work`;
    const answer = await (
      await app.as('mcHead')
    ).post(path, { code: 'DC.01', quantity: '1.250', dueOn: '28/11/2026', remark: '' }, {}, false);
    expect([answer.status, shown(answer, 'quantity')]).toEqual([422, '1.250']);
    expect(answer.text).toMatch(ASKED);
  });
});

/** The form of the page with some fields typed anew. */
async function change(client: Client, page: string, typed: Record<string, string>, to = page): Promise<Answer> {
  const form = formsOf((await client.get(page)).text, page).find(
    ({ action, fields }) => action === to && fields.length > 2,
  )!;
  const fields = Object.fromEntries([...form.fields.filter(([name]) => name !== '_csrf'), ...Object.entries(typed)]);
  return form.multipart ? client.upload(to, fields, [], false) : client.post(to, fields, {}, false);
}

function shown({ text, path }: Answer, field: string): string | undefined {
  return formsOf(text, path)
    .flatMap(({ fields }) => fields)
    .find(([name]) => name === field)?.[1];
}
