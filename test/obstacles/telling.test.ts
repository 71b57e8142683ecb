import { verify } from '../../src/verify/verify.js';
import { signedIn } from '../approvals/support.js';
import { brokenChains } from '../support/audit.js';
import { PNG, say, startTelling, tell, TOLD, type Told } from './support.js';

const WHY = 'Đã hỏi bên quản trị, cổng ngừng đến 10 giờ';

let month: Told;
const as = (login: string) => signedIn(month, login);
const notices = async (code: string) =>
  (
    await month.db.rows<{ login: string }>(
      'select a.login from notices n join accounts a on a.official_id = n.official_id where n.code = $1 order by n.id',
      [code],
    )
  ).map(({ login }) => login);

beforeAll(async () => {
  month = await startTelling();
});
afterAll(() => month.close());

describe('an obstacle is told when it happens', () => {
  it('from the first page and the months, in a form of one sentence', async () => {
    const mc1 = await as('mc1');
    for (const path of ['/', '/evaluations', '/legal/forms'])
      expect((await mc1.get(path)).text).toContain('/obstacles/new');
    const form = (await mc1.get('/obstacles/new')).text;
    expect(form).toMatch(/type="file"[^>]*accept="image\/\*"[^>]*capture="environment"/);
    expect(form).toContain(`value="line:${month.line}"`);
    expect(form).toContain('value="criterion:dung-hen"');
    expect(form).toContain('value="24/11/2026"');
    expect((await (await as('personnel')).get('/')).text).not.toContain('/obstacles/new');
  });

  it('with a photo; who decides is told and finds it on their first page, nobody else', async () => {
    const id = await tell(month, 'mc1', { about: `line:${month.line}` }, PNG);
    expect(await notices('obstacle-reported')).toEqual(['mchead']);
    expect((await (await as('mcHead')).get('/approvals')).text).toContain('href="/obstacles"');
    expect((await (await as('personnel')).get('/approvals')).text).not.toContain('href="/obstacles"');
    expect((await (await as('mcHead')).get('/')).text).toContain('1 vướng mắc chờ bạn xác nhận');
    for (const login of ['mc1', 'chair', 'vpHead', 'mc2'])
      expect((await (await as(login)).get('/')).text).not.toContain('chờ bạn xác nhận');
    const page = (await (await as('mcHead')).get(`/obstacles/${id}`)).text;
    expect(page).toContain(TOLD);
    expect(page).toContain('Sản phẩm DC.02');
    const photo = await (await as('mcHead')).download(`/obstacles/${id}/photo`);
    expect([photo.status, photo.headers.get('content-type')]).toEqual([200, 'image/png']);
    expect(Buffer.from(photo.bytes).equals(PNG)).toBe(true);
  });

  it('and its door and its photo’s are one: the person, who decides, who stands above, the inspector', async () => {
    const id = await tell(month, 'mc1', {}, PNG);
    for (const [login, status] of Object.entries({
      ...{ mc1: 200, mcHead: 200, chair: 200, inspector: 200 },
      ...{ mc2: 404, vice: 404, vpHead: 404, secretary: 403, stranger: 404, personnel: 404 },
    }))
      for (const path of [`/obstacles/${id}`, `/obstacles/${id}/photo`]) {
        const answer = await (await as(login)).get(path);
        const found = status === 403 ? [403, 404].includes(answer.status) : answer.status === status;
        expect([login, path, found ? status : answer.status]).toEqual([login, path, status]);
      }
    await say(month, 'mcHead', id, 'confirmed');
    expect((await (await as('personnel')).get(`/obstacles/${id}/photo`)).status).toBe(200);
  });

  it.each([
    ['too few words', { text: 'Mất' }, 'từ 10 đến 500'],
    ['too many', { text: 'Mất điện '.repeat(80) }, 'từ 10 đến 500'],
    ['a day to come', { happenedOn: '25/11/2026' }, 'Ngày này chưa đến'],
    ['no day', { happenedOn: '31/11/2026' }, 'không phải là một ngày'],
    ['a day of last spring', { happenedOn: '24/05/2026' }, 'ba tháng gần đây'],
    ['somebody else’s work', { about: 'line:999999' }, 'không thuộc tháng'],
    ['a code that is none', { about: 'criterion:<b>' }, 'không thuộc tháng'],
    ['a criterion of another month', { about: 'criterion:dung-hen', happenedOn: '30/10/2026' }, 'không thuộc tháng'],
  ])('%s comes back as typed', async (_name, fields, words) => {
    const answer = await (await as('mc1')).upload('/obstacles', { text: TOLD, ...fields }, []);
    expect(answer.status).toBe(422);
    expect(answer.text).toContain(words);
    expect(answer.text).toContain(('text' in fields ? fields.text : TOLD).trim().slice(0, 20));
  });

  it('no photo that is none, and the page says that it has to be chosen again', async () => {
    const mc1 = await as('mc1');
    const files = [{ field: 'file', name: 'a.png', bytes: 'not a picture' }];
    const answer = await mc1.upload('/obstacles', { text: TOLD }, files);
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('Ảnh chưa được lưu');
    const pdf = [{ field: 'file', name: 'a.pdf', bytes: '%PDF-1.4\n%âãÏÓ\n1 0 obj\n<<>>\nendobj\n' }];
    expect((await mc1.upload('/obstacles', { text: TOLD }, pdf)).text).toContain('Chỉ nhận ảnh');
  });

  it('a day that is long ago is asked about once', async () => {
    const mc1 = await as('mc1');
    const old = { text: TOLD, happenedOn: '12/11/2026' };
    const asked = await mc1.upload('/obstacles', old, []);
    expect(asked.status).toBe(422);
    expect(asked.text).toContain('name="longAgo" value="2026-11-12"');
    expect((await mc1.upload('/obstacles', { ...old, longAgo: '2026-11-11' }, [])).status).toBe(422);
    expect((await mc1.upload('/obstacles', { ...old, longAgo: '2026-11-12' }, [])).status).toBe(200);
  });

  it('not for a month that is closed', async () => {
    await month.db.rows(`update periods set closed_at = now(), closed_by = 1 where id = $1`, [month.periodId]);
    await tell(month, 'mc2');
    await month.db.rows(`update legal_periods set closed_at = now(), closed_by = 1 where id = $1`, [
      month.legal.periodId,
    ]);
    const answer = await (await as('mc2')).upload('/obstacles', { text: TOLD }, []);
    expect(answer.text).toContain('Tháng 11/2026 đã đóng');
    const id = (await month.db.one<{ id: number }>('select max(id) as id from obstacles'))!.id;
    expect((await say(month, 'mcHead', id, 'confirmed')).text).toContain('đã đóng');
    const mc2 = await as('mc2');
    for (const [way, words] of [
      ['withdrawal', { why: 'Báo nhầm, việc này không vướng' }],
      [
        'correction',
        { text: 'Nói lại cho rõ việc đã vướng', happenedOn: '24/11/2026', about: '', reason: 'Viết chưa rõ' },
      ],
    ] as const)
      expect((await mc2.post(`/obstacles/${id}/${way}`, words)).status).toBe(409);
    await month.db.rows(`update periods set closed_at = null, closed_by = null`);
    await month.db.rows(`update legal_periods set closed_at = null, closed_by = null`);
  });

  it('no more than twenty that nobody answered', async () => {
    const mc3 = await as('mc3');
    for (let at = 0; at < 20; at++) expect((await mc3.upload('/obstacles', { text: TOLD }, [])).status).toBe(200);
    expect((await mc3.upload('/obstacles', { text: TOLD }, [])).text).toContain('20 vướng mắc chờ trả lời');
    const { id } = (await month.db.one<{ id: number }>('select max(id) as id from obstacles'))!;
    await mc3.post(`/obstacles/${id}/withdrawal`, { why: 'Báo nhầm, việc này không vướng' });
    expect((await mc3.upload('/obstacles', { text: TOLD }, [])).status).toBe(200);
    expect((await mc3.upload('/obstacles', { text: TOLD }, [])).status).toBe(422);
  });

  it('and what nobody can answer any more, as its month is closed, keeps nobody from telling', async () => {
    const now = month.clock.now();
    await month.db.rows('update periods set closed_at = now(), closed_by = 1');
    await month.db.rows('update legal_periods set closed_at = now(), closed_by = 1');
    month.clock.set(new Date('2026-12-01T02:00:00Z'));
    const mc3 = await as('mc3');
    expect((await mc3.upload('/obstacles', { text: TOLD }, [])).status).toBe(200);
    month.clock.set(now);
    await month.db.rows('update periods set closed_at = null, closed_by = null');
    await month.db.rows('update legal_periods set closed_at = null, closed_by = null');
  });
});

