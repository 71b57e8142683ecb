import { recordAct } from '../acts/record-act.js';
import { ensureStandardMeasures } from '../measures/standard-measures.js';
import type { Tx } from '../database/db.js';
import type { SampleMonth } from './sample-calendar.js';
import { sampleFigures } from './sample-figures.js';
import type { SampleWard } from './sample-places.js';

/** Offices that have handed in nothing for the running month yet. */
const LATE = ['PM-VP'];
const TARGETS: [measure: string, target: string][] = [
  ['satisfaction', '95'],
  ['dossiers-on-time', '98'],
  ['dossiers-online', '80'],
  ['complaints-overdue', '0'],
  ['dialogues', '1'],
];

/** The sample ward's measures: a figure for each unit and month, one of them corrected, and targets for the years they lie in. */
export async function writeMeasures(tx: Tx, ward: SampleWard, months: readonly SampleMonth[]): Promise<void> {
  const root = ward.places[0]!.unitId;
  const account = ward.accounts['to-chuc']!;
  await ensureStandardMeasures(tx, root, account, new Date(`${months[0]!.opensOn}T01:00:00Z`));
  const figures = months.flatMap((month, n) =>
    ward.places
      .filter(({ code }) => n < months.length - 1 || !LATE.includes(code))
      .flatMap((place) =>
        sampleFigures(place.code, n).map((figure) => ({
          ...figure,
          unit: place.unitId,
          month: month.month,
          at: `${month.approvedOn}T02:30:00Z`,
        })),
      ),
  );
  const written = await tx.rows<{ id: number; chain: string; month: string; at: Date }>(
    `insert into measure_figures (measure_id, unit_id, month, number, value, asked, source, by_account, at)
     select m.id, g.unit, g.month, 1, g.value, g.asked, g.source, $3, g.at from jsonb_to_recordset($1) as g(code text, unit int, month text, value numeric, asked int, source text, at timestamptz)
     join measures m on m.root_unit_id = $2 and m.code = g.code
     returning id, 'unit:' || unit_id as chain, month, at`,
    [JSON.stringify(figures), root, account],
  );
  for (const key of [...new Set(written.map(({ month, chain }) => `${month} ${chain}`))].sort()) {
    const figures = written.filter(({ month, chain }) => `${month} ${chain}` === key);
    const { chain, month, at } = figures[0]!;
    await recordAct(tx, {
      chain,
      act: 'measure.stated',
      account,
      at,
      detail: { month, figureIds: figures.map(({ id }) => id), sample: true },
    });
  }
  await correctOne(tx, ward, months, account);
  await setTargets(tx, ward, months, account);
}

/** One figure of the one-stop desk was added up wrongly, and put right the day after. */
async function correctOne(tx: Tx, ward: SampleWard, months: readonly SampleMonth[], account: number): Promise<void> {
  const month = months.at(-3);
  const desk = ward.places.find(({ code }) => code === 'PM-MC');
  if (!month || !desk) return;
  await tx.change(
    `insert into measure_figures (measure_id, unit_id, month, number, value, asked, source, reason, by_account, at)
     select f.measure_id, f.unit_id, f.month, 2, f.value - 1.4, f.asked, f.source, $3, $4, f.at + interval '1 day'
     from measure_figures f join measures m on m.id = f.measure_id where m.code = 'dossiers-online' and f.unit_id = $1 and f.month = $2`,
    [desk.unitId, month.month, 'Tính nhầm hồ sơ nộp trực tiếp rồi nhập hộ là nộp trực tuyến', account],
  );
}

async function setTargets(tx: Tx, ward: SampleWard, months: readonly SampleMonth[], account: number): Promise<void> {
  const years = [...new Set(months.map(({ month }) => Number(month.slice(0, 4))))];
  await tx.change(
    `insert into measure_targets (measure_id, unit_id, year, target, by_account, at)
     select m.id, u, y, t.target, $1, $2 from unnest($3::text[], $4::numeric[]) as t(code, target) join measures m on m.root_unit_id = $5 and m.code = t.code
     cross join unnest($6::int[]) as u cross join unnest($7::int[]) as y`,
    [
      account,
      `${months[0]!.opensOn}T02:00:00Z`,
      TARGETS.map(([code]) => code),
      TARGETS.map(([, target]) => target),
      ward.places[0]!.unitId,
      ward.places.map(({ unitId }) => unitId),
      years,
    ],
  );
}
