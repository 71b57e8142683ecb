import { attendanceIssues, attendeesOf, opinionsBy, voteIssues } from '../../src/years/meetings/attendance.js';
import { yearSteps } from '../../src/years/year-steps.js';
import { startTestApp, type TestApp } from '../support/app.js';
import type { Client } from '../support/client.js';
import { makeWard, type Ward } from '../support/ward.js';
import { openTestYear, type OpenedYear } from './support.js';

let app: TestApp;
let ward: Ward;
let year: OpenedYear;
let head: Client;
let secretary: Client;
let meeting: number;

beforeAll(async () => {
  app = await startTestApp('2026-12-01T09:00:00Z');
  ward = await makeWard(app.db);
  year = await openTestYear(app.db, ward);
  head = await app.client('mchead');
  secretary = await app.client('mc1');
});
afterAll(() => app.close());

const facts = () => ({
  heldOn: '2026-12-01',
  beganAt: '14:00',
  endedAt: '15:30',
  place: 'Phòng họp tầng 2',
  invited: '7',
  present: '6',
  chairId: String(ward.officials['mcHead']),
  secretaryId: String(ward.officials['mc1']),
});
const said = (keys: string[], text: string) =>
  Object.fromEntries(keys.map((key) => [`opinions-${year.yearRecords[key]}`, text]));
const STAFF = ['mcDeputy', 'mc1', 'mc2', 'mc3', 'mc4', 'mc5'];
const path = (rest = '') => `/years/meetings/${meeting}${rest}`;
const row = async (id = meeting) =>
  (await app.db.one<Record<string, unknown>>('select * from meetings where id = $1', [id]))!;

