import { byPersonName, nameOrder } from '../../src/web/name-order.js';
import { startTestApp, type TestApp } from '../support/app.js';

const NAMES = [
  'Nguyễn Văn An',
  'Trần Thị Ân',
  'Lê Văn Ấn',
  'Phạm Thị Bảo Châu',
  'Vũ Dung',
  'Vũ Dũng',
  'Đặng Đức Đạt',
  'Đỗ Đạt',
  'Lê Hà',
  'Trần Hà',
  'Bùi Hạ',
  'Hồ Hoa',
  'Hồ Hòa',
  'Hồ Hóa',
  'Mai Hồng',
  'Mai Hổng',
  'Tạ Hợp',
  'Ngô Lan',
  'Ngô Lân',
  'Đinh Mơ',
  'Lý Tùng',
  'Lý Tư',
  'Y Ưng',
];
const VOWELS = ['a', 'ă', 'â', 'e', 'ê', 'i', 'o', 'ô', 'ơ', 'u', 'ư', 'y'];
const TONES = ['', '\u0300', '\u0309', '\u0303', '\u0301', '\u0323'];
const SYLLABLES = ['d', 'đ', 'n', 'o'].flatMap((first) =>
  VOWELS.flatMap((vowel) => TONES.map((tone) => (first + vowel + tone).normalize('NFC'))),
);

let t: TestApp;
beforeAll(async () => {
  t = await startTestApp();
});
afterAll(() => t.close());

const add = async (name: string, code: string) =>
  t.db.rows(
    `insert into officials (code, full_name, search_name, person_type, created_at) values ($1, $2, '', 'cadre', $3)`,
    [code, name, t.clock.now()],
  );
const inOrder = async () =>
  (await t.db.rows<{ name: string }>('select full_name as name from officials order by sort_name, id')).map(
    ({ name }) => name,
  );

describe('the order of names', () => {
  it('is by given name, then family and middle names, letters before tones', async () => {
    for (const [place, name] of [...NAMES].reverse().entries()) await add(name, `N-${place}`);
    expect(await inOrder()).toEqual(NAMES);
    expect([...NAMES].reverse().sort(byPersonName)).toEqual(NAMES);
  });

  it('follows a name that is changed', async () => {
    await t.db.rows(`update officials set full_name = 'Nguyễn Văn Ưng' where full_name = 'Nguyễn Văn An'`);
    expect((await inOrder()).at(-1)).toBe('Y Ưng');
    expect((await inOrder()).at(-2)).toBe('Nguyễn Văn Ưng');
  });

  it('is the order of the Vietnamese alphabet for every vowel and tone', () => {
    const known = new Intl.Collator('vi');
    const shuffled = [...SYLLABLES].sort((a, b) => (a.normalize('NFD') < b.normalize('NFD') ? 1 : -1));
    expect([...shuffled].sort((a, b) => (nameOrder(a, false) < nameOrder(b, false) ? -1 : 1))).toEqual(
      [...shuffled].sort(known.compare),
    );
  });

  it('is one key in PostgreSQL and in memory', async () => {
    const odd = [
      '  Lê   Văn  Tám ',
      'H’Hen Niê',
      'ĐẶNG ĐỨC ĐẠT',
      'Đặng Đức Đạt'.normalize('NFD'),
      'Nguyễn-Bùi Y',
      'A1 B2',
      '王 Wáng',
      'Josè Ñu',
      '%_\\',
      'Ơ',
    ];
    const typed = [...NAMES, ...SYLLABLES, ...odd];
    const rows = await t.db.rows<{ person: string; plain: string }>(
      'select name_order(n, true) as person, name_order(n, false) as plain from unnest($1::text[]) with ordinality x(n, at) order by at',
      [typed],
    );
    expect(rows).toEqual(typed.map((name) => ({ person: nameOrder(name, true), plain: nameOrder(name, false) })));
  });

  it('and the folded text too', async () => {
    const { fold } = await import('../../src/web/fold.js');
    const rows = await t.db.rows<{ text: string }>(
      'select folded(n) as text from unnest($1::text[]) with ordinality x(n, at) order by at',
      [[...NAMES, ...SYLLABLES]],
    );
    expect(rows.map(({ text }) => text)).toEqual([...NAMES, ...SYLLABLES].map(fold));
  });
});
