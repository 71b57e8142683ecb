import { unzipSync } from 'fflate';
import type { Client } from '../support/client.js';
import { liveIn } from './live-in.js';
import { readPdf } from './read-pdf.js';
import { reportedWard, type ReportedWard } from './reported-ward.js';

const BY = { day: '2026-12-05', decisionNumber: '88/QĐ-UBND' };

let at: ReportedWard;
let first: Map<string, string>;
beforeAll(async () => {
  at = await reportedWard();
  await liveIn(at);
  await at.db.rows(
    `insert into comments (period_id, unit_id, committee_id, by_account, at, text) select p.id, $1, null, $2, '2026-11-27T09:00:00Z', 'Cần giữ nhịp như tháng này' from periods p`,
    [at.ward.units.MC.id, at.ward.accounts['secretary']],
  );
  // What is followed now stands on the desk of every month, called as it is now.
  await at.db.rows('delete from focus_issues where outcome is null');
  await at.db.rows(
    `insert into acting_appointments (unit_id, official_id, from_date, to_date, decision_number) values ($1, $2, '2026-11-20', '2026-12-31', '9/QĐ')`,
    [at.ward.units.KT.id, at.ward.officials['kt1']],
  );
  await at.db.rows(
    `insert into account_roles (account_id, role, unit_id, granted_at) values ($1, 'personnel', $2, now())`,
    [at.ward.accounts['member1'], at.ward.units.PM.id],
  );
  await at.db.rows(`update periods set closed_at = '2026-12-02T03:00:00Z'`);
  at.clock.set(new Date('2026-12-10T03:00:00Z'));
  first = await seen();
});
afterAll(() => at.close());

/** The closed month as its readers open it: every page and file by its address. */
function addresses(): string[] {
  const { units, officials } = at.ward;
  const month = 'month=2026-11';
  const reports = [
    ...(['PM', 'MC', 'VP', 'KT'] as const).flatMap((code) => [
      `/reports/unit-month?${month}&unit=${units[code].id}&below=1`,
      `/reports/months?${month}&unit=${units[code].id}`,
    ]),
    `/reports/leaders?${month}&unit=${units.PM.id}`,
    `/reports/committee-month?${month}&unit=${units.PM.id}`,
    `/reports/committee-month?${month}&unit=${units.MC.id}`,
    `/reports/leader-year?${month}&official=${officials['mcHead']}`,
    ...['mc2', 'vp1', 'mcHead'].map((login) => `/reports/slip?evaluation=${at.evaluations[login]}`),
  ];
  const files = [0, 2, 3, 8, 9, 11, 13].flatMap((place) =>
    ['.pdf', '.xlsx', '.docx'].map((form) => reports[place]!.replace('?', `${form}?`)),
  );
  const evaluations = ['mc2', 'vp1'].flatMap((login) => [
    `/evaluations/${at.evaluations[login]}`,
    `/evaluations/${at.evaluations[login]}/record`,
  ]);
  const desk = [
    `/committee?${month}&unit=${units.PM.id}`,
    `/committee/units/${units.MC.id}?${month}`,
    `/committee/units/${units.KT.id}?${month}`,
  ];
  return [...reports, ...files, ...evaluations, ...desk];
}

async function seen(): Promise<Map<string, string>> {
  const reader = await at.client('inspector');
  const all = new Map<string, string>();
  for (const address of addresses()) {
    all.set(address, await said(reader, address));
  }
  return all;
}

async function said(reader: Client, address: string): Promise<string> {
  if (/\.(pdf|xlsx|docx)\?/.test(address)) {
    const { status, bytes } = await reader.download(address);
    return `${status} ${address.includes('.pdf?') ? (await readPdf(bytes)).text : partsOf(bytes)}`;
  }
  const { status, text } = await reader.get(address);
  return `${status} ${text
    .replace(MADE_ANEW, '')
    .replace(MARK, '')
    .replaceAll(/\n\s*\n/g, '\n')}`;
}

