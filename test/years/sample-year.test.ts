import { openDataSource } from '../../src/database/data-source.js';
import { Db } from '../../src/database/db.js';
import { seedSample } from '../../src/seed/seed-sample.js';
import { yearMonthsOf } from '../../src/legal/means/means.js';
import { createTestDatabase } from '../support/database.js';

interface Seeded {
  closed: string[];
  running: { month: string; selfDueOn: string; closesOn: string };
  year: { year: number; dueOn: string; yearRecords: number } | undefined;
  /** Months of the year without a score that are neither absent nor still to come, and those that came from elsewhere. */
  missing: string[];
  imported: string[];
  ahead: number;
}

async function seeded(today: string): Promise<Seeded> {
  const database = await createTestDatabase();
  const source = await openDataSource(database.appUrl);
  try {
    const db = new Db(source);
    await seedSample(db, today);
    return await look(db, today);
  } finally {
    await source.destroy();
    await database.drop();
  }
}

async function look(db: Db, today: string): Promise<Seeded> {
  const periods = await db.rows<Seeded['running'] & { closed: boolean }>(
    `select month, self_due_on as "selfDueOn", closes_on as "closesOn", closed_at is not null as closed from legal_periods order by month`,
  );
  const year = await db.one<NonNullable<Seeded['year']>>(
    'select year, due_on as "dueOn", (select count(*)::int from year_records s where s.year_id = y.id) as year_records from years y',
  );
  const people = await db.rows<{ id: number }>('select official_id as id from year_records');
  const places = [
    ...(
      await yearMonthsOf(
        db,
        people.map(({ id }) => id),
        year?.year ?? 0,
      )
    ).values(),
  ].flat();
  const ahead = await db.one<{ n: number }>('select count(*)::int as n from work_marks where happened_on > $1', [
    today,
  ]);
  const { closed: _, ...running } = periods.find(({ closed }) => !closed)!;
  return {
    closed: periods.filter(({ closed }) => closed).map(({ month }) => month),
    running,
    year,
    ahead: ahead!.n,
    missing: places
      .filter(({ score, absent, open }) => score === null && absent === null && !open)
      .map(({ month }) => month),
    imported: places.filter(({ source }) => source === 'imported').map(({ month }) => month),
  };
}

const months = (last: number) => Array.from({ length: last }, (_, n) => `2026-${String(n + 1).padStart(2, '0')}`);

describe("the sample ward's year", () => {
  it('in early December: eleven months closed, December open until the tenth, the year due on the fourteenth', async () => {
    const { closed, running, year, missing, imported, ahead } = await seeded('2026-12-02');
    expect(closed).toEqual(months(11));
    expect(running).toEqual({ month: '2026-12', selfDueOn: '2026-12-04', closesOn: '2026-12-10' });
    expect(year).toEqual({ year: 2026, dueOn: '2026-12-14', year_records: 44 });
    expect({ missing, imported, ahead }).toEqual({ missing: [], imported: ['2026-01'], ahead: 0 });
  });

  it('late in December everything is still to come, a month later', async () => {
    const { closed, running, year } = await seeded('2026-12-20');
    expect(closed).toEqual(months(11));
    expect(running).toEqual({ month: '2026-12', selfDueOn: '2026-12-21', closesOn: '2026-12-22' });
    expect(year).toMatchObject({ year: 2026, dueOn: '2027-01-14' });
  });

  it('in January it is last year, whole', async () => {
    const { closed, running, year, missing, imported } = await seeded('2027-01-15');
    expect(closed).toEqual(months(12));
    expect(running.month).toBe('2027-01');
    expect(year).toEqual({ year: 2026, dueOn: '2027-01-14', year_records: 44 });
    expect({ missing, imported }).toEqual({ missing: [], imported: ['2026-01'] });
  });

  it('before the first month by the decree is closed there is none', async () => {
    const { closed, year } = await seeded('2026-01-12');
    expect({ closed, year }).toEqual({ closed: [], year: undefined });
  });
});
