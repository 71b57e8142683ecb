import { yearSteps } from '../../src/years/year-steps.js';
import { startTestApp, type TestApp } from '../support/app.js';
import type { Client } from '../support/client.js';
import { confirmed, openLegalMonth } from '../support/legal.js';
import { makeWard, type Ward } from '../support/ward.js';
import { openTestYear, type OpenedYear } from './support.js';

let app: TestApp;
let ward: Ward;
let year: OpenedYear;
let mc1: Client;
const REPORT = 'Đã giải quyết 412 hồ sơ, trễ 3 hồ sơ do thiếu bản vẽ.';

beforeAll(async () => {
  app = await startTestApp('2026-12-01T02:00:00Z');
  ward = await makeWard(app.db);
  for (const [month, score] of [
    ['2026-01', '90'],
    ['2026-03', '80.5'],
  ] as const) {
    const opened = await openLegalMonth(app.db, ward, month);
    await confirmed(app.db, ward, opened.legalForms['mc1']!, score);
    await app.db.rows('update legal_periods set closed_at = opened_at, closed_by = opened_by where id = $1', [
      opened.periodId,
    ]);
  }
  year = await openTestYear(app.db, ward);
  mc1 = await app.client('mc1');
});
afterAll(() => app.close());

const path = (rest = '') => `/years/records/${year.yearRecords['mc1']}${rest}`;
const row = async () =>
  (await app.db.one<Record<string, unknown>>('select * from year_records where id = $1', [year.yearRecords['mc1']]))!;

describe('Mẫu 02', () => {
  it('names the missing month and has no mean while one is missing', async () => {
    const { text } = await mc1.get(path());
    expect(text).toContain('Thiếu điểm tháng 2:');
    expect(text).toContain('80,50');
    expect(text).not.toContain('85,25');
  });

  it('chooses no label beforehand and asks for one', async () => {
    expect((await mc1.get(path())).text).not.toMatch(/name="selfLabel"[^>]* checked/);
    const answer = await mc1.post(path('/submission'), { selfReport: REPORT });
    expect([answer.status, answer.text.includes('Chọn mức tự xếp loại'), answer.text.includes(REPORT)]).toEqual([
      422,
      true,
      true,
    ]);
    expect((await row()).status).toBe('draft');
  });

  it('saves itself, and a tab that saw an older state writes over nothing', async () => {
    const before = (await row()).revision as number;
    const saved = await mc1.live(path('/draft'), { version: String(before), selfReport: REPORT, selfLabel: 'good' });
    expect([saved.status, saved.json['version']]).toEqual([200, before + 1]);
    const late = await mc1.live(path('/draft'), { version: String(before), selfReport: 'khác' });
    expect([late.status, (await row()).self_report]).toEqual([409, REPORT]);
    const byButton = await mc1.post(path('/draft'), { version: String(before), selfReport: 'bản gõ ở thẻ cũ' });
    expect([byButton.status, byButton.text.includes('bản gõ ở thẻ cũ')]).toEqual([409, true]);
  });

  it('is its author’s alone while a draft', async () => {
    const personnel = await app.client('personnel');
    expect((await personnel.get(path())).text).not.toContain(REPORT);
    expect((await (await app.client('mc2')).get(path())).status).toBe(404);
    expect((await personnel.post(path('/draft'), { selfReport: 'khác' })).status).toBe(403);
  });

  it('is handed in, read by those with a duty, and taken back until it is classified', async () => {
    await mc1.post(path('/submission'), { selfReport: REPORT, selfLabel: 'good' });
    expect(await row()).toMatchObject({ status: 'submitted', self_label: 'good' });
    expect((await yearSteps(app.db, year.id)).get(year.yearRecords['mc1']!)).toEqual({
      form: true,
      meeting: false,
      opinion: 'not-needed',
    });
    expect((await (await app.client('chair')).get(path())).text).toContain(REPORT);
    expect((await mc1.post(path('/draft'), { selfReport: 'sửa' })).status).toBe(409);
    await mc1.post(path('/withdrawal'));
    expect((await row()).status).toBe('draft');
    await app.db.rows(`update year_records set status = 'classified' where id = $1`, [year.yearRecords['mc1']]);
    expect((await mc1.post(path('/withdrawal'))).status).toBe(409);
    await app.db.rows(`update year_records set status = 'draft' where id = $1`, [year.yearRecords['mc1']]);
  });
});
