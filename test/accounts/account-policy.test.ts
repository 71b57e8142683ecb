import { loginFor } from '../../src/accounts/new-account.js';
import {
  mayAgree,
  mayGrant,
  mayManage,
  maySee,
  needsSecond,
  type AccountFacts,
} from '../../src/accounts/account.policy.js';
import type { Power } from '../../src/accounts/powers.js';
import type { Actor, Role } from '../../src/web/actor.js';

function actor(role: Role, path: string, accountId = 1): Actor {
  return {
    accountId,
    roles: [{ role, path, unitId: 1 }],
    heads: [],
    committees: [],
    capabilities: new Set([role]),
  } as unknown as Actor;
}
const seated = (role: 'secretary' | 'member', path: string): Actor =>
  ({
    accountId: 5,
    roles: [],
    heads: [],
    committees: [{ role, path, unitId: 1, committeeId: 1 }],
    capabilities: new Set(['committee']),
  }) as unknown as Actor;
const at = (as: Power['as'], path: string): Power => ({ as, path, unit: null });
const account = (facts: Partial<AccountFacts> = {}): AccountFacts => ({
  id: 2,
  officialId: 9,
  path: '/1/7/',
  powers: [at('post', '/1/7/')],
  ...facts,
});

describe('who may reset, lock out or let in whom', () => {
  const cases: [what: string, actor: Actor, account: AccountFacts, see: boolean, manage: boolean][] = [
    ['personnel, an official in scope', actor('personnel', '/1/'), account(), true, true],
    ['personnel, an official elsewhere', actor('personnel', '/2/'), account(), false, false],
    [
      'personnel, an account without an official',
      actor('personnel', '/1/'),
      account({ path: null, officialId: null, powers: [] }),
      false,
      false,
    ],
    ['personnel, themself', actor('personnel', '/1/', 2), account(), true, false],
    ['administrator, anybody', actor('administrator', '/'), account({ path: null }), true, true],
    [
      'administrator, another administrator',
      actor('administrator', '/'),
      account({ powers: [at('administrator', '/')] }),
      true,
      true,
    ],
    ['administrator, themself', actor('administrator', '/', 2), account(), true, false],
    ['inspector', actor('inspector', '/1/'), account(), false, false],
  ];
  for (const [what, who, of, see, manage] of cases) {
    it(what, () => expect([maySee(who, of), mayManage(who, of)]).toEqual([see, manage]));
  }

  it('personnel of an office reach nothing above it or beside it, whatever it comes from', () => {
    const office = actor('personnel', '/1/7/');
    for (const as of [
      'head',
      'acting',
      'overseer',
      'committee',
      'post',
      'inspector',
      'personnel',
      'outside-approver',
    ] as const) {
      for (const [path, may] of [
        ['/1/7/', true],
        ['/1/7/9/', true],
        ['/1/', false],
        ['/1/8/', false],
        ['/', false],
      ] as const) {
        expect([as, path, mayManage(office, account({ powers: [at('post', '/1/7/'), at(as, path)] }))]).toEqual([
          as,
          path,
          may,
        ]);
      }
    }
    expect(mayManage(actor('personnel', '/1/'), account({ powers: [at('administrator', '/')] }))).toBe(false);
  });

  it('whatever gives power over others asks for a second person; a post alone does not', () => {
    for (const as of [
      'head',
      'acting',
      'overseer',
      'committee',
      'inspector',
      'personnel',
      'outside-approver',
      'administrator',
    ] as const) {
      expect([as, needsSecond(account({ powers: [at(as, '/1/')] }))]).toEqual([as, true]);
    }
    expect(needsSecond(account())).toBe(false);
  });

  it('grants are the administrator’s, and never to themself', () => {
    expect(mayGrant(actor('administrator', '/'), account())).toBe(true);
    expect(mayGrant(actor('administrator', '/', 2), account())).toBe(false);
    expect(mayGrant(actor('personnel', '/1/'), account())).toBe(false);
  });
});

describe('who may agree to what another asked for', () => {
  const places = [at('head', '/1/'), at('post', '/1/7/')];
  const cases: [what: string, actor: Actor, places: Power[], may: boolean][] = [
    ['another administrator', actor('administrator', '/', 7), places, true],
    ['who asked', actor('administrator', '/', 3), places, false],
    ['whom it is for', actor('personnel', '/1/', 2), places, false],
    ['personnel of the place', actor('personnel', '/1/', 7), places, true],
    ['personnel of a part of it', actor('personnel', '/1/7/', 7), places, false],
    ['the secretary', seated('secretary', '/1/'), places, true],
    ['a member', seated('member', '/1/'), places, false],
    ['an inspector', actor('inspector', '/1/', 7), places, false],
    ['personnel of a root unit, for an administrator', actor('personnel', '/1/', 7), [at('administrator', '/')], true],
    ['personnel of an office, for an administrator', actor('personnel', '/1/7/', 7), [at('administrator', '/')], false],
  ];
  it.each(cases)('%s', (_, who, about, may) =>
    expect(mayAgree(who, { accountId: 2, askedBy: 3, places: about })).toBe(may),
  );
});

describe('the login of a code', () => {
  for (const [code, login] of [
    ['CB-0012', 'cb-0012'],
    ['A', 'cb-a'],
    ['AB', 'cb-ab'],
    ['ABC', 'abc'],
  ] as const) {
    it(code, () => expect(loginFor(code)).toBe(login));
  }
});
