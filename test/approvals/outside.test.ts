import { chung, CHUNG_SELF, excuseAllBut, handIn, rowOf, signedIn, startMonth, type Month } from './support.js';

const PDF = '%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF';
const FILE = [{ field: 'file', name: 'Quyết định 15.pdf', bytes: PDF }];
const FIELDS = { number: '15-QĐ/QU', decidedOn: '23/11/2026', ...chung('9', '8', '7,5', '0') };

describe('the outside decision', () => {
  let month: Month;
  let id: number;
  const path = (rest = '') => `/approvals/${id}/outside-decision${rest}`;
  beforeAll(async () => {
    month = await startMonth();
    id = month.evaluations['chair']!;
    await handIn(month, 'chair', CHUNG_SELF);
  });
  afterAll(() => month.close());

  it("is asked for on the personnel's page", async () => {
    const { text } = await (await signedIn(month, 'personnel')).get('/approvals');
    expect(text).toContain('Chờ quyết định của cấp trên');
    expect(text).toContain('Trần Quốc Mẫu');
    expect(text).not.toContain('87,40');
  });

  it('wants number, date, file and every entry, and loses nothing typed', async () => {
    const personnel = await signedIn(month, 'personnel');
    const { status, text } = await personnel.upload(
      path(),
      { number: '15-QĐ/QU', decidedOn: '31/11/2026', 'value.dan': '9', 'out.viec': 'yes' },
      [],
    );
    expect(status).toBe(422);
    expect(text).toContain('“31/11/2026” không phải là một ngày');
    expect(text).toContain('Cần tệp quyết định');
    expect(text).toContain('Tiêu chí 3 chưa chấm');
    expect(text).toContain('Tiêu chí 2 không chấm, cần lý do');
    expect(text).toContain('value="15-QĐ/QU"');
    const fake = await personnel.upload(path(), FIELDS, [{ field: 'file', name: 'x.pdf', bytes: 'MZ không phải PDF' }]);
    expect(fake.text).toContain('không phải PDF');
  });

  it('counts only when a second person has confirmed it; never who entered it, never the subject', async () => {
    const entered = await (await signedIn(month, 'personnel')).upload(path(), FIELDS, FILE);
    expect(entered.text).toContain('Đã nhập quyết định');
    expect((await rowOf(month.db, id))['status']).toBe('submitted');
    expect((await (await signedIn(month, 'personnel')).post(path('/confirmation'))).status).toBe(403);
    expect((await (await signedIn(month, 'chair')).post(path('/confirmation'))).status).toBe(403);
    for (const other of ['mcHead', 'member1', 'outside', 'inspector', 'mc1']) {
      expect([403, 404]).toContain((await (await signedIn(month, other)).post(path('/confirmation'))).status);
    }
    const twice = await (await signedIn(month, 'personnel2')).upload(path(), FIELDS, FILE);
    expect(twice.status).toBe(409);
  });

  it('waits for those whom the head of the root leads', async () => {
    const answer = await (await signedIn(month, 'personnel2')).post(path('/confirmation'));
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('phiếu chưa được quyết định');
  });

  it('refused, it loses nothing: the form is filled again', async () => {
    const answer = await (await signedIn(month, 'secretary')).post(path('/refusal'));
    expect([200, 404]).toContain(answer.status);
    const again = await (await signedIn(month, 'personnel')).get(path());
    expect(again.text).toContain('đã không xác nhận');
    expect(again.text).toContain('value="15-QĐ/QU"');
    expect(again.text).toContain('value="7,5"');
  });

  it("confirmed by the committee's secretary it is the result, with its arithmetic from the entries alone", async () => {
    await excuseAllBut(month, ['chair']);
    await (await signedIn(month, 'personnel')).upload(path(), { ...FIELDS, score: '100' }, FILE);
    expect((await (await signedIn(month, 'secretary')).get(path())).text).toContain('15-QĐ/QU');
    const file = await (await signedIn(month, 'secretary')).get(path('/file'));
    expect(file.headers.get('content-type')).toBe('application/pdf');
    const done = await (await signedIn(month, 'secretary')).post(path('/confirmation'));
    expect(done.text).toContain('Đã xác nhận quyết định');
    const row = await rowOf(month.db, id);
    // tier 4, factor 2: (9 + 8 + 15 + 40) / (10 + 10 + 20 + 40)
    expect([row['status'], row['score']]).toEqual(['approved', '90.00']);
    const approval = await month.db.one<Record<string, unknown>>(
      'select kind, by_account from approvals where id = $1',
      [row['approval_id']],
    );
    expect(approval).toEqual({ kind: 'outside', by_account: month.ward.accounts['secretary'] });
    expect((await (await signedIn(month, 'personnel2')).post(path('/confirmation'))).status).toBe(409);
  });

  it('does not exist for an evaluation that has its approver inside the tree', async () => {
    await month.db.rows(`update evaluations set status = 'submitted' where id = $1`, [month.evaluations['vp1']]);
    for (const login of ['personnel', 'secretary', 'chair']) {
      const answer = await (
        await signedIn(month, login)
      ).get(`/approvals/${month.evaluations['vp1']}/outside-decision`);
      expect([403, 404]).toContain(answer.status);
    }
  });
});
