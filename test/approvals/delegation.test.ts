import { handIn, approveByPages, motCua, MOT_CUA_SELF, signedIn, startMonth, type Month } from './support.js';
import { brokenChains } from '../support/audit.js';

/** A head's substitute decides in their stead, never on themself nor above, until either of the two ends it. */
describe('a head names a substitute', () => {
  let month: Month;
  const DAYS = { fromDate: '25/11/2026', toDate: '30/11/2026' };
  const offer = async (more: object = {}) =>
    (await signedIn(month, 'mcHead')).post('/delegations', {
      unit: String(month.ward.units.MC.id),
      person: 'CB-mcDeputy',
      ...DAYS,
      ...more,
    });
  const newest = async () => (await month.db.one<{ id: number }>('select max(id) as id from delegations'))!.id;
  const told = async (code: string) =>
    (
      await month.db.rows<{ login: string }>(
        `select a.login from notices n join accounts a on a.official_id = n.official_id where n.code = $1 order by a.login`,
        [code],
      )
    ).map(({ login }) => login);

  beforeAll(async () => {
    month = await startMonth();
    month.clock.set(new Date('2026-11-25T02:00:00Z'));
    for (const key of ['mcDeputy', 'mc1', 'mc2', 'mcHead']) await handIn(month, key, MOT_CUA_SELF);
  });
  afterAll(() => month.close());

  it('only for the head’s post, between days to come, somebody else of the unit', async () => {
    expect((await offer({ person: 'CB-mcHead' })).text).toContain('Chọn một người khác.');
    expect((await offer({ person: 'CB-vp1' })).status).toBe(422);
    expect((await offer({ fromDate: '24/11/2026' })).text).toContain('Chọn từ hôm nay trở đi.');
    expect((await offer({ toDate: '30/11/2027' })).text).toContain('nhiều nhất một năm');
    expect((await offer({ unit: String(month.ward.units.VP.id) })).status).toBe(404);
    expect(
      (
        await (
          await signedIn(month, 'mcDeputy')
        ).post('/delegations', { ...DAYS, person: 'CB-mc1', unit: String(month.ward.units.MC.id) })
      ).status,
    ).toBe(403);
  });

  it('and it holds once the substitute alone accepts; both and personnel are told', async () => {
    const home = async (login: string) => (await (await signedIn(month, login)).get('/')).text;
    expect((await (await signedIn(month, 'mcHead')).get('/approvals')).text).toContain('Giao người thay mặt khi vắng');
    expect((await (await signedIn(month, 'mcHead')).get(`/units/${month.ward.units.MC.id}`)).text).toContain(
      'Người thay mặt</a>',
    );
    expect((await (await signedIn(month, 'mcHead')).get('/legal/approvals')).text).toContain('href="/delegations"');
    expect(await home('mcDeputy')).not.toContain('href="/delegations"');
    expect((await offer()).text).toContain('Chờ trả lời');
    const id = await newest();
    expect(await home('mcDeputy')).toContain('Nguyễn Thị Một đề nghị bạn thay mặt');
    expect(await home('mcHead')).not.toContain('đề nghị bạn thay mặt');
    expect(await told('delegation.offered')).toEqual(['mcdeputy']);
    expect((await approveByPages(month, 'mcDeputy', 'mc1', motCua('9', '96,5', '1'))).status).not.toBe(200);
    expect((await (await signedIn(month, 'mcHead')).post(`/delegations/${id}/acceptance`)).status).toBe(403);
    expect((await (await signedIn(month, 'mc1')).post(`/delegations/${id}/acceptance`)).status).toBe(404);
    const substitute = await signedIn(month, 'mcDeputy');
    expect((await substitute.post(`/delegations/${id}/acceptance`)).text).toContain('Đang thay mặt');
    expect((await substitute.post(`/delegations/${id}/acceptance`)).status).toBe(409);
    expect(await home('mcDeputy')).not.toContain('đề nghị bạn thay mặt');
    expect((await substitute.get('/approvals')).text).toContain('Bạn đang thay mặt Nguyễn Thị Một');
    expect((await (await signedIn(month, 'mcHead')).get('/approvals')).text).toContain('đang thay mặt bạn');
    expect(await told('delegation.accepted')).toContain('mchead');
    for (const login of ['personnel', 'personnel2']) {
      const personnel = await signedIn(month, login);
      expect((await personnel.get('/')).text).toContain('href="/notices"');
      expect((await personnel.get('/notices')).text).toContain('nhận thay mặt Nguyễn Thị Một');
    }
    expect((await (await signedIn(month, 'personnel')).get(`/units/${month.ward.units.MC.id}/acting`)).text).toContain(
      'theo ủy quyền',
    );
    const acts = await month.db.rows(`select act from audit where act like 'delegation.%' order by id`);
    expect(acts).toEqual([{ act: 'delegation.offered' }, { act: 'delegation.accepted' }]);
  });

  it('whose queue it becomes; never their own form nor the head’s, and the head decides no more', async () => {
    const substitute = await signedIn(month, 'mcDeputy');
    expect((await substitute.get('/approvals')).text).toContain(`/approvals/${month.evaluations['mc1']}`);
    expect((await substitute.get('/')).text).toContain('/approvals');
    expect((await approveByPages(month, 'mcDeputy', 'mc1', motCua('9', '96,5', '1'))).text).toContain('Đã duyệt phiếu');
    for (const key of ['mcDeputy', 'mcHead'])
      expect(
        (await substitute.post(`/approvals/${month.evaluations[key]}/approval`, {})).status,
      ).toBeGreaterThanOrEqual(403);
    const head = await signedIn(month, 'mcHead');
    expect((await head.post(`/approvals/${month.evaluations['mc2']}/approval`, {})).status).toBeGreaterThanOrEqual(403);
    const result = await (await signedIn(month, 'mc1')).get(`/evaluations/${month.evaluations['mc1']}`);
    expect(result.text).toContain('(thay mặt Nguyễn Thị Một)');
    const english = await signedIn(month, 'mcHead');
    await english.post('/language', { lang: 'en', back: '/' });
    expect((await english.get(`/evaluations/${month.evaluations['mc1']}`)).text).toContain(
      '(on behalf of Nguyễn Thị Một)',
    );
    await english.post('/language', { lang: 'vi', back: '/' });
    const own = await month.db.one<{ n: number }>(
      `select count(*)::int as n from approvals a join accounts b on b.id = a.by_account join evaluations e on e.id = a.evaluation_id where b.official_id = e.official_id`,
    );
    expect(own!.n).toBe(0);
  });

  it('and the audit says of each such act in whose stead, of no other, and its chains hold', async () => {
    const kept = await month.db.rows<{ act: string; login: string; behalf: object | null }>(
      `select distinct a.act, w.login, a.payload::jsonb -> 'behalf' as behalf from audit a join accounts w on w.id = a.account_id
       where a.chain = $1 and a.act not like 'account.%' order by a.act`,
      [`evaluation:${month.evaluations['mc1']}`],
    );
    const behalf = { unit: month.ward.units.MC.id, official: month.ward.officials['mcHead'] };
    expect(kept).toContainEqual({ act: 'evaluation.approved', login: 'mcdeputy', behalf });
    expect(kept.filter((row) => row.behalf === null && row.login === 'mcdeputy')).toEqual([]);
    const offers = await month.db.rows(
      `select 1 from audit where act like 'delegation.%' and payload::jsonb ? 'behalf'`,
    );
    expect(offers).toEqual([]);
    expect(await brokenChains(month.db)).toEqual([]);
    const inspector = await signedIn(month, 'inspector');
    const one = `/audit?chain=evaluation:${month.evaluations['mc1']}`;
    expect((await inspector.get(one)).text).toContain('(thay mặt Nguyễn Thị Một)');
    expect((await inspector.get(`${one}&q=${encodeURIComponent('Nguyễn Thị Một')}`)).text).toContain('Duyệt phiếu');
    expect((await inspector.get('/audit/export.csv?act=evaluation.approved')).text).toContain(
      '(thay mặt Nguyễn Thị Một)',
    );
  });

  it('whoever holds no head’s post finds no page in their menu on which they could name nobody', async () => {
    const menu = async (login: string) =>
      (await (await signedIn(month, login)).get('/notices')).text.includes('<a href="/delegations">');
    expect(await menu('mcHead')).toBe(true);
    await month.db.rows(
      `insert into acting_appointments (unit_id, official_id, from_date, to_date, decision_number) values ($1, $2, '2026-11-25', '2026-11-25', '5/QĐ')`,
      [month.ward.units.VP.id, month.ward.officials['vp1']],
    );
    expect((await (await signedIn(month, 'vp1')).get('/')).text).toContain('href="/approvals"');
    expect(await menu('vp1')).toBe(false);
    expect(await menu('vpHead')).toBe(true);
    await month.db.rows(`delete from acting_appointments where decision_number = '5/QĐ'`);
  });

  it('ended by either it is over at once, and what was decided stays', async () => {
    const id = await newest();
    const head = await signedIn(month, 'mcHead');
    expect((await head.post(`/delegations/${id}/ending`)).text).toContain('Đã thôi');
    expect((await head.post(`/delegations/${id}/ending`)).status).toBe(409);
    expect((await approveByPages(month, 'mcHead', 'mc2', motCua('9', '96,5', '1'))).text).toContain('Đã duyệt phiếu');
    const result = await (await signedIn(month, 'mc1')).get(`/evaluations/${month.evaluations['mc1']}`);
    expect(result.text).toContain('(thay mặt Nguyễn Thị Một)');
    expect(await told('delegation.ended')).toContain('mcdeputy');
    expect((await head.get('/delegations')).text).toMatch(/Hiện không ai thay mặt ai\.[^]*Những lần trước[^]*Đã thôi/);
  });

  it('ends when the substitute’s or the head’s post ends; declining leaves everything as it was', async () => {
    await offer({ person: 'CB-mc3' });
    const declined = await newest();
    expect((await (await signedIn(month, 'mc3')).post(`/delegations/${declined}/refusal`)).text).toContain(
      'Không nhận',
    );
    await offer({ person: 'CB-mc3' });
    const id = await newest();
    await (await signedIn(month, 'mc3')).post(`/delegations/${id}/acceptance`);
    const post = await month.db.one<{ id: number }>('select id from posts where official_id = $1', [
      month.ward.officials['mc3'],
    ]);
    await (await signedIn(month, 'personnel')).post(`/posts/${post!.id}/end`, { day: '24/11/2026' });
    expect(await month.db.one('select ended_at is not null as ended from delegations where id = $1', [id])).toEqual({
      ended: true,
    });
    expect(await month.db.rows('select id from acting_appointments where delegation_id = $1', [id])).toEqual([]);
  });
});
