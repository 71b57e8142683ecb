/** The sample ward: units with their people. All names are made up from common parts and stand for nobody. */
export interface SampleUnit {
  code: string;
  name: string;
  kind: 'ward' | 'office' | 'party';
  parent: string | null;
  /** Code of the library's set that the unit took as its own. */
  set: string;
  people: SamplePerson[];
}

export interface SamplePerson {
  title: string;
  position: 'head' | 'deputy' | 'member';
  tier: number;
  type: 'cadre' | 'civil-servant' | 'public-employee' | 'contract';
  /** A login that is easy to type, for the accounts the start prints. */
  login?: string;
  /** Came from another agency in the course of the sample's year. */
  transferred?: true;
}

const FAMILY = [
  'Nguyễn',
  'Trần',
  'Lê',
  'Phạm',
  'Hoàng',
  'Vũ',
  'Đặng',
  'Bùi',
  'Đỗ',
  'Hồ',
  'Ngô',
  'Dương',
  'Lý',
  'Đinh',
  'Trịnh',
  'Mai',
];
const MIDDLE = ['Văn', 'Thị', 'Minh', 'Thu', 'Quang', 'Ngọc', 'Đức', 'Hồng', 'Xuân', 'Thanh', 'Gia'];
const GIVEN = [
  'An',
  'Bình',
  'Chi',
  'Dũng',
  'Giang',
  'Hà',
  'Hiếu',
  'Hoa',
  'Hưng',
  'Khánh',
  'Lan',
  'Linh',
  'Mai',
  'Nam',
  'Nga',
  'Phúc',
  'Quân',
  'Sơn',
  'Tâm',
  'Thảo',
  'Trung',
  'Tú',
  'Uyên',
  'Vân',
  'Việt',
  'Yến',
  'Đạt',
  'Ánh',
];

/** The n-th made-up name; neighbours differ in every part. */
export function sampleName(n: number): string {
  return `${FAMILY[(n * 7) % FAMILY.length]} ${MIDDLE[(n * 5) % MIDDLE.length]} ${GIVEN[(n * 11) % GIVEN.length]}`;
}

const staff = (title: string, count: number, type: SamplePerson['type'] = 'civil-servant'): SamplePerson[] =>
  Array.from({ length: count }, () => ({ title, position: 'member', tier: 0, type }));

const office = (head: string, deputy: string, login?: string): SamplePerson[] => [
  { title: head, position: 'head', tier: 2, type: 'civil-servant', login },
  { title: deputy, position: 'deputy', tier: 1, type: 'civil-servant' },
];

export const SAMPLE_UNITS: SampleUnit[] = [
  {
    code: 'PM',
    name: 'Phường mẫu',
    kind: 'ward',
    parent: null,
    set: 'lanh-dao-uy-ban',
    people: [
      { title: 'Bí thư Đảng ủy, Chủ tịch UBND phường', position: 'head', tier: 4, type: 'cadre', login: 'chu-tich' },
      { title: 'Phó Chủ tịch UBND phường', position: 'deputy', tier: 3, type: 'cadre' },
      { title: 'Phó Chủ tịch UBND phường', position: 'deputy', tier: 3, type: 'cadre' },
    ],
  },
  {
    code: 'PM-MC',
    name: 'Bộ phận Một cửa',
    kind: 'office',
    parent: 'PM',
    set: 'mot-cua',
    people: [
      ...office('Trưởng bộ phận Một cửa', 'Phó trưởng bộ phận Một cửa', 'truong-mot-cua'),
      { title: 'Công chức tiếp nhận hồ sơ', position: 'member', tier: 0, type: 'civil-servant', login: 'can-bo' },
      ...staff('Công chức tiếp nhận hồ sơ', 4),
      ...staff('Nhân viên hợp đồng', 1, 'contract'),
    ],
  },
  {
    code: 'PM-VP',
    name: 'Văn phòng HĐND và UBND',
    kind: 'office',
    parent: 'PM',
    set: 'van-phong',
    people: [
      ...office('Chánh Văn phòng', 'Phó Chánh Văn phòng'),
      ...staff('Công chức văn phòng', 8),
      ...staff('Nhân viên hợp đồng', 2, 'contract'),
    ],
  },
  {
    code: 'PM-KT',
    name: 'Phòng Kinh tế, Hạ tầng và Đô thị',
    kind: 'office',
    parent: 'PM',
    set: 'kinh-te-ha-tang',
    people: [
      ...office('Trưởng phòng Kinh tế, Hạ tầng và Đô thị', 'Phó Trưởng phòng'),
      ...staff('Công chức địa chính, xây dựng', 10),
    ],
  },
  {
    code: 'PM-VX',
    name: 'Phòng Văn hóa – Xã hội',
    kind: 'office',
    parent: 'PM',
    set: 'van-hoa-xa-hoi',
    people: [
      ...office('Trưởng phòng Văn hóa – Xã hội', 'Phó Trưởng phòng'),
      ...staff('Công chức văn hóa – xã hội', 6),
      { title: 'Công chức văn hóa – xã hội', position: 'member', tier: 0, type: 'civil-servant', transferred: true },
    ],
  },
  {
    code: 'PM-DU',
    name: 'Văn phòng Đảng ủy',
    kind: 'party',
    parent: 'PM',
    set: 'van-phong-dang-uy',
    people: [
      { title: 'Phó Bí thư Thường trực Đảng ủy', position: 'head', tier: 3, type: 'cadre', login: 'cap-uy' },
      { title: 'Chánh Văn phòng Đảng ủy', position: 'deputy', tier: 1, type: 'civil-servant', login: 'thu-ky-cap-uy' },
      ...staff('Chuyên viên Văn phòng Đảng ủy', 2),
    ],
  },
];

/** Accounts that stand for no official, and the logins the start prints. */
export const SAMPLE_ACCOUNTS = [
  { login: 'to-chuc', name: 'Cán bộ tổ chức phường', role: 'personnel' },
  { login: 'to-chuc-2', name: 'Cán bộ tổ chức phường (người thứ hai)', role: 'personnel' },
  { login: 'kiem-tra', name: 'Ủy ban Kiểm tra', role: 'inspector' },
  { login: 'cap-tren', name: 'Người duyệt cấp trên', role: 'outside-approver' },
  { login: 'quan-tri', name: 'Quản trị hệ thống', role: 'administrator' },
] as const;

export const SAMPLE_PASSWORD = 'thuoc-do-2026';
