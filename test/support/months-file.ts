import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSigningKey } from '../../src/audit/checkpoints/signing-key.js';
import { makeMonthsFile, type SentResult } from '../../src/legal/months-file/months-file.js';
import { toLegalMonthJson } from '../../src/scoring/editions/month-tree.js';
import { percent, scored, staff } from '../scoring/editions/samples.js';

/** A file of one month of somebody, signed by the key of an agency that nobody knows. */
export function sampleFile(name: string, month = '2026-05'): string {
  const record = staff([percent(90)], { period: month });
  const result: SentResult = {
    ...{ period: month, span: 'month' as const, months: [month], number: 1, decidedAt: '2026-06-05T02:00:00.000Z' },
    ...{ score: scored(record).score!, record: toLegalMonthJson(record) },
  };
  return makeMonthsFile(
    {
      ...{ format: 'thuoc-do/months@1', agency: 'Ủy ban nhân dân phường Bên', person: { code: 'CB-1', name } },
      ...{ year: 2026, document: { number: '14/UBND', date: '2026-11-02' }, madeAt: '2026-11-02T02:00:00.000Z' },
      ...{ absent: ['2026-03'], missing: [], results: [result] },
    },
    openSigningKey(join(mkdtempSync(join(process.env['TEST_DATA_DIR'] ?? tmpdir(), 'key-')), 'key.pem')),
  );
}
