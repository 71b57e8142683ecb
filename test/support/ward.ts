import type { Db } from '../../src/database/db.js';
import { fold } from '../../src/web/fold.js';
import { PASSWORD } from './client.js';
import { quickHash } from './quick-hash.js';

/**
 * A small ward for tests, written straight into the tables. Logins are the keys, the password is PASSWORD.
 *
 *   PM  Phường mẫu (root)      chair (head, tier 4), vice (deputy, tier 3, oversees MC); set "chung"; committee: secretary,
 *                              member1; outside approver "outside"
 *   ├ MC Bộ phận Một cửa       mcHead (tier 2), mcDeputy (1), mc1..mc5 (0); set "mot-cua"
 *   ├ VP Văn phòng             vpHead (2), vp1, vp2 (0); no set of its own: takes the ward's
 *   │  └ VT Tổ văn thư         no head; vt1 (0)
 *   └ KT Kinh tế, Hạ tầng      no head; kt1, kt2 (0)
 * Besides: personnel, inspector (scope PM), admin (administrator); "stranger" is an official of another root, X.
 */
export interface Ward {
  units: Record<'PM' | 'MC' | 'VP' | 'VT' | 'KT' | 'X', { id: number; path: string }>;
  officials: Record<string, number>;
  accounts: Record<string, number>;
  posts: Record<string, number>;
  committeeId: number;
  versions: { chung: number; motCua: number };
}

export const PEOPLE: [
  key: string,
  name: string,
  unit: keyof Ward['units'],
  position: 'head' | 'deputy' | 'member',
  tier: number,
][] = [
  ['chair', 'Trần Quốc Mẫu', 'PM', 'head', 4],
  ['vice', 'Lê Thị Phó', 'PM', 'deputy', 3],
  ['secretary', 'Phạm Văn Bí', 'PM', 'member', 0],
  ['member1', 'Đỗ Thị Ủy', 'PM', 'member', 0],
  ['mcHead', 'Nguyễn Thị Một', 'MC', 'head', 2],
  ['mcDeputy', 'Hoàng Văn Hai', 'MC', 'deputy', 1],
  ['mc1', 'Bùi Thị Ba', 'MC', 'member', 0],
  ['mc2', 'Vũ Văn Bốn', 'MC', 'member', 0],
  ['mc3', 'Đặng Thị Năm', 'MC', 'member', 0],
  ['mc4', 'Ngô Văn Sáu', 'MC', 'member', 0],
  ['mc5', 'Dương Thị Bảy', 'MC', 'member', 0],
  ['vpHead', 'Lý Văn Phòng', 'VP', 'head', 2],
  ['vp1', 'Trịnh Thị Thư', 'VP', 'member', 0],
  ['vp2', 'Mai Văn Ký', 'VP', 'member', 0],
  ['vt1', 'Hồ Thị Văn', 'VT', 'member', 0],
  ['kt1', 'Tạ Văn Kinh', 'KT', 'member', 0],
  ['kt2', 'Cao Thị Tế', 'KT', 'member', 0],
  ['stranger', 'Đinh Văn Xa', 'X', 'head', 4],
];

/** The one-stop desk's set: all five kinds; the last two exemplary. Arrays of entries stand in this order. */
export const MOT_CUA = {
  factors: ['1', '1.2', '1.4', '1.6', '2'],
  glossary: [],
  criteria: [
    {
      code: 'chao-dan',
      text: 'Chào dân trước, mời ngồi, hỏi việc',
      kind: 'conduct',
      max: '10',
      weight: '1',
      exemplary: false,
      standard: 1,
      evidence: 'Phiếu hỏi ý kiến người dân',
      anchors: { zero: 'Bị phản ánh', half: 'Khi được nhắc', full: 'Luôn chủ động' },
    },
    {
      code: 'dung-hen',
      text: 'Trả hồ sơ đúng hẹn',
      kind: 'target',
      max: '10',
      weight: '2',
      exemplary: false,
      standard: 4,
      evidence: 'Báo cáo của hệ thống một cửa',
      unitLabel: '%',
      settings: { target: '98', floor: '80' },
    },
    {
      code: 'gio-lam',
      text: 'Không làm việc riêng trong giờ',
      kind: 'breach',
      max: '10',
      weight: '1',
      exemplary: true,
      standard: 3,
      evidence: 'Biên bản kiểm tra',
      unitLabel: 'lần',
      settings: { deduction: '2.5' },
    },
    {
      code: 'noi-lam',
      text: 'Giữ lời đã hứa',
      kind: 'promise',
      max: '10',
      weight: '1',
      exemplary: true,
      standard: 5,
      evidence: 'Sổ cam kết',
    },
    {
      code: 'don-vi',
      text: 'Lo cho kết quả của người mình phụ trách',
      kind: 'unit-result',
      max: '10',
      weight: '2',
      exemplary: true,
      standard: 5,
      evidence: 'Phiếu đã duyệt',
    },
  ],
};

