import { approversOf, headChain } from '../../src/standing/chain.js';
import { ledBy, leadersOf } from '../../src/standing/led.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { makeWard, type Ward } from '../support/ward.js';

const DAY = '2026-11-20';
let t: TestApp;
let ward: Ward;
const names = async (key: string, day = DAY) => {
  const byId = new Map(Object.entries(ward.officials).map(([name, id]) => [id, name]));
  return (await ledBy(t.db, ward.officials[key]!, day)).map(({ officialId }) => byId.get(officialId)).sort();
};

beforeAll(async () => {
  t = await startTestApp();
  ward = await makeWard(t.db);
});
afterAll(() => t.close());

describe('the chain of heads', () => {
  it('goes from the unit to the root', async () => {
    const chain = await headChain(t.db, ward.units.VT.id, DAY);
    expect(chain.map(({ name, head }) => [name, head?.name ?? null])).toEqual([
      ['Tổ văn thư', null],
      ['Văn phòng HĐND và UBND', 'Lý Văn Phòng'],
      ['Phường mẫu', 'Trần Quốc Mẫu'],
    ]);
  });

  it('finds the approvers of many people in one statement', async () => {
    const ids = ['mc1', 'mcHead', 'vt1', 'kt1', 'chair'].map((key) => ward.officials[key]!);
    const found = await approversOf(t.db, ids, DAY);
    const of = (key: string) => found.get(ward.officials[key]!);
    expect(of('mc1')).toMatchObject({ officialId: ward.officials['mcHead'] });
    expect(of('mcHead')).toMatchObject({ officialId: ward.officials['chair'] });
    expect(of('vt1')).toMatchObject({ officialId: ward.officials['vpHead'], unitId: ward.units.VP.id });
    expect(of('kt1')).toMatchObject({ officialId: ward.officials['chair'] });
    expect(of('chair')).toBe('outside');
  });
});

describe('who leads whom', () => {
  it('a head: the unit, and the heads directly below', async () => {
    expect(await names('chair')).toEqual(['mcHead', 'member1', 'secretary', 'vice', 'vpHead']);
    expect(await names('mcHead')).toEqual(['mc1', 'mc2', 'mc3', 'mc4', 'mc5', 'mcDeputy']);
  });

  it('a deputy: the heads of the units overseen; without any, nobody', async () => {
    expect(await names('vice')).toEqual(['mcHead']);
    expect(await names('mcDeputy')).toEqual([]);
    expect(await names('mc1')).toEqual([]);
    expect(await names('vice', '2024-12-31')).toEqual([]);
  });

  it('an acting head leads like the head, whose own evaluation is answered for above', async () => {
    await t.db.rows(
      `insert into acting_appointments (unit_id, official_id, from_date, to_date, decision_number) values ($1, $2, '2026-11-01', '2026-11-30', '12/QĐ')`,
      [ward.units.MC.id, ward.officials['mcDeputy']],
    );
    expect(await names('mcDeputy')).toEqual(['mc1', 'mc2', 'mc3', 'mc4', 'mc5']);
    expect(await names('mcHead')).toEqual([]);
    expect(await names('chair')).toEqual(['mcDeputy', 'mcHead', 'member1', 'secretary', 'vice', 'vpHead']);
    expect(await names('mcHead', '2026-12-01')).toContain('mcDeputy');
    const leaders = await leadersOf(t.db, [ward.officials['mc1']!, ward.officials['mcHead']!], DAY);
    expect(leaders.get(ward.officials['mc1']!)!.map(({ name }) => name)).toEqual(['Hoàng Văn Hai']);
    expect(leaders.get(ward.officials['mcHead']!)!.map(({ name }) => name)).toEqual(['Trần Quốc Mẫu', 'Lê Thị Phó']);
  });
});
