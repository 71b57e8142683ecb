/*
 * Who held what, as it was known at a moment: what has been put right since is as it was. What is closed or signed reads these in
 * place of the tables, so that it says today what it said then; whatever is of today, and every right, reads the tables.
 */

const said = (name: string, type = 'text') =>
  type === 'text' ? `c.before ->> '${name}'` : `(c.before ->> '${name}')::${type}`;
const lastDaySaid = `nullif(c.before ->> 'toDate', '')::date`;

/** The rows that nobody put right since `at`, and what the others said before the first time. */
function known(kind: string, table: string, columns: string, before: string, at: string): string {
  return `(select ${columns} from ${table} t where not exists (
      select 1 from corrections c where c.kind = '${kind}' and c.row_id = t.id and c.at > ${at})
    union all select ${before} from corrections c where c.kind = '${kind}' and c.at > ${at} and not exists (
      select 1 from corrections e where e.kind = c.kind and e.row_id = c.row_id and e.at > ${at} and e.number < c.number))`;
}

/** SQL: the posts as they were known at the moment `at`. */
export function postsKnown(at: string): string {
  const before = [
    'c.row_id',
    said('officialId', 'int'),
    said('unitId', 'int'),
    said('postTitle'),
    said('tier', 'smallint'),
    said('position'),
    `c.before ->> 'mainPost' = 'main'`,
    said('fromDate', 'date'),
    lastDaySaid,
  ];
  const columns = 't.id, t.official_id, t.unit_id, t.title, t.tier, t.position, t.main, t.from_date, t.to_date';
  return known('post', 'posts', columns, before.join(', '), at);
}

/** SQL, the same of acting heads. */
export function actingKnown(at: string): string {
  const before = [
    'c.row_id',
    said('unitId', 'int'),
    said('officialId', 'int'),
    said('fromDate', 'date'),
    lastDaySaid,
    'null::int',
  ];
  const columns = 't.id, t.unit_id, t.official_id, t.from_date, t.to_date, t.delegation_id';
  return known('acting', 'acting_appointments', columns, before.join(', '), at);
}

/** SQL, the same of what deputies oversee. */
export function oversightsKnown(at: string): string {
  const overseen = (name: string) => `nullif(c.before ->> '${name}', '')::int`;
  const before = [
    'c.row_id',
    said('postId', 'int'),
    overseen('unitId'),
    overseen('overseenId'),
    said('fromDate', 'date'),
    lastDaySaid,
  ];
  const columns = 't.id, t.post_id, t.unit_id, t.official_id, t.from_date, t.to_date';
  return known('oversight', 'oversights', columns, before.join(', '), at);
}

/** SQL, the same of a committee's seats. */
export function seatsKnown(at: string): string {
  const before = [
    'c.row_id',
    said('committeeId', 'int'),
    said('officialId', 'int'),
    said('role'),
    said('fromDate', 'date'),
    lastDaySaid,
  ];
  const columns = 't.id, t.committee_id, t.official_id, t.role, t.from_date, t.to_date';
  return known('seat', 'committee_members', columns, before.join(', '), at);
}

/** SQL: when the month of a day was first closed over a path, or `infinity`. */
export function closedAt(path: string, day: string): string {
  return `coalesce((select min(x.closed_at) from (
      select root_unit_id, month, closed_at from periods union all select root_unit_id, month, closed_at from legal_periods) x
    where x.closed_at is not null and x.month = to_char(${day}, 'YYYY-MM') and strpos(${path}, '/' || x.root_unit_id || '/') > 0), 'infinity'::timestamptz)`;
}