/** The ward's set, for units without one: three conduct criteria and a breach, one of them exemplary. */
export const CHUNG = {
  factors: ['1', '1.2', '1.4', '1.6', '2'],
  glossary: [],
  criteria: [
    {
      code: 'dan',
      text: 'Nghe dân nói hết rồi mới trả lời',
      kind: 'conduct',
      max: '10',
      weight: '1',
      exemplary: false,
      standard: 1,
      evidence: 'Phiếu hỏi ý kiến',
      anchors: { zero: 'Ngắt lời', half: 'Nghe khi rảnh', full: 'Luôn nghe hết' },
    },
    {
      code: 'viec',
      text: 'Làm xong việc trong ngày',
      kind: 'conduct',
      max: '10',
      weight: '1',
      exemplary: false,
      standard: 4,
      evidence: 'Sổ giao việc',
      anchors: { zero: 'Để tồn', half: 'Xong phần lớn', full: 'Xong hết' },
    },
    {
      code: 'guong',
      text: 'Nhận lỗi trước, sửa lỗi ngay',
      kind: 'conduct',
      max: '10',
      weight: '1',
      exemplary: true,
      standard: 5,
      evidence: 'Biên bản họp',
      anchors: { zero: 'Đổ lỗi', half: 'Nhận khi hỏi', full: 'Tự nhận, sửa xong' },
    },
    {
      code: 'le',
      text: 'Không đến muộn, về sớm',
      kind: 'breach',
      max: '10',
      weight: '2',
      exemplary: true,
      standard: 3,
      evidence: 'Sổ trực',
      unitLabel: 'lần',
      settings: { deduction: '2' },
    },
  ],
};

const AT = '2026-01-01T00:00:00Z';

export async function makeWard(db: Db): Promise<Ward> {
  const hash = await quickHash(PASSWORD);
  const ward: Ward = {
    units: {} as Ward['units'],
    officials: {},
    accounts: {},
    posts: {},
    committeeId: 0,
    versions: { chung: 0, motCua: 0 },
  };
  await makeUnits(db, ward);
  await makePeople(db, ward, hash);
  await makeAccounts(db, ward, hash);
  await makeCommittee(db, ward);
  ward.versions.chung = await adopt(db, ward, 'PM', 'chung', 'Bộ tiêu chí chung của phường', CHUNG);
  ward.versions.motCua = await adopt(db, ward, 'MC', 'mot-cua', 'Bộ tiêu chí Một cửa', MOT_CUA);
  return ward;
}

async function makeUnits(db: Db, ward: Ward): Promise<void> {
  const units: [keyof Ward['units'], string, keyof Ward['units'] | null, string][] = [
    ['PM', 'Phường mẫu', null, 'ward'],
    ['MC', 'Bộ phận Một cửa', 'PM', 'office'],
    ['VP', 'Văn phòng HĐND và UBND', 'PM', 'office'],
    ['VT', 'Tổ văn thư', 'VP', 'office'],
    ['KT', 'Kinh tế, Hạ tầng và Đô thị', 'PM', 'office'],
    ['X', 'Phường khác', null, 'ward'],
  ];
  for (const [code, name, parent, kind] of units) {
    const above = parent ? ward.units[parent] : { id: null, path: '/' };
    const [row] = await db.rows<{ id: number; path: string }>(
      `with next as (select nextval(pg_get_serial_sequence('units', 'id')) as id)
       insert into units (id, code, name, search_name, kind, parent_id, path, created_at) overriding system value
       select next.id, $1, $2, $3, $4, $5, $6 || next.id || '/', $7 from next returning id, path`,
      [code, name, fold(name), kind, above.id, above.path, AT],
    );
    ward.units[code] = row!;
  }
}

/** Everybody in three statements; the rows get their ids in the order of PEOPLE. */
async function makePeople(db: Db, ward: Ward, hash: string): Promise<void> {
  const [keys, names] = [PEOPLE.map(([key]) => key), PEOPLE.map(([, name]) => name)];
  ward.officials = await byKey(
    db,
    keys,
    `insert into officials (code, full_name, search_name, person_type, created_at)
     select 'CB-' || key, name, search, 'civil-servant', $4 from unnest($1::text[], $2::text[], $3::text[]) as o (key, name, search) returning id`,
    [keys, names, names.map(fold), AT],
  );
  const officials = keys.map((key) => ward.officials[key]);
  ward.posts = await byKey(
    db,
    keys,
    `insert into posts (official_id, unit_id, title, tier, position, main, from_date)
     select official, unit, case position when 'head' then 'Người đứng đầu' else 'Công chức' end, tier, position, true, '2025-01-01'
     from unnest($1::int[], $2::int[], $3::int[], $4::text[]) as p (official, unit, tier, position) returning id`,
    [
      officials,
      PEOPLE.map(([, , unit]) => ward.units[unit].id),
      PEOPLE.map(([, , , , tier]) => tier),
      PEOPLE.map(([, , , position]) => position),
    ],
  );
  ward.accounts = await byKey(
    db,
    keys,
    `insert into accounts (login, official_id, display_name, password_hash, must_change_password, password_changed_at, created_at)
     select lower(key), official, name, $4, false, $5, $5 from unnest($1::text[], $2::int[], $3::text[]) as a (key, official, name) returning id`,
    [keys, officials, names, hash, AT],
  );
}

