import { costlyKind } from '../../src/web/costly.guard.js';
import { MATRIX } from '../house/authorization.matrix.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { makeWard } from '../support/ward.js';

describe('costly work', () => {
  it.each([
    ['GET', '/reports/:code.pdf', 'paper'],
    ['GET', '/reports/:code', 'report'],
    ['POST', '/imports/:kind', 'import'],
    ['POST', '/measures/imports', 'import'],
    ['POST', '/imports/:id/plan', 'import'],
    ['POST', '/imports/:id/columns', 'import'],
    ['POST', '/imports/:id/application', null],
    ['GET', '/audit/verification', 'chain-walk'],
    ['GET', '/imports', null],
    ['GET', '/reports', null],
    ['POST', '/evaluations/:id/submission', null],
  ])('%s %s is %s', (method, route, kind) => {
    expect(costlyKind(method, route)).toBe(kind);
  });

  it('is every paper and every file sent in, by their routes', () => {
    const routes = [...new Set(MATRIX.map(([route]) => route))];
    const wanted = routes.filter((route) =>
      /^GET .*\.(pdf|docx|xlsx|csv|json|zip)$|^POST .*imports(\/:kind|\/:id\/(plan|columns))?$/.test(route),
    );
    expect(wanted.length).toBeGreaterThan(20);
    expect(wanted.filter((route) => costlyKind(...(route.split(' ') as [string, string])) === null)).toEqual([]);
  });

  describe('has a limit for each person', () => {
    let t: TestApp;
    beforeAll(async () => {
      t = await startTestApp(undefined, { COSTLY_PER_MINUTE: '10' });
      await makeWard(t.db);
    });
    afterAll(() => t.close());

    it('refuses the second walk of the chains within a minute with a page, and lets others and other pages be', async () => {
      const inspector = await t.as('inspector');
      expect((await inspector.get('/audit/verification')).status).toBe(200);
      const refused = await inspector.get('/audit/verification');
      expect(refused.status).toBe(429);
      expect(refused.text).toContain('Thao tác quá nhanh');
      expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
      expect((await inspector.get('/audit')).status).toBe(200);
    });

    it('counts a kind over all its routes: papers of one person, not of another', async () => {
      const [mc1, mc2] = [await t.as('mc1'), await t.as('mc2')];
      const ask = async () => (await mc1.get('/reports/nothing.pdf')).status;
      for (let i = 0; i < 9; i++) expect(await ask()).not.toBe(429);
      expect((await mc1.get('/reports/nothing.xlsx')).status).not.toBe(429);
      expect(await ask()).toBe(429);
      expect((await mc2.get('/reports/nothing.pdf')).status).not.toBe(429);
    });
  });
});
