import { startTestApp, type TestApp } from '../support/app.js';
import type { Client } from '../support/client.js';
import { makeWard, type Ward } from '../support/ward.js';
import { GOOD, idIn, revisionIn } from './criterion-fields.js';

describe('a set from draft to force', () => {
  let test: TestApp;
  let ward: Ward;
  let head: Client;
  let chair: Client;
  let draft: number;
  beforeAll(async () => {
    test = await startTestApp();
    ward = await makeWard(test.db);
    head = await test.client('mchead');
    chair = await test.client('chair');
  });
  afterAll(() => test.close());

  const versionRow = () =>
    test.db.one<Record<string, unknown>>('select * from criteria_versions where id = $1', [draft]);
  const decision = { decisionNumber: '34/QĐ-UBND', decisionDate: '2026-11-18' };
  const sign = async (client: Client, more: Record<string, string> = {}) => {
    const { text } = await client.get(`/criteria/drafts/${draft}/signature`);
    return client.post(`/criteria/drafts/${draft}/signature`, { revision: revisionIn(text), ...decision, ...more });
  };

  it('starts from the version in force', async () => {
    await head.get('/criteria');
    const page = await head.post('/criteria/drafts', { unit: String(ward.units.MC.id), from: 'in-force' });
    expect(page.status).toBe(200);
    draft = idIn(page.path);
    expect(page.text).toContain('Soạn thảo phiên bản 2');
    expect(page.text).toContain('Trả hồ sơ đúng hẹn');
    expect((await versionRow())!['number']).toBe(2);
  });

  it('is signed with all that is signed in view: figures, weight, anchors, factors', async () => {
    const { text } = await head.get(`/criteria/drafts/${draft}/signature`);
    for (const signed of [
      'Từ 98 % trở lên',
      'từ 80 % trở xuống',
      'mỗi lần trừ 2,5 điểm',
      'Luôn chủ động',
      'Khi được nhắc',
      'Bị phản ánh',
      '× 1,6',
    ])
      expect(text).toContain(signed);
  });

  it('takes one draft at a time, and says whose it is', async () => {
    const second = await head.post('/criteria/drafts', { unit: String(ward.units.MC.id), from: 'empty' });
    expect(second.status).toBe(409);
    expect(second.text).toContain('Nguyễn Thị Một');
  });

  it('keeps a criterion that is to be refused, and blocks the signature by it', async () => {
    let page = await head.get(`/criteria/drafts/${draft}/new-criterion`);
    page = await head.post(`/criteria/drafts/${draft}/new-criterion`, {
      ...GOOD,
      evidence: '',
      revision: revisionIn(page.text),
    });
    expect(page.path).toBe(`/criteria/drafts/${draft}`);
    expect(page.text).toContain('Chưa ghi nguồn minh chứng');
    const blocked = await head.get(`/criteria/drafts/${draft}/signature`);
    expect(blocked.text).toContain('Chưa ký được');
    expect(blocked.text).not.toContain('name="decisionNumber"');
    const forced = await head.post(`/criteria/drafts/${draft}/signature`, {
      revision: revisionIn(page.text),
      ...decision,
    });
    expect(forced.status).toBe(409);
    expect((await versionRow())!['signed_by']).toBeNull();
  });

  it('is mended, moved up, and then may be signed', async () => {
    let page = await head.get(`/criteria/drafts/${draft}/criteria/tra-loi-phan-anh-cua`);
    page = await head.post(`/criteria/drafts/${draft}/criteria/tra-loi-phan-anh-cua`, {
      ...GOOD,
      exemplary: 'yes',
      weight: '1,5',
      revision: revisionIn(page.text),
    });
    expect(page.text).toContain('Trọng số 1,5');
    page = await head.post(`/criteria/drafts/${draft}/criteria/tra-loi-phan-anh-cua/move`, {
      direction: 'up',
      revision: revisionIn(page.text),
    });
    const { content } = (await versionRow()) as { content: { criteria: { code: string; weight: string }[] } };
    expect(content.criteria.map(({ code }) => code)).toEqual([
      'chao-dan',
      'dung-hen',
      'gio-lam',
      'noi-lam',
      'tra-loi-phan-anh-cua',
      'don-vi',
    ]);
    expect(content.criteria[4]!.weight).toBe('1.5');
  });

  it.each([
    ['no number', { decisionNumber: '' }, 'Ghi số quyết định'],
    ['tomorrow', { decisionDate: '2026-11-21' }, 'không được sau hôm nay'],
    ['more than a year ago', { decisionDate: '19/11/2025' }, 'trước đây quá một năm'],
    ['no such day', { decisionDate: '31/02/2026' }, 'không phải là một ngày'],
  ])('is not signed by a decision with %s, and keeps what was typed', async (_, wrong, words) => {
    const page = await sign(head, wrong);
    expect(page.status).toBe(422);
    expect(page.text).toContain(words);
    expect(page.text).toContain('decisionNumber' in wrong ? '18/11/2026' : '34/QĐ-UBND');
  });

  it('is not signed, read or drafted by others', async () => {
    for (const [login, status] of [
      ['vphead', 404],
      ['mc1', 404],
      ['chair', 403],
    ] as const) {
      const client = await test.client(login);
      await client.get('/criteria');
      expect((await client.get(`/criteria/drafts/${draft}/new-criterion`)).status).toBe(status);
      expect((await client.post(`/criteria/drafts/${draft}/new-criterion`, { ...GOOD, revision: '0' })).status).toBe(
        status,
      );
    }
    const staff = await test.client('mc1');
    await staff.get('/criteria');
    expect((await staff.post('/criteria/drafts', { unit: String(ward.units.MC.id), from: 'empty' })).status).toBe(403);
    const sister = await test.client('vphead');
    await sister.get('/criteria');
    expect((await sister.post('/criteria/drafts', { unit: String(ward.units.MC.id), from: 'empty' })).status).toBe(404);
    expect((await sister.get(`/criteria/versions/${ward.versions.motCua}`)).status).toBe(404);
    expect((await sister.get(`/criteria/units/${ward.units.MC.id}`)).status).toBe(404);
    const inspector = await test.client('inspector');
    expect((await inspector.get(`/criteria/versions/${draft}`)).status).toBe(200);
    expect((await inspector.get(`/criteria/drafts/${draft}/signature`)).status).toBe(403);
  });

  it('is written by a drafter whom the head names, who cannot sign', async () => {
    const refused = await head.post(`/criteria/units/${ward.units.MC.id}/drafters`, {
      official: String(ward.officials['vp1']),
    });
    expect(refused.status).toBe(422);
    await head.post(`/criteria/units/${ward.units.MC.id}/drafters`, { official: String(ward.officials['mc1']) });
    const drafter = await test.client('mc1');
    const page = await drafter.get(`/criteria/drafts/${draft}`);
    expect(page.status).toBe(200);
    expect(page.text).toContain('báo người đứng đầu');
    expect((await drafter.get(`/criteria/drafts/${draft}/signature`)).status).toBe(403);
    expect(
      (await drafter.post(`/criteria/drafts/${draft}/signature`, { ...decision, revision: revisionIn(page.text) }))
        .status,
    ).toBe(403);
    const unit = await head.get(`/criteria/units/${ward.units.MC.id}`);
    const end = /action="(\/criteria\/units\/\d+\/drafters\/\d+\/end)"/.exec(unit.text)![1]!;
    await head.post(end);
    expect((await drafter.get(`/criteria/drafts/${draft}`)).status).toBe(404);
  });

  it('is signed by the head; nothing is changed then, and the chair is told', async () => {
    const before = await head.get(`/criteria/drafts/${draft}`);
    const page = await sign(head);
    expect(page.text).toContain('đang chờ Trần Quốc Mẫu phê duyệt');
    const late = await head.post(`/criteria/drafts/${draft}`, { name: 'Tên khác', revision: revisionIn(before.text) });
    expect(late.status).toBe(409);
    const notice = await test.db.one<{ official_id: number }>(
      `select official_id from notices where code = 'set-signed'`,
    );
    expect(notice!.official_id).toBe(ward.officials['chair']);
  });

  it('is not countersigned by its signer, nor from beside or by personnel', async () => {
    expect((await head.post(`/criteria/drafts/${draft}/countersignature`, { revision: '99' })).status).toBe(403);
    for (const [login, status] of [
      ['vphead', 404],
      ['outside', 403],
      ['personnel', 403],
    ] as const) {
      const client = await test.client(login);
      await client.get('/criteria');
      expect((await client.post(`/criteria/drafts/${draft}/countersignature`)).status).toBe(status);
    }
    expect((await versionRow())!['countersigned_by']).toBeNull();
  });

  it('comes back with a reason, and the draft is open again', async () => {
    let page = await chair.get('/criteria');
    expect(page.text).toContain('Chờ bạn phê duyệt');
    page = await chair.get(`/criteria/versions/${draft}`);
    const short = await chair.post(`/criteria/drafts/${draft}/refusal`, {
      reason: 'chưa',
      revision: revisionIn(page.text),
    });
    expect(short.status).toBe(422);
    await chair.post(`/criteria/drafts/${draft}/refusal`, {
      reason: 'Bổ sung thời hạn trả lời dân',
      revision: revisionIn(page.text),
    });
    expect((await versionRow())!['signed_by']).toBeNull();
    expect((await head.get(`/criteria/drafts/${draft}`)).text).toContain('Bổ sung thời hạn trả lời dân');
  });

  it('lets the signer take the signature back, and sign again', async () => {
    await sign(head);
    const page = await head.post(`/criteria/drafts/${draft}/signature/withdrawal`);
    expect(page.text).toContain('Đã lấy lại chữ ký');
    expect((await sign(head)).text).toContain('Đã ký ban hành');
  });

  it('is not countersigned as something else than what was read', async () => {
    const page = await chair.post(`/criteria/drafts/${draft}/countersignature`, { revision: '1' });
    expect(page.status).toBe(409);
  });

  it('is countersigned by the head above and is in force', async () => {
    const read = await chair.get(`/criteria/versions/${draft}`);
    const page = await chair.post(`/criteria/drafts/${draft}/countersignature`, { revision: revisionIn(read.text) });
    expect(page.status).toBe(200);
    expect(page.text).toContain('Đang áp dụng');
    expect((await chair.get(`/criteria/versions/${ward.versions.motCua}`)).text).toContain('Bản trước đây');
    expect((await (await test.client('mc1')).get('/criteria')).text).toContain('Quyết định 34/QĐ-UBND');
    const acts = await test.db.rows<{ act: string }>('select act from audit where chain = $1 order by seq', [
      `criteria-version:${draft}`,
    ]);
    expect(acts.map(({ act }) => act.replace('criteria.', ''))).toEqual([
      'started',
      'criterion-added',
      'criterion-changed',
      'criterion-moved',
      'signed',
      'refused',
      'signed',
      'signature-taken-back',
      'signed',
      'adopted',
    ]);
  });

  it('is never edited again, by pages or by hand', async () => {
    expect((await head.post(`/criteria/drafts/${draft}`, { name: 'Tên khác', revision: '9' })).status).toBe(409);
    expect((await head.post(`/criteria/drafts/${draft}/signature/withdrawal`)).status).toBe(409);
    expect((await head.post(`/criteria/drafts/${draft}/discard`)).status).toBe(409);
    await expect(test.db.rows(`update criteria_versions set content = '{}' where id = $1`, [draft])).rejects.toThrow(
      /never changed/,
    );
  });
});