async function byKey(db: Db, keys: string[], sql: string, params: unknown[]): Promise<Record<string, number>> {
  const rows = await db.rows<{ id: number }>(sql, params);
  return Object.fromEntries(keys.map((key, at) => [key, rows[at]!.id]));
}

async function makeAccounts(db: Db, ward: Ward, hash: string): Promise<void> {
  for (const [login, role] of [
    ['personnel', 'personnel'],
    ['personnel2', 'personnel'],
    ['inspector', 'inspector'],
    ['outside', 'outside-approver'],
    ['admin', 'administrator'],
  ] as const) {
    ward.accounts[login] = await account(db, hash, login, `Tài khoản ${login}`);
    await db.rows(`insert into account_roles (account_id, role, unit_id, granted_at) values ($1, $2, $3, $4)`, [
      ward.accounts[login],
      role,
      role === 'administrator' ? null : ward.units.PM.id,
      AT,
    ]);
  }
  await db.rows(`insert into oversights (post_id, unit_id, from_date) values ($1, $2, '2025-01-01')`, [
    ward.posts['vice'],
    ward.units.MC.id,
  ]);
}

async function account(db: Db, hash: string, login: string, name: string): Promise<number> {
  const row = await db.one<{ id: number }>(
    `insert into accounts (login, display_name, password_hash, must_change_password, password_changed_at, created_at)
     values ($1, $2, $3, false, $4, $4) returning id`,
    [login, name, hash, AT],
  );
  return row!.id;
}

async function makeCommittee(db: Db, ward: Ward): Promise<void> {
  const row = await db.one<{ id: number }>(
    `insert into committees (unit_id, name) values ($1, 'Đảng ủy Phường mẫu') returning id`,
    [ward.units.PM.id],
  );
  ward.committeeId = row!.id;
  for (const [key, role] of [
    ['chair', 'chair'],
    ['secretary', 'secretary'],
    ['member1', 'member'],
  ] as const) {
    await db.rows(
      `insert into committee_members (committee_id, official_id, role, from_date) values ($1, $2, $3, '2025-01-01')`,
      [row!.id, ward.officials[key], role],
    );
  }
}

async function adopt(
  db: Db,
  ward: Ward,
  unit: 'PM' | 'MC',
  code: string,
  name: string,
  content: object,
): Promise<number> {
  const set = await db.one<{ id: number }>(
    `insert into criteria_sets (unit_id, code, name) values ($1, $2, $3) returning id`,
    [ward.units[unit].id, code, name],
  );
  const version = await db.one<{ id: number }>(
    `insert into criteria_versions (set_id, number, content, created_by, created_at, updated_at, signed_by, signed_at,
       decision_number, decision_date, countersigned_by, countersigned_at)
     values ($1, 1, $2, $3, $5, $5, $3, $5, '01/QĐ-UBND', '2026-01-02', $4, $5) returning id`,
    [
      set!.id,
      JSON.stringify(content),
      ward.accounts[unit === 'PM' ? 'chair' : 'mcHead'],
      ward.accounts[unit === 'PM' ? 'outside' : 'chair'],
      AT,
    ],
  );
  return version!.id;
}

/** Opens a month with the usual calendar and a draft evaluation for everybody of the ward. */
export async function openMonth(db: Db, ward: Ward, month = '2026-11'): Promise<number> {
  const period = await db.one<{ id: number }>(
    `insert into periods (root_unit_id, month, opens_on, self_due_on, approval_due_on, review_due_on, closes_on, opened_at, opened_by)
     values ($1, $2, ($2 || '-01')::date, ($2 || '-25')::date, ($2 || '-27')::date, ($2 || '-28')::date, ($2 || '-28')::date, ($2 || '-01')::date, $3) returning id`,
    [ward.units.PM.id, month, ward.accounts['personnel']],
  );
  const sets: [keyof Ward['units'], number, keyof Ward['units']][] = [
    ['PM', ward.versions.chung, 'PM'],
    ['MC', ward.versions.motCua, 'MC'],
    ['VP', ward.versions.chung, 'PM'],
    ['VT', ward.versions.chung, 'PM'],
    ['KT', ward.versions.chung, 'PM'],
  ];
  for (const [unit, version, from] of sets) {
    await db.rows('insert into period_sets values ($1, $2, $3, $4)', [
      period!.id,
      ward.units[unit].id,
      version,
      ward.units[from].id,
    ]);
  }
  await db.rows(
    `insert into evaluations (period_id, month, official_id, unit_id, tier, version_id)
     select $1, $2, p.official_id, p.unit_id, p.tier, s.version_id from posts p join period_sets s on s.period_id = $1 and s.unit_id = p.unit_id
     where p.main and p.to_date is null`,
    [period!.id, month],
  );
  return period!.id;
}
