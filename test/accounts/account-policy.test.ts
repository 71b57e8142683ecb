import { loginFor } from '../../src/accounts/new-account.js';
import { mayGrant, mayManage, maySee, type AccountFacts } from '../../src/accounts/account.policy.js';
import type { Actor, Role } from '../../src/web/actor.js';

function actor(role: Role, path: string, accountId = 1): Actor {
  return { accountId, roles: [{ role, path, unitId: 1 }], capabilities: new Set([role]) } as unknown as Actor;
}
const account = (facts: Partial<AccountFacts> = {}): AccountFacts => ({ id: 2, officialId: 9, path: '/1/7/', roles: [], ...facts });

describe('who may reset, lock out or let in whom', () => {
  const cases: [what: string, actor: Actor, account: AccountFacts, see: boolean, manage: boolean][] = [
    ['personnel, an official in scope', actor('personnel', '/1/'), account(), true, true],
    ['personnel, an official elsewhere', actor('personnel', '/2/'), account(), false, false],
    ['personnel, an account without an official', actor('personnel', '/1/'), account({ path: null, officialId: null }), false, false],
    ['personnel, an administrator', actor('personnel', '/1/'), account({ roles: [{ role: 'administrator', path: '/' }] }), true, false],
    ['personnel, a role that reaches further', actor('personnel', '/1/7/'), account({ roles: [{ role: 'inspector', path: '/1/' }] }), true, false],
    ['personnel, a role within the scope', actor('personnel', '/1/'), account({ roles: [{ role: 'inspector', path: '/1/7/' }] }), true, true],
    ['personnel, themself', actor('personnel', '/1/', 2), account(), true, false],
    ['administrator, anybody', actor('administrator', '/'), account({ path: null }), true, true],
    ['administrator, another administrator', actor('administrator', '/'), account({ roles: [{ role: 'administrator', path: '/' }] }), true, true],
    ['administrator, themself', actor('administrator', '/', 2), account(), true, false],
    ['inspector', actor('inspector', '/1/'), account(), false, false],
  ];
  for (const [what, who, of, see, manage] of cases) {
    it(what, () => expect([maySee(who, of), mayManage(who, of)]).toEqual([see, manage]));
  }

  it('grants are the administrator’s, and never to themself', () => {
    expect(mayGrant(actor('administrator', '/'), account())).toBe(true);
    expect(mayGrant(actor('administrator', '/', 2), account())).toBe(false);
    expect(mayGrant(actor('personnel', '/1/'), account())).toBe(false);
  });
});

describe('the login of a code', () => {
  for (const [code, login] of [['CB-0012', 'cb-0012'], ['A', 'cb-a'], ['AB', 'cb-ab'], ['ABC', 'abc']] as const) {
    it(code, () => expect(loginFor(code)).toBe(login));
  }
});
