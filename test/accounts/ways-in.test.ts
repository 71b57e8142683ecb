import { filesBelow } from '../house/source.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { PASSWORD, type Answer, type Client } from '../support/client.js';
import { makeWard, type Ward } from '../support/ward.js';

let t: TestApp;
let ward: Ward;
let office: Client;

/** An officer of one office, and people of that office who stand for something above it. */
beforeAll(async () => {
  t = await startTestApp();
  ward = await makeWard(t.db);
  await t.db.rows(`update account_roles set unit_id = $1 where account_id = $2`, [
    ward.units.MC.id,
    ward.accounts['personnel2'],
  ]);
  office = await t.client('personnel2');
});
afterAll(() => t.close());

const NEXT = 'con đường ra cánh đồng làng';
const account = (key: string) => `/accounts/${ward.accounts[key]}`;
const isSlip = (answer: Answer) => answer.text.includes('class="card slip"');
const passwordIn = (text: string) => /<code>([a-z0-9]{4}-[a-z0-9]{4}-[a-z0-9]{4})<\/code>/.exec(text)![1]!;
const hashOf = async (key: string) =>
  (await t.db.one<{ password_hash: string }>('select password_hash from accounts where id = $1', [ward.accounts[key]]))!
    .password_hash;
const latest = async () => (await t.db.one<{ id: number }>('select max(id) as id from access_requests'))!.id;
const told = (key: string) =>
  t.db.rows<{ code: string }>('select code from notices where official_id = $1 order by id', [ward.officials[key]]);

interface Right {
  what: string;
  give: string;
  /** The place: above the office, or the office itself. */
  place: (above: boolean) => (number | undefined)[];
}

const RIGHTS: Right[] = [
  {
    what: 'a head’s post',
    give: `insert into posts (official_id, unit_id, title, tier, position, main, from_date) values ($1, $2, 'Phụ trách', 3, 'head', false, $3)`,
    place: (above) => [ward.officials['mc1'], above ? ward.units.KT.id : undefined],
  },
  {
    what: 'an acting appointment',
    give: `insert into acting_appointments (official_id, unit_id, from_date, decision_number) values ($1, $2, $3, '1/QĐ')`,
    place: (above) => [ward.officials['mc1'], above ? ward.units.PM.id : ward.units.MC.id],
  },
  {
    what: 'a seat in a committee',
    give: `insert into committee_members (official_id, committee_id, role, from_date) values ($1, $2, 'member', $3)`,
    place: (above) => [ward.officials['mc1'], above ? ward.committeeId : undefined],
  },
  {
    what: 'an oversight',
    give: `insert into oversights (post_id, unit_id, from_date) values ($1, $2, $3)`,
    place: (above) => [ward.posts['mc1'], above ? ward.units.VP.id : ward.units.MC.id],
  },
  {
    what: 'the personnel role',
    give: `insert into account_roles (account_id, unit_id, role, granted_at) values ($1, $2, 'personnel', $3)`,
    place: (above) => [ward.accounts['mc1'], above ? ward.units.PM.id : ward.units.MC.id],
  },
  {
    what: 'the inspector’s role',
    give: `insert into account_roles (account_id, unit_id, role, granted_at) values ($1, $2, 'inspector', $3)`,
    place: (above) => [ward.accounts['mc1'], above ? ward.units.PM.id : ward.units.MC.id],
  },
  {
    what: 'the outside approver’s role',
    give: `insert into account_roles (account_id, unit_id, role, granted_at) values ($1, $2, 'outside-approver', $3)`,
    place: (above) => [ward.accounts['mc1'], above ? ward.units.PM.id : ward.units.MC.id],
  },
];
const DAYS: [when: string, from: string, to: string | null][] = [
  ['today', '2026-01-01', null],
  ['from tomorrow', '2026-11-21', null],
  ['until last week', '2026-01-01', '2026-11-13'],
];