describe('it is answered', () => {
  it('by who decides alone, once', async () => {
    const id = await tell(month, 'mc1');
    for (const login of ['mc1', 'chair', 'vpHead', 'personnel', 'inspector'])
      expect((await say(month, login, id, 'confirmed')).status).toBeGreaterThanOrEqual(403);
    expect((await say(month, 'mcHead', id, 'confirmed')).text).toContain('Đã xác nhận khách quan');
    expect((await say(month, 'mcHead', id, 'refused', WHY)).status).toBe(409);
    expect(await notices('obstacle-confirmed')).toContain('mc1');
    expect((await (await as('mc1')).get('/obstacles')).text).toContain('Đã xác nhận khách quan');
  });

  it('not with a reason where one is owed, nor in a way there is none', async () => {
    const id = await tell(month, 'mc1');
    expect((await say(month, 'mcHead', id, 'refused', 'không')).status).toBe(422);
    expect((await say(month, 'mcHead', id, 'asked', '')).status).toBe(422);
    expect((await say(month, 'mcHead', id, 'perhaps')).status).toBe(422);
    expect((await say(month, 'mcHead', id, 'constructor')).status).toBe(422);
    expect((await say(month, 'mcHead', id, 'refused', 'x'.repeat(1001))).status).toBe(422);
    expect((await say(month, 'mcHead', id, 'refused', WHY)).text).toContain('Không xác nhận');
  });

  it('or asked about: the person answers, and it waits again', async () => {
    const id = await tell(month, 'mc1');
    expect((await (await as('mc1')).post(`/obstacles/${id}/reply`, { reason: 'Từ 8 giờ' })).status).toBe(409);
    await say(month, 'mcHead', id, 'asked', 'Từ mấy giờ?');
    expect((await (await as('mc1')).get('/')).text).toContain('1 vướng mắc của bạn được hỏi thêm');
    expect((await (await as('mc2')).post(`/obstacles/${id}/reply`, { reason: 'Từ 8 giờ' })).status).toBe(404);
    expect((await (await as('mcHead')).post(`/obstacles/${id}/reply`, { reason: 'Từ 8 giờ' })).status).toBe(403);
    const answered = await (await as('mc1')).post(`/obstacles/${id}/reply`, { reason: 'Từ 8 giờ đến 10 giờ' });
    expect(answered.text).toContain('Đã trả lời, chờ xác nhận');
    expect(await notices('obstacle-replied')).toEqual(['mchead']);
    expect((await say(month, 'mcHead', id, 'confirmed')).text).toContain('Từ mấy giờ?');
  });

  it('the person puts it right or takes it back until then, with a reason; both versions stay', async () => {
    const id = await tell(month, 'mc1', { about: 'criterion:dung-hen' });
    const mc1 = await as('mc1');
    const page = (await mc1.get(`/obstacles/${id}/correction`)).text;
    expect(page).toContain(`value="line:${month.line}"`);
    const right = { text: `${TOLD} cho dân`, happenedOn: '23/11/2026', about: `line:${month.line}`, reason: WHY };
    for (const wrong of [{ happenedOn: '25/11/2026' }, { about: 'line:1234567' }, { reason: '' }])
      expect((await mc1.post(`/obstacles/${id}/correction`, { ...right, ...wrong })).status).toBe(422);
    const shown = (await mc1.post(`/obstacles/${id}/correction`, right)).text;
    expect(shown).toContain(`${TOLD} cho dân`);
    expect(shown).toContain('Đã sửa 1 lần');
    expect(shown).toContain('23/11/2026');
    expect(shown).toContain('Sản phẩm DC.02');
    expect(await notices('obstacle-corrected')).toEqual(['mchead']);
    expect((await (await as('mcHead')).get(`/obstacles/${id}/correction`)).status).toBe(404);
    await mc1.post(`/obstacles/${id}/withdrawal`, { why: 'Chép nhầm việc của đồng nghiệp' });
    expect((await mc1.get(`/obstacles/${id}`)).text).toContain('Đã rút');
    expect((await say(month, 'mcHead', id, 'confirmed')).status).toBe(409);
    const answered = await tell(month, 'mc1');
    await say(month, 'mcHead', answered, 'confirmed');
    expect((await mc1.post(`/obstacles/${answered}/correction`, right)).status).toBe(409);
    expect((await mc1.post(`/obstacles/${answered}/withdrawal`, { why: WHY })).status).toBe(409);
  });

  it('so is its photo: exchanged or taken away until it is answered, those of before stay readable', async () => {
    const id = await tell(month, 'mc1', {}, PNG);
    const mc1 = await as('mc1');
    const other = Buffer.concat([PNG.subarray(0, 33), PNG.subarray(33)]);
    const seen = async () => /name="seen" value="(\d+)"/.exec((await mc1.get(`/obstacles/${id}`)).text)?.[1] ?? '9';
    const put = async (fields: Record<string, string>, bytes: Uint8Array | string | null, login = 'mc1') =>
      (await as(login)).upload(
        `/obstacles/${id}/photo`,
        { seen: await seen(), ...fields },
        bytes ? [{ field: 'file', name: 'moi.png', bytes }] : [],
      );
    const wrong = await put({ photoReason: '' }, other);
    expect([wrong.status, wrong.text.includes('từ 10 đến 1000')]).toEqual([422, true]);
    expect((await put({ photoReason: WHY }, null)).text).toContain('Chọn một ảnh, hoặc đánh dấu ô bỏ ảnh.');
    expect((await put({ photoReason: WHY }, 'not a picture')).status).toBe(422);
    for (const login of ['mcHead', 'chair']) expect((await put({ photoReason: WHY }, other, login)).status).toBe(403);
    expect((await put({ photoReason: WHY }, other, 'mc2')).status).toBe(404);
    const told = (await notices('obstacle-corrected')).length;
    expect((await put({ photoReason: 'Chụp nhầm màn hình khác' }, other)).text).toContain('Đã đổi ảnh.');
    expect(await notices('obstacle-corrected')).toHaveLength(told + 1);
    expect((await put({ photoReason: 'Trong ảnh có người dân', without: 'yes' }, null)).status).toBe(200);
    const page = (await (await as('mcHead')).get(`/obstacles/${id}`)).text;
    for (const words of ['Đã đổi ảnh 2 lần', 'Chụp nhầm màn hình khác', 'Không kèm ảnh.', `/obstacles/${id}/photos/0`])
      expect(page).toContain(words);
    expect((await (await as('mcHead')).get(`/obstacles/${id}/photo`)).status).toBe(404);
    const earlier = [...page.matchAll(/\/obstacles\/\d+\/photos\/\d+/g)].map(([href]) => href);
    for (const href of earlier) {
      expect((await (await as('mcHead')).download(href)).headers.get('content-type')).toBe('image/png');
      expect((await (await as('mc2')).get(href)).status).toBe(404);
    }
    expect(earlier).toHaveLength(2);
    await say(month, 'mcHead', id, 'confirmed');
    expect((await put({ photoReason: WHY }, PNG)).status).toBe(409);
    expect(JSON.stringify((await verify(month.db, { paths: null })).findings.list)).not.toContain('obstacle');
  });

  it('who answered it and no longer decides reads it still, on the list too; others who came after do not', async () => {
    const id = await tell(month, 'mc2');
    await month.db.rows(
      `insert into acting_appointments (unit_id, official_id, from_date, to_date, decision_number) values ($1, $2, '2026-11-24', '2026-11-24', '4/QĐ')`,
      [month.ward.units.MC.id, month.ward.officials['mcDeputy']],
    );
    await say(month, 'mcDeputy', id, 'confirmed');
    await month.db.rows(`delete from acting_appointments where decision_number = '4/QĐ'`);
    const former = await as('mcDeputy');
    expect((await former.get(`/obstacles/${id}`)).text).toContain(TOLD);
    expect((await former.get('/obstacles')).text).toMatch(
      new RegExp(`Bạn đã trả lời khi còn quyết định[^]*/obstacles/${id}"`),
    );
    expect((await say(month, 'mcDeputy', id, 'taken-back', WHY)).status).toBe(403);
    expect((await (await as('vpHead')).get(`/obstacles/${id}`)).status).toBe(404);
  });

  it('what another tab saw before it was put right is not answered unseen', async () => {
    const id = await tell(month, 'mc1');
    const seen = /name="seen" value="(\d+)"/.exec((await (await as('mcHead')).get(`/obstacles/${id}`)).text)![1]!;
    const right = { text: `${TOLD} cho dân`, happenedOn: '24/11/2026', about: '', reason: WHY };
    await (await as('mc1')).post(`/obstacles/${id}/correction`, right);
    expect((await say(month, 'mcHead', id, 'confirmed', '', { seen })).status).toBe(409);
    expect((await say(month, 'mcHead', id, 'confirmed', '', { seen: '1' })).status).toBe(200);
  });

  it('a confirmation is taken back with a reason, and given again with one; all of it stays readable', async () => {
    const id = await tell(month, 'mc1');
    await say(month, 'mcHead', id, 'confirmed');
    expect((await say(month, 'mcHead', id, 'taken-back', 'nhầm')).status).toBe(422);
    expect((await say(month, 'mcHead', id, 'taken-back', WHY)).text).toContain('Đã rút xác nhận');
    expect((await say(month, 'mcHead', id, 'confirmed')).status).toBe(422);
    expect((await say(month, 'mcHead', id, 'confirmed', 'Hỏi lại thì đúng là khách quan')).status).toBe(200);
    const page = (await (await as('mc1')).get(`/obstacles/${id}`)).text;
    expect(page).toContain(WHY);
    expect(page).toContain('Hỏi lại thì đúng là khách quan');
    expect(await notices('obstacle-taken-back')).toEqual(['mc1']);
  });

  it('at once by two: one wins, the other is told who', async () => {
    const id = await tell(month, 'mc1');
    const [a, b] = await Promise.all([
      say(month, 'mcHead', id, 'confirmed', '', { seen: '0' }),
      say(month, 'mcHead', id, 'refused', WHY, { seen: '0' }),
    ]);
    expect([a.status, b.status].sort()).toEqual([200, 409]);
  });

  it('by a substitute in the head’s stead, and a head’s own by the head above', async () => {
    await month.db.rows(
      `with d as (insert into delegations (unit_id, from_official, to_official, from_date, to_date, offered_at, accepted_at)
         values ($1, $2, $3, '2026-11-24', '2026-11-24', '2026-11-24', '2026-11-24T01:00:00Z') returning id)
       insert into acting_appointments (unit_id, official_id, from_date, to_date, decision_number, delegation_id)
         select $1, $3, '2026-11-24', '2026-11-24', 'delegation', id from d`,
      [month.ward.units.MC.id, month.ward.officials['mcHead'], month.ward.officials['mcDeputy']],
    );
    const id = await tell(month, 'mc1');
    expect((await say(month, 'mcHead', id, 'confirmed')).status).toBe(403);
    expect((await say(month, 'mcDeputy', id, 'confirmed')).text).toContain('(thay mặt Nguyễn Thị Một)');
    const own = await tell(month, 'mcDeputy');
    expect((await say(month, 'mcDeputy', own, 'confirmed')).status).toBe(403);
    expect((await say(month, 'chair', own, 'confirmed')).status).toBe(200);
    await month.db.rows(`delete from acting_appointments where decision_number = 'delegation'`);
  });

  it('a committee reads two numbers, and no obstacle', async () => {
    const desk = (await (await as('secretary')).get('/committee')).text;
    expect(desk).toMatch(/Vướng mắc được báo trong tháng: \d+, đã xác nhận khách quan: \d+\./);
    expect(desk).not.toContain('/obstacles/');
    const counts = await month.db.one(
      `select count(*) filter (where not exists (select 1 from corrections c where c.kind = 'obstacle' and c.row_id = b.id and c.after is null))::int as told from obstacles b where b.happened_on < '2026-12-01'`,
    );
    expect(desk).toContain(`trong tháng: ${(counts as { told: number }).told},`);
  });

  it('and the audit holds all of it', async () => {
    expect(await brokenChains(month.db)).toEqual([]);
    const { findings } = await verify(month.db, { paths: null, patient: true });
    expect(findings.list.filter((finding) => JSON.stringify(finding).includes('obstacle'))).toEqual([]);
  });
});
