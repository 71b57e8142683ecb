import {
  decide,
  fields,
  handIn,
  MARKS_26,
  signed,
  staffWork,
  startLegal,
  type LegalTest,
} from '../legal/legal-support.js';
import { readPdf } from '../reports/read-pdf.js';

let test: LegalTest;
beforeAll(async () => {
  test = await startLegal();
});
afterAll(() => test.close());

const at = (key: string, file: string) => `/forms/legal/${test.legalForms[key]}/${file}`;

describe("a month's papers through their doors", () => {
  it('print what the page shows: the self column in part I, the competent person’s figures in part II', async () => {
    await staffWork(test, 'mc1');
    await handIn(test, 'mc1');
    const head = await signed(test, 'mcHead');
    await decide(head, `/legal/forms/${test.legalForms['mc1']}`, fields(MARKS_26));
    const mc1 = await signed(test, 'mc1');
    expect((await mc1.get(`/legal/forms/${test.legalForms['mc1']}`)).text).toContain('80,20');
    const pdf = await mc1.download(at('mc1', 'mau-01.pdf'));
    expect([pdf.status, pdf.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    const text = JSON.stringify(await readPdf(pdf.bytes));
    for (const words of ['PHIẾU THEO DÕI, ĐÁNH GIÁ CÔNG CHỨC', '80,20', '26,50', '53,70'])
      expect(text).toContain(words);
    for (const words of ['Người đứng đầu', 'Nguyễn Thị Một']) expect(text).toContain(words);
    expect(text).not.toContain('CB-mc1');
    expect((await mc1.download(at('mc1', 'mau-01.docx'))).headers.get('content-type')).toContain('wordprocessingml');
    const internal = JSON.stringify(await readPdf((await mc1.download(at('mc1', 'internal.pdf'))).bytes));
    for (const words of ['79,41', '75,00', '75,74']) expect(internal).toContain(words);
  });

  it('do not exist for a colleague, nor the internal evaluation before a result', async () => {
    const mc2 = await signed(test, 'mc2');
    expect((await mc2.download(at('mc1', 'mau-01.pdf'))).status).toBe(404);
    expect((await mc2.download(at('mc2', 'internal.pdf'))).status).toBe(404);
    expect((await mc2.download(at('mc2', 'mau-01.pdf'))).status).toBe(200);
  });
});