describe('whatever a right comes from, its account is not opened by one person, nor from below', () => {
  const cases = RIGHTS.flatMap((right) =>
    (right.give.includes('account_roles') ? DAYS.slice(0, 1) : DAYS).map(
      (day) => [right.what, day[0], right, day] as const,
    ),
  );
  it.each(cases)('%s, %s', async (_, __, right, [, from, to]) => {
    for (const above of [true, false]) {
      const [who, where] = right.place(above);
      if (where === undefined) continue;
      await during(
        right.give.replace(/from_date(.*)\$3/, to ? 'from_date, to_date$1$3, $4' : 'from_date$1$3'),
        [who, where, from, ...(to ? [to] : [])],
        async () => {
          const before = await hashOf('mc1');
          for (const act of ['one-time-password', 'unlocking', 'disabling']) {
            if (above) expect([act, (await office.post(`${account('mc1')}/${act}`)).status]).toEqual([act, 403]);
          }
          if (!above) {
            const asked = await office.post(`${account('mc1')}/one-time-password`);
            expect(asked.path).toBe('/accounts/requests');
            expect(asked.text).toContain('Bùi Thị Ba');
          }
          expect(
            isSlip(
              await office.post(`/units/${ward.units.MC.id}/passwords`, { account: String(ward.accounts['mc1']) }),
            ),
          ).toBe(false);
          expect(await hashOf('mc1')).toBe(before);
        },
      );
    }
  });

  it('an ordinary post in the office is reset at once, and the person is told', async () => {
    await t.client('mc5');
    const slip = await office.post(`${account('mc5')}/one-time-password`);
    expect(isSlip(slip)).toBe(true);
    expect(slip.text).toContain('27/11/2026');
    expect(await told('mc5')).toEqual([{ code: 'password-given' }]);
  });

  /** The right for the time of the check alone. */
  async function during(give: string, params: unknown[], check: () => Promise<void>): Promise<void> {
    const row = await t.db.one<{ id: number }>(`${give} returning id`, params);
    const table = /into (\w+)/.exec(give)![1]!;
    try {
      await check();
    } finally {
      await t.db.rows(`delete from ${table} where id = $1`, [row!.id]);
      await t.db.rows('delete from access_requests');
      await t.db.rows('delete from notices');
    }
  }
});