const MADE_ANEW = /"x-csrf-token":"[^"]*"|name="_(csrf|form)" value="[^"]*"/g;
/** What a result says of a record that was put right under it: the one thing that is to change. */
const MARK = /<p class="question">[^<]*đã được sửa sau khi có kết quả này[\s\S]*?<\/p>\s*/g;

function partsOf(bytes: Uint8Array): string {
  // Beside its content a file says when it was written, by the clock of the machine.
  const parts = Object.entries(unzipSync(bytes))
    .filter(([name]) => name !== 'docProps/core.xml')
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return parts.map(([name, part]) => `${name}\n${Buffer.from(part).toString('utf8')}`).join('\n');
}

async function state(path: string, fields: Record<string, string | string[]>): Promise<void> {
  const personnel = await at.client('personnel');
  const done = await personnel.post(path, { ...BY, ...fields }, {}, false);
  expect([path, done.status]).toEqual([path, 303]);
}

const hidden = (text: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(text)?.[1] ?? '';

/** Asked for by one with what it touches in view, confirmed by another. */
async function byTwo(path: string, fields: Record<string, string>): Promise<void> {
  const [personnel, other] = [await at.client('personnel'), await at.client('member1')];
  const shown = await personnel.post(path, fields);
  const asked = await personnel.post(path, { ...fields, agreed: hidden(shown.text, 'agreed') });
  const page = await other.get(asked.path);
  const done = await other.post(`${asked.path}/confirmation`, { agreed: hidden(page.text, 'agreed') }, {}, false);
  expect([path, asked.path.startsWith('/corrections/requests/'), done.status]).toEqual([path, true, 303]);
}

async function corrected(login: string, change: Record<string, string>): Promise<void> {
  const post = (await at.db.one<Record<string, string | number | boolean | null>>(
    `select p.id, u.code as unit, p.title as "postTitle", p.position, p.tier, p.main, p.from_date as "fromDate", p.decision_number as "decisionNumber"
     from posts p join units u on u.id = p.unit_id where p.id = $1`,
    [at.ward.posts[login]],
  ))!;
  const { id, main, ...words } = Object.fromEntries(
    Object.entries(post).map(([name, value]) => [name, String(value ?? '')]),
  );
  const reason = 'Nhập nhầm khi lập danh sách';
  await byTwo(`/posts/${id}/correction`, {
    ...words,
    mainPost: main === 'true' ? 'main' : 'concurrent',
    toDate: '',
    reason,
    ...change,
  });
}

/** One after the other in one ward: each is held to what stood there before the first. */
describe('a closed month is the same to the byte before and after', () => {
  it('nothing at all: every page and file is there', () => {
    expect(
      [...first].filter(([, text]) => !text.startsWith('200 ')).map(([address, text]) => [address, text.slice(0, 4)]),
    ).toEqual([]);
    expect(first.size).toBeGreaterThan(30);
  });

  it.each<[string, () => Promise<void>]>([
    ['the title of a post that is put right', () => corrected('mc3', { postTitle: 'Chuyên viên chính' })],
    ['the place of a post that is put right', () => corrected('vp1', { unit: 'KT' })],
    ['the days of a head’s post', () => corrected('vpHead', { fromDate: '02/12/2026' })],
    ['the title of a head’s post', () => corrected('mcHead', { postTitle: 'Giám đốc' })],
    [
      'an acting head who is struck',
      async () => {
        const { id } = (await at.db.one<{ id: number }>('select id from acting_appointments'))!;
        await byTwo(`/acting/${id}/withdrawal`, { why: 'Quyết định không có thật' });
      },
    ],
    [
      'a seat that is put right',
      async () => {
        const { id } =
          (await at.db.one<{ id: number }>('select id from committee_members where official_id = $1', [
            at.ward.officials['chair'],
          ])) ?? (await at.db.one<{ id: number }>(`select id from committee_members where role = 'secretary'`))!;
        const { person, role } = (await at.db.one<{ person: string; role: string }>(
          'select o.code as person, m.role from committee_members m join officials o on o.id = m.official_id where m.id = $1',
          [id],
        ))!;
        await byTwo(`/committee-members/${id}/correction`, {
          ...{ person, role: role === 'chair' ? 'chair' : 'deputy', fromDate: '01/12/2026', toDate: '' },
          reason: 'Nhập nhầm khi lập danh sách',
        });
      },
    ],
    [
      'a rename',
      async () => {
        await state(unit('MC'), { name: 'Trung tâm Phục vụ hành chính công', code: 'TTHCC', kind: 'agency' });
        await state(unit('PM'), { name: 'Phường Mẫu Mới', code: 'PMM', kind: 'ward' });
        await state(`${unit('PM')}/committee`, { name: 'Đảng ủy phường Mẫu Mới' });
      },
    ],
    ['a move', () => state(`${unit('MC')}/parent`, { parent: 'VP' })],
    [
      'a split',
      () =>
        state(`${unit('MC')}/splitting`, {
          name: 'Tổ Hộ tịch',
          code: 'HT',
          kind: 'office',
          place: 'beside',
          people: ['mc1', 'mc2'].map((login) => String(at.ward.officials[login])),
        }),
    ],
    ['a merger into a unit that is there', () => state(`${unit('KT')}/merging`, { into: 'TTHCC', headAs: 'member' })],
    [
      'a merger of two units into one',
      () =>
        state(`${unit('MC')}/merging`, {
          into: 'PMM',
          headAs: 'member',
          day: '2026-12-06',
          also: [String(at.ward.units.VT.id)],
        }),
    ],
  ])('%s', async (_, act) => {
    await act();
    const after = await seen();
    const different = [...first].filter(([address, text]) => after.get(address) !== text);
    expect(different.map(([address, text]) => difference(address, text, after.get(address)!))).toEqual([]);
  });
});

function unit(code: keyof ReportedWard['ward']['units']): string {
  return `/units/${at.ward.units[code].id}`;
}

/** Where two texts part, with a little of each. */
function difference(address: string, a: string, b: string): string {
  const place = [...a].findIndex((letter, i) => letter !== b[i]);
  return `${address}\n  was ${a.slice(Math.max(0, place - 60), place + 80)}\n  is  ${b.slice(Math.max(0, place - 60), place + 80)}`;
}
