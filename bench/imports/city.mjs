import pg from 'pg';

const AGENCIES = 300;
const UNITS = 3300;

/** A city and its 3,300 units, named as the lists of the bench name them, with two personnel officers and nobody else. */
export async function loadCity(ownerUrl, now) {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query(
      `insert into units (code, name, search_name, kind, parent_id, path, created_at) values ('TP', 'Thành phố Mẫu', 'thanh pho mau', 'city', null, '/1/', $1)`,
      [now],
    );
    await client.query(
      `insert into units (code, name, search_name, kind, parent_id, path, created_at)
       select 'DV-' || n, 'Phòng Kinh tế, Hạ tầng số ' || n, 'phong kinh te, ha tang so ' || n, 'office',
         case when n < ${AGENCIES} then 1 else 2 + n % ${AGENCIES} end,
         case when n < ${AGENCIES} then '/1/' || n + 2 || '/' else '/1/' || 2 + n % ${AGENCIES} || '/' || n + 2 || '/' end, $1
       from generate_series(0, ${UNITS - 1}) n order by n`,
      [now],
    );
    await client.query(
      `insert into accounts (login, display_name, must_change_password, password_changed_at, created_at)
       values ('to-chuc', 'Cán bộ tổ chức', false, $1, $1), ('to-chuc-2', 'Cán bộ tổ chức khác', false, $1, $1)`,
      [now],
    );
    await client.query(
      `insert into account_roles (account_id, role, unit_id, granted_at) select id, 'personnel', 1, $1 from accounts`,
      [now],
    );
    await client.query('vacuum analyze');
  } finally {
    await client.end();
  }
}
