import { create } from 'qrcode';
import { lastCheckpoint } from '../../src/audit/checkpoints/checkpoints.queries.js';
import { Checkpoints } from '../../src/audit/checkpoints/checkpoints.service.js';
import { qrOf } from '../../src/audit/checkpoints/stamp.js';
import { SAMPLE_PASSWORD } from '../../src/seed/sample-people.js';
import { readDocx } from '../forms/read-docx.js';
import { readPdf } from '../reports/read-pdf.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { sampleOf } from '../support/sample.js';

let app: TestApp;
let code: string;

beforeAll(async () => {
  app = await startTestApp('2026-11-20T02:00:00Z', {}, { template: sampleOf('2026-11-20') });
});
afterAll(() => app.close());

async function paper(path: string) {
  const clerk = await app.client();
  await clerk.signIn('thu-ky-cap-uy', SAMPLE_PASSWORD);
  return readPdf((await clerk.download(path)).bytes);
}

describe('a signed paper', () => {
  it('carries no code while there is no checkpoint', async () => {
    const sitting = (await app.db.one<{ id: number }>('select id from sittings where closed_at is not null'))!;
    expect((await paper(`/forms/sittings/${sitting.id}/minutes.pdf`)).text).not.toContain('Mã đối chiếu');
  });

  it('carries the code of a checkpoint: the minutes and the monthly report', async () => {
    await app.app.get(Checkpoints).night();
    code = (await lastCheckpoint(app.db))!.code;
    const sitting = (await app.db.one<{ id: number }>('select id from sittings where closed_at is not null'))!;
    const root = (await app.db.one<{ id: number }>('select id from units where parent_id is null'))!;
    for (const path of [
      `/forms/sittings/${sitting.id}/minutes.pdf`,
      `/reports/committee-month.pdf?month=2026-10&unit=${root.id}&below=1`,
    ]) {
      const { text, marked } = await paper(path);
      expect(text.replace(/\s/g, '')).toContain(`Mãđốichiếunhậtký:${code}`.replace(/\s/g, ''));
      expect(text).toContain(code);
      expect(text.split(code)).toHaveLength(2);
      expect(text).not.toContain('npm run');
      expect(marked).toBe(true);
    }
    const clerk = await app.client();
    await clerk.signIn('thu-ky-cap-uy', SAMPLE_PASSWORD);
    const { text } = readDocx(Buffer.from((await clerk.download(`/forms/sittings/${sitting.id}/minutes.docx`)).bytes));
    expect(text.split(code)).toHaveLength(2);
    expect(text).not.toContain('npm run');
  });

  it('draws the code as a QR code says it, module for module', () => {
    const { size, strokes } = qrOf('261120-48213-ABCD-EFGH-JKMN-PQRS');
    const drawn = new Set(strokes.flatMap(([x, y, length]) => Array.from({ length }, (_, n) => `${x + n} ${y}`)));
    const { modules } = create('261120-48213-ABCD-EFGH-JKMN-PQRS', { errorCorrectionLevel: 'M' });
    const dark = Array.from(modules.data, (bit, place) =>
      bit ? `${place % size} ${Math.floor(place / size)}` : '',
    ).filter(Boolean);
    expect([modules.size, [...drawn].sort()]).toEqual([size, dark.sort()]);
  });
});
