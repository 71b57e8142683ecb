import { scoreLegalMonth, readLegalMonth } from '../../src/scoring/editions/legal-month.js';
import { parseJson } from '../../src/scoring/json/parse-json.js';
import type { Fault } from '../../src/scoring/fault.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { sampleOf } from '../support/sample.js';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp('2026-11-20T02:00:00Z', {}, { template: sampleOf('2026-11-20') });
});
afterAll(() => app.close());

describe("the sample ward's months by the law", () => {
  it('hold ten closed months and a running one, from January 2026', async () => {
    const rows = await app.db.rows<{ month: string; closed: boolean }>(
      'select month, closed_at is not null as closed from legal_periods order by month',
    );
    expect(rows.map(({ month }) => month)).toEqual(
      Array.from({ length: 11 }, (_, n) => `2026-${String(n + 1).padStart(2, '0')}`),
    );
    expect(rows.filter(({ closed }) => !closed).map(({ month }) => month)).toEqual(['2026-11']);
  });

  it('keep a record with every result, from which an outsider gets the same score', async () => {
    const rows = await app.db.rows<{ record: string; score: string; band: string }>(
      'select record::text as record, score, band from legal_results',
    );
    expect(rows.length).toBeGreaterThan(400);
    for (const row of rows) {
      const faults: Fault[] = [];
      const record = readLegalMonth(faults, '$', parseJson(row.record).value!);
      expect(faults).toEqual([]);
      expect(scoreLegalMonth(record!)).toMatchObject({ score: row.score, band: row.band });
    }
  });

  it('name, for a leader, the results of their people as they were', async () => {
    const rows = await app.db.rows<{ led: number; scores: number }>(
      `select cardinality(led_results) as led, jsonb_array_length(record -> 'led') as scores from legal_results where record ->> 'leader' = 'true'`,
    );
    expect(rows.every(({ led, scores }) => led === scores)).toBe(true);
    expect(rows.some(({ led }) => led > 5)).toBe(true);
  });
});
