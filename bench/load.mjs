import pg from 'pg';

const MONTHS = ['2026-09', '2026-10', '2026-11'];
const STAFF = 25;
const MARKS = `array[5 + (n * 3 + m) % 11 / 2.0, 5 + (n * 5 + m) % 11 / 2.0, 5 + (n * 7 + m) % 11 / 2.0, 5 + (n * 2 + m) % 11 / 2.0, 5 + (n + m) % 11 / 2.0]::numeric[]`;

/** Five criteria of 10 points and factors of 1: a score is twice the sum of the marks, exactly, in SQL as in the product. */
const CONTENT = {
  factors: ['1', '1', '1', '1', '1'],
  glossary: [],
  criteria: ['chao-dan', 'dung-hen', 'gio-lam', 'noi-lam', 'nhan-loi'].map((code, place) => ({
    code,
    text: 'Chào dân trước, mời ngồi, hỏi việc',
    kind: 'conduct',
    max: '10',
    weight: '1',
    exemplary: place === 4,
    standard: place + 1,
    evidence: 'Phiếu hỏi ý kiến người dân',
    anchors: { zero: 'Bị phản ánh', half: 'Khi được nhắc', full: 'Luôn chủ động' },
  })),
};

/** A great agency, in bulk: every table by one statement. Two months are decided, the last is filled in and not handed in. */
export async function loadAgency(ownerUrl, people, now) {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const units = Math.max(3, Math.round(people / STAFF));
    await client.query('begin');
    for (const [sql, values] of statements(people, units, now)) await client.query(sql, values);
    await client.query('commit');
    await client.query('vacuum analyze');
    const { rows } = await client.query('select count(*)::int as evaluations from evaluations');
    return { officials: people, units, evaluations: rows[0].evaluations };
  } finally {
    await client.end();
  }
}

/** Unit 1 is the root; the n-th official serves in unit 1 + (n − 1) % units, and the first of each unit is its head. */
function statements(people, units, now) {
  return [
    [
      `insert into units (code, name, search_name, kind, parent_id, path, created_at)
      select 'DV-' || n, 'Đơn vị ' || n, 'don vi ' || n, case n when 1 then 'city' else 'office' end, case n when 1 then null else 1 end,
        case n when 1 then '/1/' else '/1/' || n || '/' end, $2 from generate_series(1, $1::int) n order by n`,
      [units, now],
    ],
    [
      `insert into officials (code, full_name, search_name, person_type, created_at)
      select 'CB-' || n, 'Nguyễn Văn ' || n, 'nguyen van ' || n, 'civil-servant', $2 from generate_series(1, $1::int) n order by n`,
      [people, now],
    ],
    [
      `insert into posts (official_id, unit_id, title, tier, position, main, from_date)
      select n, 1 + (n - 1) % $2::int, 'Chuyên viên', case when n = 1 then 4 when n <= $2 then 2 else 0 end, case when n <= $2 then 'head' else 'member' end, true, '2025-01-01'
      from generate_series(1, $1::int) n`,
      [people, units],
    ],
    [
      `insert into accounts (login, official_id, display_name, must_change_password, password_changed_at, created_at)
      select 'cb-' || n, n, 'Nguyễn Văn ' || n, false, $2, $2 from generate_series(1, $1::int) n order by n`,
      [people, now],
    ],
    [`insert into criteria_sets (unit_id, code, name) values (1, 'chung', 'Bộ tiêu chí chung')`, []],
    [
      `insert into criteria_versions (set_id, number, content, created_by, created_at, updated_at, signed_by, signed_at, decision_number, decision_date, countersigned_by, countersigned_at)
      values (1, 1, $1, 1, $2, $2, 1, $2, '01/QĐ', '2026-01-02', 2, $2)`,
      [JSON.stringify(CONTENT), now],
    ],
    [
      `insert into periods (root_unit_id, month, opens_on, self_due_on, approval_due_on, review_due_on, closes_on, opened_at, opened_by, closed_at, closed_by)
      select 1, m, (m || '-01')::date, (m || '-25')::date, (m || '-27')::date, (m || '-28')::date, (m || '-28')::date, (m || '-01')::date, 1,
        case when place < 3 then (m || '-28')::timestamptz end, case when place < 3 then 1 end
      from unnest($1::text[]) with ordinality t(m, place) order by place`,
      [MONTHS],
    ],
    [
      `insert into period_sets (period_id, unit_id, version_id, from_unit_id) select p.id, u.id, 1, 1 from periods p, units u`,
      [],
    ],
    [
      `insert into evaluations (period_id, month, official_id, unit_id, tier, version_id, self_values, self_saved_at)
      select m, ($1::text[])[m], n, unit_id, tier, 1, ${MARKS}, (($1::text[])[m] || '-20')::date
      from generate_series(1, 3) m, lateral (select official_id as n, unit_id, tier from posts) x order by m, n`,
      [MONTHS],
    ],
    [
      `insert into submissions (evaluation_id, number, by_account, at, unit_id, tier, version_id, values, due_count, notes, points, score, exemplarity)
      select id, 1, official_id, (month || '-21')::date, unit_id, tier, 1, self_values, 0, '{}', self_values, 2 * (select sum(v) from unnest(self_values) v), 10 * self_values[5]
      from evaluations where period_id < 3 order by id`,
      [],
    ],
    [
      `insert into approvals (evaluation_id, number, kind, by_account, at, unit_id, tier, version_id, submission_id, values, left_out, due_count, notes, points, score, exemplarity)
      select s.evaluation_id, 1, 'approval', 1, s.at + interval '3 days', s.unit_id, s.tier, 1, s.id, s.values, '{f,f,f,f,f}', 0, '{}', s.points, s.score, s.exemplarity from submissions s order by s.id`,
      [],
    ],
    [
      `update evaluations e set status = 'approved', submitted_at = s.at, self_points = s.points, self_score = s.score, self_exemplarity = s.exemplarity,
        head_values = a.values, head_left_out = a.left_out, approval_id = a.id, approved_at = a.at, points = a.points, score = a.score, exemplarity = a.exemplarity
      from submissions s, approvals a where s.evaluation_id = e.id and a.evaluation_id = e.id`,
      [],
    ],
  ];
}