describe('a new password for the chair', () => {
  it('is asked for, agreed to by another, printed once by who asked; the chair and the secretary are told of both', async () => {
    const [personnel, admin, secretary, chair] = await Promise.all(
      ['personnel', 'admin', 'secretary', 'chair'].map((login) => t.client(login)),
    );
    const before = await hashOf('chair');
    expect((await personnel!.post(`${account('chair')}/one-time-password`)).path).toBe('/accounts/requests');
    expect((await personnel!.post(`${account('chair')}/one-time-password`)).status).toBe(409);
    const id = await latest();
    expect(await told('chair')).toEqual([{ code: 'access-asked-password-own' }]);
    expect((await chair!.get('/notices')).text).toContain('tài khoản của bạn. Nếu bạn không yêu cầu, hãy từ chối.');
    expect(await told('secretary')).toEqual([{ code: 'access-asked-password' }]);
    expect((await secretary!.get('/')).text).toContain('1 đề nghị về tài khoản chờ bạn trả lời');
    expect((await chair!.get('/')).text).toContain('1 đề nghị về tài khoản chờ bạn trả lời');
    expect((await personnel!.post(`/accounts/requests/${id}/confirmation`)).status).toBe(403);
    expect((await personnel!.post(`/accounts/requests/${id}/slip`)).status).toBe(409);
    expect((await office.post(`/accounts/requests/${id}/confirmation`)).status).toBe(404);
    expect((await chair!.get('/accounts/requests')).text).toContain('Nếu bạn không yêu cầu việc này');
    expect(await hashOf('chair')).toBe(before);
    const agreed = await Promise.all([
      secretary!.post(`/accounts/requests/${id}/confirmation`),
      admin!.post(`/accounts/requests/${id}/confirmation`),
    ]);
    expect(agreed.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(await hashOf('chair')).toBe(before);
    expect((await admin!.post(`/accounts/requests/${id}/slip`)).status).toBe(403);
    expect((await personnel!.get('/')).text).toContain('1 đề nghị cấp mật khẩu đã được đồng ý, chờ bạn in phiếu');
    const slips = await Promise.all([
      personnel!.post(`/accounts/requests/${id}/slip`),
      personnel!.post(`/accounts/requests/${id}/slip`),
    ]);
    expect(slips.map(({ status }) => status).sort()).toEqual([200, 409]);
    const password = passwordIn(slips.find(isSlip)!.text);
    expect((await (await t.client()).signIn('chair', password)).text).toContain('action="/account/password"');
    expect((await told('chair')).map(({ code }) => code)).toEqual([
      'access-asked-password-own',
      'access-agreed-password-own',
    ]);
    expect((await personnel!.get('/')).text).not.toContain('chờ bạn in phiếu');
    const acts = await t.db.rows<{ act: string; account_id: number }>(
      `select act, account_id from audit where chain = $1 and act ~ 'access|one-time' order by seq`,
      [`account:${ward.accounts['chair']}`],
    );
    expect(acts.map(({ act }) => act)).toEqual([
      'account.access-asked',
      'account.access-agreed',
      'account.one-time-password',
    ]);
    expect(acts[0]!.account_id).not.toBe(acts[1]!.account_id);
  });

  it('is refused by the person, taken back by who asked, and lapses', async () => {
    const [personnel, vice, admin] = await Promise.all(['personnel', 'vice', 'admin'].map((login) => t.client(login)));
    const ask = async () => {
      await personnel!.post(`${account('vice')}/one-time-password`);
      return latest();
    };
    const first = await ask();
    await vice!.post(`/accounts/requests/${first}/refusal`);
    expect((await admin!.post(`/accounts/requests/${first}/confirmation`)).status).toBe(409);
    await personnel!.post(`/accounts/requests/${await ask()}/refusal`);
    const third = await ask();
    await t.db.rows(`update access_requests set asked_at = asked_at - interval '7 days' where id = $1`, [third]);
    expect((await admin!.post(`/accounts/requests/${third}/confirmation`)).status).toBe(409);
    expect((await personnel!.get('/accounts/requests')).text).toContain('quá 7 ngày, hết hiệu lực');
    expect((await admin!.get('/accounts/requests')).text).toContain('Không có đề nghị nào chờ bạn');
  });
});

describe('a slip gives no more than was agreed to', () => {
  const inspector = [
    `insert into account_roles (account_id, unit_id, role, granted_at) values ($1, $2, 'inspector', '2026-11-20')`,
    () => [ward.accounts['mcDeputy'], ward.units.PM.id],
  ] as const;
  const head = [
    `insert into posts (official_id, unit_id, title, tier, position, main, from_date) values ($1, $2, 'Trưởng phòng', 2, 'head', false, '2026-11-20')`,
    () => [ward.officials['mcDeputy'], ward.units.KT.id],
  ] as const;
  const chair = [
    `insert into committee_members (official_id, committee_id, role, from_date) values ($1, $2, 'deputy', '2026-11-20')`,
    () => [ward.officials['mcDeputy'], ward.committeeId],
  ] as const;
  const SEAT = `insert into committee_members (official_id, committee_id, role, from_date, to_date) values ($1, $2, 'member', '2026-01-01', '2026-11-19')`;

  it.each([
    ['a role', inspector],
    ['a post', head],
    ['a higher seat', chair],
  ] as const)('%s that came after the agreement', async (_, [sql, params]) => {
    const [personnel, secretary] = await Promise.all([t.client('personnel'), t.client('secretary')]);
    await t.db.rows(SEAT, [ward.officials['mcDeputy'], ward.committeeId]);
    const agreed = async () => {
      await personnel.post(`${account('mcDeputy')}/one-time-password`);
      const id = await latest();
      await secretary.post(`/accounts/requests/${id}/confirmation`);
      return id;
    };
    const id = await agreed();
    const before = await hashOf('mcDeputy');
    const row = await t.db.one<{ id: number }>(`${sql} returning id`, params());
    const refused = await personnel.post(`/accounts/requests/${id}/slip`);
    expect([refused.status, await hashOf('mcDeputy')]).toEqual([409, before]);
    expect(refused.text).toContain('hãy đề nghị lại');
    const again = await agreed();
    await t.db.rows(`delete from ${/into (\w+)/.exec(sql)![1]!} where id = $1`, [row!.id]);
    expect(isSlip(await personnel.post(`/accounts/requests/${again}/slip`))).toBe(true);
    await t.db.rows('delete from committee_members where official_id = $1', [ward.officials['mcDeputy']]);
  });
});

describe('a password that one person gave stays one person’s', () => {
  it('neither a role two people agreed to nor time opens the account; a password of two does', async () => {
    const [admin, secretary] = await Promise.all([t.client('admin'), t.client('secretary')]);
    const slip = await office.post(`${account('mc3')}/one-time-password`);
    const kept = await t.client();
    await kept.signIn('mc3', passwordIn(slip.text));
    await kept.post('/account/password', { current: passwordIn(slip.text), next: NEXT, repeat: NEXT });
    expect((await kept.get('/notices')).status).toBe(200);
    await admin.post(`${account('mc3')}/roles`, { role: 'inspector', unit: 'PM' });
    await secretary.post(`/accounts/requests/${await latest()}/confirmation`);
    expect((await kept.get('/audit')).headers.get('location')).toBe('/sign-in');
    const start = t.clock.now();
    t.clock.set(new Date(start.getTime() + 400 * 86_400_000));
    expect((await kept.post('/sign-in', { login: 'mc3', password: NEXT })).text).toContain('chỉ do một người cấp');
    t.clock.set(start);
    await admin.post(`${account('mc3')}/one-time-password`);
    const id = await latest();
    await secretary.post(`/accounts/requests/${id}/confirmation`);
    const given = passwordIn((await admin.post(`/accounts/requests/${id}/slip`)).text);
    const own = await t.client();
    await own.signIn('mc3', given);
    await own.post('/account/password', {
      current: given,
      next: 'chiều nay mưa ở bến sông',
      repeat: 'chiều nay mưa ở bến sông',
    });
    expect((await own.get('/audit')).status).toBe(200);
  });
});

describe('who asked', () => {
  it('hears what the second person answered', async () => {
    await t.db.rows(
      `insert into account_roles (account_id, unit_id, role, granted_at) values ($1, $2, 'personnel', $3)`,
      [ward.accounts['kt1'], ward.units.PM.id, t.clock.now()],
    );
    const [asker, admin] = await Promise.all([t.client('kt1'), t.client('admin')]);
    for (const answer of ['refusal', 'confirmation']) {
      await asker.post(`${account('vice')}/one-time-password`);
      await admin.post(`/accounts/requests/${await latest()}/${answer}`);
    }
    expect(await told('kt1')).toEqual([{ code: 'access-refused-asker' }, { code: 'access-agreed-password-asker' }]);
    const { text } = await asker.get('/notices');
    expect(text).toContain('như bạn đề nghị: hãy in phiếu.');
    expect(text).toContain('đã từ chối đề nghị của bạn');
  });
});

describe('roles and letting in again', () => {
  it.each(['inspector', 'personnel', 'outside-approver', 'administrator'])(
    'an administrator grants %s with a second person only',
    async (role) => {
      const [admin, secretary] = await Promise.all([t.client('admin'), t.client('secretary')]);
      const slip = await admin.post('/accounts', { name: 'Tài khoản thứ hai', login: `hai-${role}` });
      const made = (await t.db.one<{ id: number }>('select id from accounts where login = $1', [`hai-${role}`]))!.id;
      const held = () =>
        t.db.rows<{ role: string }>('select role from account_roles where account_id = $1 and ended_at is null', [
          made,
        ]);
      expect((await admin.post(`/accounts/${made}/roles`, { role, unit: 'PM' })).path).toBe('/accounts/requests');
      const id = await latest();
      expect(await held()).toEqual([]);
      expect((await admin.post(`/accounts/requests/${id}/confirmation`)).status).toBe(403);
      const own = await t.client();
      await own.signIn(`hai-${role}`, passwordIn(slip.text));
      expect((await own.post(`/accounts/requests/${id}/confirmation`)).path).toBe('/account/password');
      expect((await admin.post(`/accounts/${made}/roles`, { role, unit: 'PM' })).text).toContain(
        'đang chờ người thứ hai',
      );
      expect((await secretary.post(`/accounts/requests/${id}/confirmation`)).text).toContain('chỉ do một người cấp');
      expect(await held()).toEqual([{ role }]);
      expect((await own.get('/account/password')).headers.get('location')).toBe('/sign-in');
      expect(
        await t.db.one(
          `select payload::jsonb -> 'detail' ->> 'askedBy' as by from audit where chain = $1 and act = 'account.role-granted'`,
          [`account:${made}`],
        ),
      ).toEqual({ by: String(ward.accounts['admin']) });
    },
  );

  it('an account that stands for others is let in again by two', async () => {
    const [admin, personnel] = await Promise.all([t.client('admin'), t.client('personnel')]);
    await admin.post(`${account('inspector')}/disabling`);
    expect((await admin.post(`${account('inspector')}/enabling`)).path).toBe('/accounts/requests');
    await expect(t.client('inspector')).rejects.toThrow('sign-in');
    await personnel.post(`/accounts/requests/${await latest()}/confirmation`);
    await t.client('inspector');
  });

  it('an account that stands for others is disabled by two', async () => {
    const [personnel, secretary] = await Promise.all([t.client('personnel'), t.client('secretary')]);
    const head = await t.client('vpHead');
    expect((await personnel.get(account('vpHead'))).text).toContain('Đề nghị ngừng tài khoản');
    expect((await personnel.post(`${account('vpHead')}/disabling`)).path).toBe('/accounts/requests');
    expect((await personnel.post(`${account('vpHead')}/disabling`)).status).toBe(409);
    const id = await latest();
    expect((await personnel.post(`/accounts/requests/${id}/confirmation`)).status).toBe(403);
    expect((await head.get('/notices')).status).toBe(200);
    expect((await secretary.get('/accounts/requests')).text).toContain('Ngừng tài khoản của Lý Văn Phòng');
    expect((await secretary.post(`/accounts/requests/${id}/confirmation`)).text).toContain('tài khoản đã ngừng');
    expect((await head.get('/notices')).headers.get('location')).toBe('/sign-in');
    expect(await told('vpHead')).toEqual([
      { code: 'access-asked-disabling-own' },
      { code: 'access-agreed-disabling-own' },
    ]);
    await t.db.rows('update accounts set disabled_at = null where id = $1', [ward.accounts['vpHead']]);
  });

  it('in an emergency an administrator disables it alone, and the secretary and the audit know', async () => {
    const [admin, head] = await Promise.all([t.client('admin'), t.client('mcHead')]);
    expect((await admin.post(`${account('mcHead')}/disabling`)).path).toBe(account('mcHead'));
    expect((await head.get('/notices')).headers.get('location')).toBe('/sign-in');
    expect((await told('secretary')).at(-1)).toEqual({ code: 'account-disabled' });
    expect(
      await t.db.one(
        `select payload::jsonb -> 'detail' ->> 'alone' as alone from audit where chain = $1 and act = 'account.disabled'`,
        [`account:${ward.accounts['mcHead']}`],
      ),
    ).toEqual({ alone: 'true' });
    await t.db.rows('update accounts set disabled_at = null where id = $1', [ward.accounts['mcHead']]);
  });

  it('a new head’s first password takes two as well', async () => {
    const personnel = await t.client('personnel');
    const form = {
      name: 'Lâm Thị Đầu',
      code: 'CB-900',
      personType: 'civil-servant',
      email: '',
      unit: 'KT',
      postTitle: 'Trưởng phòng',
      tier: '2',
      position: 'head',
      fromDate: '2026-11-02',
      decisionNumber: '',
    };
    expect((await personnel.post('/officials', form)).path).toBe('/accounts/requests');
    expect(await t.db.one(`select password_hash from accounts where login = 'cb-900'`)).toEqual({
      password_hash: null,
    });
  });

  it('the very first personnel officer is granted at once, and that is said', async () => {
    await t.db.rows(`delete from account_roles where role = 'personnel'`);
    const admin = await t.client('admin');
    const slip = await admin.post('/accounts', { name: 'Người Đầu Tiên', login: 'dau-tien' });
    const made = (await t.db.one<{ id: number }>(`select id from accounts where login = 'dau-tien'`))!.id;
    expect((await admin.post(`/accounts/${made}/roles`, { role: 'personnel', unit: 'PM' })).text).toContain(
      'cán bộ tổ chức đầu tiên',
    );
    expect(
      await t.db.one(
        `select payload::jsonb -> 'detail' ->> 'first' as first from audit where chain = $1 and act = 'account.role-granted'`,
        [`account:${made}`],
      ),
    ).toEqual({ first: 'true' });
    expect((await (await t.client()).signIn('dau-tien', passwordIn(slip.text))).text).toContain(
      'action="/account/password"',
    );
    await t.db.rows(`update account_roles set ended_at = $2 where account_id = $1`, [made, t.clock.now()]);
    expect((await admin.post(`/accounts/${made}/roles`, { role: 'personnel', unit: 'PM' })).path).toBe(
      '/accounts/requests',
    );
  });
});

describe('who gives a password and then a post has not both', () => {
  const GIVES: [what: string, sql: string, params: () => unknown[]][] = [
    [
      'an acting appointment',
      `insert into acting_appointments (official_id, unit_id, from_date, decision_number) values ($1, $2, '2026-11-20', '2/QĐ')`,
      () => [ward.officials['vp1'], ward.units.VP.id],
    ],
    [
      'a head’s post',
      `insert into posts (official_id, unit_id, title, tier, position, main, from_date) values ($1, $2, 'Tổ trưởng', 1, 'head', false, '2026-11-20')`,
      () => [ward.officials['vp1'], ward.units.VT.id],
    ],
    [
      'a seat',
      `insert into committee_members (official_id, committee_id, role, from_date) values ($1, $2, 'member', '2026-11-20')`,
      () => [ward.officials['vp1'], ward.committeeId],
    ],
    [
      'an oversight',
      `insert into oversights (post_id, unit_id, from_date) values ($1, $2, '2026-11-20')`,
      () => [ward.posts['vp1'], ward.units.VT.id],
    ],
  ];
  it.each(GIVES)('%s', async (_, sql, params) => {
    await t.db.rows(`delete from access_requests`);
    const admin = await t.client('admin');
    const slip = await admin.post(`${account('vp1')}/one-time-password`);
    const browser = await t.client();
    await browser.signIn('vp1', passwordIn(slip.text));
    await browser.post('/account/password', { current: passwordIn(slip.text), next: NEXT, repeat: NEXT });
    expect((await browser.get('/notices')).status).toBe(200);
    const row = await t.db.one<{ id: number }>(`${sql} returning id`, params());
    expect((await browser.get('/notices')).headers.get('location')).toBe('/sign-in');
    expect((await browser.post('/sign-in', { login: 'vp1', password: NEXT })).text).toContain('chỉ do một người cấp');
    expect((await browser.post('/sign-in', { login: 'vp1', password: 'sai mật khẩu' })).text).not.toContain(
      'chỉ do một người cấp',
    );
    await admin.post(`${account('vp1')}/one-time-password`);
    const id = await latest();
    await (await t.client('secretary')).post(`/accounts/requests/${id}/confirmation`);
    expect(
      (await (await t.client()).signIn('vp1', passwordIn((await admin.post(`/accounts/requests/${id}/slip`)).text)))
        .text,
    ).toContain('action="/account/password"');
    await t.db.rows(`delete from ${/into (\w+)/.exec(sql)![1]!} where id = $1`, [row!.id]);
  });
});

describe('there is no other way', () => {
  const sources = filesBelow('src', '.ts').filter((file) => !/src\/(seed|database\/migrations)/.test(file.path));
  const using = (pattern: RegExp) =>
    sources
      .filter((file) => pattern.test(file.text))
      .map((file) => file.path)
      .sort();

  it('to a one-time password', () => {
    expect(using(/\.issueOneTime\(/)).toEqual([
      'src/accounts/access-requests.service.ts',
      'src/accounts/setup.service.ts',
      'src/accounts/slips.service.ts',
    ]);
    expect(using(/set[^`;]*password_hash = |(insert|update)\(Account,[^;]*passwordHash/)).toEqual([
      'src/accounts/passwords.service.ts',
      'src/accounts/setup.service.ts',
    ]);
  });

  it('to a role or out of a disabled account', () => {
    // Beside the grant: a role that somebody holds in a unit goes along where that unit goes, and never one's own.
    expect(using(/insert into account_roles|insert(Many)?\(AccountRole\b/)).toEqual([
      'src/accounts/grant-role.ts',
      'src/accounts/role-moves.ts',
    ]);
    expect(using(/\bgrantRole\(/)).toEqual(
      ['access-requests.service', 'grant-role', 'roles.service', 'setup.service'].map(
        (name) => `src/accounts/${name}.ts`,
      ),
    );
    expect(using(/given_alone_at = |(insert|update)\(Account,[^;]*givenAloneAt/)).toEqual([
      'src/accounts/passwords.service.ts',
      'src/accounts/roles.service.ts',
    ]);
    expect(using(/disabled_at = \$|(insert|update)\(Account,[^;]*disabledAt: (?!null)[^}]*\}\)/)).toEqual([
      'src/accounts/disable-account.ts',
    ]);
    expect(using(/disabled_at = null|update\(Account,[^;]*\{ disabledAt: null \}\)/)).toEqual([
      'src/accounts/access-requests.service.ts',
      'src/accounts/accounts.service.ts',
    ]);
  });

  it('the passwords of the test ward still hold', async () => {
    expect((await (await t.client()).signIn('mc2', PASSWORD)).path).toBe('/');
  });
});
