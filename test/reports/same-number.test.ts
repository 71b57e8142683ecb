import { readXlsx } from 'hucre';
import pg from 'pg';
import { SAMPLE_PASSWORD } from '../../src/seed/sample-people.js';
import { readRecords } from '../../src/scoring/read-records.js';
import { scoreRecord } from '../../src/scoring/score-record.js';
import { formatNumber } from '../../src/web/format.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { sampleOf } from '../support/sample.js';
import { Client } from '../support/client.js';
import { readPdf } from './read-pdf.js';
import { textOf } from './reported-ward.js';

/** The sample ward's closed October: one score for an evaluation wherever it is read. */
describe('the same number in page, paper, workbook and record', () => {
  let app: TestApp;
  let client: Client;
  let evaluations: { id: number; code: string; name: string; score: string; exemplarity: string; unit: number }[];
  beforeAll(async () => {
    app = await startTestApp('2026-11-23T03:00:00Z', {}, { template: sampleOf('2026-11-23') });
    client = new Client(app.url);
    await client.signIn('kiem-tra', SAMPLE_PASSWORD);
    evaluations = await app.db.rows(
      `select e.id, o.code, o.full_name as name, e.score, e.exemplarity, p.root_unit_id as unit from evaluations e join officials o on o.id = e.official_id
       join periods p on p.id = e.period_id where e.month = '2026-10' and e.score is not null order by e.id`,
    );
    expect(evaluations.length).toBeGreaterThanOrEqual(40);
  });
  afterAll(() => app.close());

  const shown = (score: string) => formatNumber(score, 'vi', 2);

  it('for every evaluation: the record’s score, the slip’s page, the unit’s page, paper and workbook', async () => {
    const ask = `month=2026-10&unit=${evaluations[0]!.unit}&below=1`;
    const page = textOf((await client.get(`/reports/unit-month?${ask}`)).text);
    const { text } = await readPdf((await client.download(`/reports/unit-month.pdf?${ask}`)).bytes);
    const book = await readXlsx((await client.download(`/reports/unit-month.xlsx?${ask}`)).bytes);
    const rows = book.sheets.flatMap((worksheet) => {
      const head = worksheet.rows.find((row) => row.includes('Điểm – duyệt'));
      return head
        ? worksheet.rows.map(
            (row) => [String(row[0]), [row[head.indexOf('Điểm – duyệt')], row[head.indexOf('Nêu gương')]]] as const,
          )
        : [];
    });
    for (const { id, code, name, score, exemplarity } of evaluations) {
      const record = readRecords((await client.get(`/evaluations/${id}/record`)).text);
      if (!('records' in record)) throw new Error(`record of ${code} is refused`);
      expect([code, scoreRecord(record.records[0]!).score]).toEqual([code, score]);
      const figures = rows.filter(([person]) => person.startsWith(name)).map(([, own]) => own);
      expect(figures).toContainEqual([Number(score), Number(exemplarity)]);
      const slip = textOf((await client.get(`/reports/slip?evaluation=${id}`)).text);
      expect(slip).toContain(`Vì sao ${shown(score)}?`);
      expect(slip).toContain(`= ${shown(score)}.`);
      for (const place of [page, text]) expect(place).toContain(shown(score));
    }
  });

  it('prints the slip’s score as stored', async () => {
    for (const { id, score } of evaluations.filter((_, i) => i % 8 === 0)) {
      const { text, pages } = await readPdf((await client.download(`/reports/slip.pdf?evaluation=${id}`)).bytes);
      expect(pages).toHaveLength(1);
      expect(text).toContain(`= ${shown(score)}.`);
    }
  });

  it('refuses to show a way that does not lead to the stored score', async () => {
    const { id } = evaluations[0]!;
    const owner = new pg.Client({ connectionString: app.ownerUrl });
    await owner.connect();
    await owner.query('update approvals set score = score - 0.01 where evaluation_id = $1', [id]);
    await owner.end();
    expect((await client.get(`/reports/slip?evaluation=${id}`)).status).toBe(500);
  });
});