describe('a meeting on the staff of a unit', () => {
  it('offers its people, names who comes by the article, and is set up by the head', async () => {
    const form = await head.get(`/years/${year.id}/meetings/new?unit=${ward.units.MC.id}&about=staff`);
    expect(form.text).toContain('toàn thể công chức của cơ quan, tổ chức, đơn vị (Điều 21.2b)');
    expect(form.text.match(/name="people"/g)).toHaveLength(6);
    const people = STAFF.map((key) => String(year.yearRecords[key]));
    const wrong = await head.post(`/years/${year.id}/meetings`, {
      ...facts(),
      unit: String(ward.units.MC.id),
      about: 'staff',
      people,
      present: '8',
    });
    expect([wrong.status, wrong.text.includes('Phòng họp tầng 2')]).toEqual([422, true]);
    await head.post(`/years/${year.id}/meetings`, {
      ...facts(),
      unit: String(ward.units.MC.id),
      about: 'staff',
      people,
    });
    meeting = (await app.db.one<{ id: number }>('select id from meetings'))!.id;
    expect((await secretary.get('/notices')).text).toContain('bạn là thư ký');
  });

  it('is no business of a colleague or another unit’s head', async () => {
    expect((await (await app.client('mc2')).get(path())).status).toBe(404);
    expect((await (await app.client('vphead')).get(path())).status).toBe(404);
    expect(
      (await (await app.client('vphead')).get(`/years/${year.id}/meetings/new?unit=${ward.units.MC.id}`)).status,
    ).toBe(403);
  });

  it('is written by its secretary, each person by themself, and an older tab stops', async () => {
    const fields = (await secretary.get(path())).text;
    for (const key of STAFF)
      for (const part of ['report', 'opinions']) expect(fields).toContain(`name="${part}-${year.yearRecords[key]}"`);
    const revision = String((await row()).revision);
    const saved = await secretary.live(path('/draft'), {
      ...facts(),
      version: revision,
      ...said(['mc2'], 'Tận tụy, cần nhanh hơn.'),
    });
    expect(saved.status).toBe(200);
    expect((await secretary.live(path('/draft'), { ...facts(), version: revision })).status).toBe(409);
    expect((await secretary.get(path())).text).toContain('Tận tụy, cần nhanh hơn.');
  });

  it('is not adopted while somebody is not spoken of, nor by somebody else', async () => {
    const early = await secretary.post(path('/adoption'), { agreed: '6' });
    expect([early.status, early.text.includes('Chưa ghi ý kiến về Đặng Thị Năm')]).toEqual([422, true]);
    expect((await (await app.client('personnel')).post(path('/adoption'), { agreed: '6' })).status).toBe(403);
    expect((await yearSteps(app.db, year.id)).get(year.yearRecords['mc3']!)!.meeting).toBe(false);
  });

  it('is adopted at the meeting with how many agreed', async () => {
    const body = {
      ...facts(),
      ...said(STAFF, 'Hoàn thành tốt, đoàn kết.'),
      conclusion: 'Thống nhất nhận xét như trên.',
    };
    expect((await secretary.post(path('/adoption'), { ...body, agreed: '7' })).status).toBe(422);
    const five = [1, 2, 3, 4, 5].map((n) => `Người Thứ ${n}; Chuyên viên`).join('\n');
    const short = await secretary.post(path('/adoption'), { ...body, attendance: five, agreed: '6' });
    expect([short.status, short.text.includes('Danh sách có 5 người, số người có mặt là 6.')]).toEqual([422, true]);
    const whole = {
      ...body,
      ...said(['mc2'], 'Người Thứ 2: Tận tụy.\nĐồng ý với báo cáo.'),
      attendance: `${five}\nTrần Thị Sáu; Phó bí thư, đại diện cấp ủy`,
      agreed: '6',
    };
    expect((await secretary.post(path('/adoption'), { ...whole, against: '0' })).status).toBe(422);
    expect((await secretary.post(path('/adoption'), { ...whole, against: '1', abstained: '0' })).status).toBe(422);
    const { text } = await secretary.post(path('/adoption'), { ...whole, against: '0', abstained: '0' });
    expect(text).toContain('6 trên 6 người có mặt đồng ý');
    expect(text).toContain('Không đồng ý 0, không có ý kiến 0.');
    expect(text).toContain('Trần Thị Sáu, Phó bí thư, đại diện cấp ủy');
    expect(text).toContain('<strong>Người Thứ 2:</strong> Tận tụy.');
    expect((await yearSteps(app.db, year.id)).get(year.yearRecords['mc3']!)!.meeting).toBe(true);
  });

  it('never changes after that, on no way', async () => {
    expect((await secretary.post(path('/draft'), { ...facts(), conclusion: 'khác' })).status).toBe(409);
    expect((await secretary.post(path('/removal'))).status).toBe(409);
    await expect(app.db.rows(`update meetings set conclusion = 'khác' where id = $1`, [meeting])).rejects.toMatchObject(
      { code: '23000' },
    );
    await expect(
      app.db.rows(`update meeting_opinions set opinions = 'khác' where meeting_id = $1`, [meeting]),
    ).rejects.toMatchObject({ code: '23000' });
  });

  it('is corrected by a further record that says so', async () => {
    const answer = await secretary.post(path('/correction'));
    expect(answer.text).toContain('Đây là biên bản đính chính');
    const copy = (await app.db.one<{ id: number }>('select id from meetings where corrects = $1', [meeting]))!.id;
    expect(await row(copy)).toMatchObject({
      adopted_at: null,
      agreed: null,
      conclusion: 'Thống nhất nhận xét như trên.',
    });
    expect((await secretary.get(path())).text).toContain('đã được đính chính');
    await secretary.post(`/years/meetings/${copy}/removal`);
    expect(await app.db.rows('select 1 from meetings where corrects = $1', [meeting])).toHaveLength(0);
  });
});

