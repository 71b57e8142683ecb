import type { Rows } from '../../database/db.js';

/** Where the decree is silent or leaves a choice to the agency: what a unit set, with what holds until it does. */
export const READINGS = {
  /** Scored each month, or each quarter where the agency chose so (Art 17): `month` | `quarter`. */
  'legal-rhythm': ['month', 'quarter'],
  /** What is cut at 70 (Art 12.3): the mean of the parts, or a, b and c at 100 each. */
  'legal-cap-at': ['average', 'component'],
  /** What a counted mark takes of its product (Art 14.2): a quarter, or all of it. */
  'legal-mark-takes': ['quarter', 'whole'],
  /** Whom the ceiling of Art 20.5 is a share of: those rated good, or good and better. */
  'quota-base': ['good', 'good-or-better'],
  /** Over whom the 30 or 40 % A of Hanoi's frame is counted: the agency, or each of its units. */
  'hanoi-ceiling': ['agency', 'unit'],
  /** `yes`: this unit is a using agency (Art 10); a root unit always is. */
  'using-agency': ['no', 'yes'],
} as const;
type ReadingKey = keyof typeof READINGS;
export type Readings = { [K in ReadingKey]: (typeof READINGS)[K][number] };
const READING_KEYS = Object.keys(READINGS) as ReadingKey[];

const DEFAULTS: Readings = {
  'legal-rhythm': 'month',
  'legal-cap-at': 'average',
  'legal-mark-takes': 'quarter',
  'quota-base': 'good',
  'hanoi-ceiling': 'agency',
  'using-agency': 'no',
};

/** The readings set for a unit or, going up, for the nearest unit above that has one. `using-agency` is the unit's own. */
export async function readingsOf(on: Rows, unitId: number): Promise<Readings> {
  const rows = await on.rows<{ key: ReadingKey; value: string; own: boolean }>(
    `select distinct on (s.key) s.key, s.value, a.id = u.id as own from units u
       join units a on a.id = any (string_to_array(trim(both '/' from u.path), '/')::int[]) join settings s on s.unit_id = a.id
     where u.id = $1 and s.key = any ($2) order by s.key, length(a.path) desc`,
    [unitId, READING_KEYS],
    'legal-readings',
  );
  const set = rows.filter(({ key, own }) => key !== 'using-agency' || own).map(({ key, value }) => [key, value]);
  return { ...DEFAULTS, ...Object.fromEntries(set) } as Readings;
}