describe('who sat in, who spoke, how they voted (Điều 21.1b, 21.2b)', () => {
  it.each([
    ['nothing is said', '', []],
    ['name and capacity', 'Trần Văn A; Trưởng phòng\n\n Lê Thị B ;Khách mời', []],
    ['a line without a capacity', 'Trần Văn A', ['years:issue.attendanceLine']],
    ['a line with too much', 'Trần Văn A; Trưởng phòng; khác', ['years:issue.attendanceLine']],
    ['the same line twice', 'Trần Văn A; Khách\nTrần Văn A; Khách', ['years:issue.attendanceTwice']],
  ])('21.1b, a list: %s', (_case, text, codes) => {
    expect(attendanceIssues(text).map(({ code }) => code)).toEqual(codes);
  });

  it('21.1b: names a speaker only where the line names one who sat in', () => {
    const people = attendeesOf('Trần Văn A; Trưởng phòng\nLê Thị B; Khách mời');
    expect(people).toEqual([
      { name: 'Trần Văn A', capacity: 'Trưởng phòng' },
      { name: 'Lê Thị B', capacity: 'Khách mời' },
    ]);
    expect(opinionsBy('Lê Thị B: Tốt.\nHạn chế: chậm.', people)).toEqual([
      { by: 'Lê Thị B', text: 'Tốt.' },
      { by: '', text: 'Hạn chế: chậm.' },
    ]);
  });

  it.each([
    ['only those in favour', 6, null, null, []],
    ['all three', 4, 1, 1, []],
    ['more than present', 7, null, null, ['agreed']],
    ['no count', Number.NaN, null, null, ['agreed']],
    ['nobody in favour', 0, 6, 0, ['agreed']],
    ['without those abstaining', 5, 1, null, ['abstained']],
    ['without those against', 5, null, 1, ['against']],
    ['not all of them', 4, 1, 0, ['against']],
    ['what is no number', 5, Number.NaN, 0, ['against']],
  ])('21.2b, a vote of six: %s', (_case, agreed, against, abstained, fields) => {
    expect(voteIssues({ agreed, against, abstained }, 6).map(({ field }) => field)).toEqual(fields);
  });
});

describe('a meeting on leaders', () => {
  it('of an agency with parts is the narrower one, and deputies are spoken of in it', async () => {
    const { text } = await (
      await app.client('chair')
    ).get(`/years/${year.id}/meetings/new?unit=${ward.units.PM.id}&about=head`);
    expect(text).toContain('người đứng đầu các đơn vị cấu thành (Điều 21.1b');
    expect(text.match(/name="people"[^>]* checked/g)).toHaveLength(2);
  });
});

describe('the committee’s opinion', () => {
  it('is on heads and deputies, entered by chair or secretary, never on oneself', async () => {
    const officer = await app.client('secretary');
    const list = (await officer.get(`/years/${year.id}/opinions`)).text;
    expect([list.includes('Nguyễn Thị Một'), list.includes('Bùi Thị Ba')]).toEqual([true, false]);
    const give = async (client: Client, key: string, text: string) =>
      (await client.post(`/years/records/${year.yearRecords[key]}/opinions`, { text })).status;
    expect(await give(officer, 'mcHead', 'Gương mẫu, nói đi đôi với làm.')).toBe(200);
    expect(await give(officer, 'mcHead', 'Gương mẫu, cần sâu sát cơ sở hơn.')).toBe(200);
    expect(await give(await app.client('member1'), 'mcHead', 'Ý kiến của ủy viên')).toBe(403);
    expect(await give(await app.client('chair'), 'chair', 'Tự nhận xét mình')).toBe(403);
    expect(await give(officer, 'mc1', 'Không cần ý kiến')).toBe(403);
  });

  it('is only added to; the latest counts', async () => {
    expect(await app.db.rows('select 1 from party_opinions')).toHaveLength(2);
    const { text } = await (await app.client('member1')).get(`/years/${year.id}/opinions`);
    expect([text.includes('cần sâu sát cơ sở hơn'), text.includes('nói đi đôi với làm')]).toEqual([true, false]);
    const steps = await yearSteps(app.db, year.id);
    expect([steps.get(year.yearRecords['mcHead']!)!.opinion, steps.get(year.yearRecords['vice']!)!.opinion]).toEqual([
      'given',
      'missing',
    ]);
  });
});
