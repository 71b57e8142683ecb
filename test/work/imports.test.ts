import { sendFile } from '../support/columns.js';
import { startWork, type WorkTown } from './support.js';

let town: WorkTown;
beforeAll(async () => {
  town = await startWork();
});
afterAll(() => town.close());

const HEAD =
  'mã cán bộ,mã sản phẩm,số lượng giao,số lượng hoàn thành,hạn,loại giao,số lần chậm,số lần chưa đạt,"lý do chậm, chưa đạt",mã tham chiếu,ghi chú\n';
const file = (rows: string) => ({ name: 'viec.csv', bytes: HEAD + rows });
const count = async () =>
  (await town.db.one<{ lines: number; marks: number }>(
    'select (select count(*)::int from work_lines) as lines, (select count(*)::int from work_marks) as marks',
  ))!;
async function send(login: string, rows: string) {
  const who = await town.client(login);
  return {
    who,
    answer: await sendFile(who, '/legal/work/imports', { period: String(town.month.periodId) }, file(rows)),
  };
}
const applicationOf = (text: string) => /action="(\/legal\/work\/imports\/\d+\/application)"/.exec(text)?.[1];

describe('work from another system', () => {
  const rows =
    'CB-mc1,DC.02,"4",3,20/11/2026,,2,0,Trả sau hẹn,V-1,\nCB-vp1,DC.01,"1,5",,25/11/2026,đột xuất,,,,V-2,Gấp\n';

  it('is checked first, then written whole; the same file again changes nothing', async () => {
    const { who, answer } = await send('personnel', rows);
    expect(answer.text).toContain('Ghi: thêm 2, thay đổi 0');
    expect(await count()).toEqual({ lines: 0, marks: 0 });
    expect((await who.post(applicationOf(answer.text)!)).text).toContain('Đã ghi');
    expect(await count()).toEqual({ lines: 2, marks: 2 });
    expect(await town.db.one(`select origin, stated_at, remark from work_lines where reference = 'V-2'`)).toEqual({
      origin: 'unplanned',
      stated_at: null,
      remark: 'Gấp',
    });
    const again = await send('personnel', rows);
    expect(again.answer.text).toContain('Tệp này không thay đổi gì.');
    expect(applicationOf(again.answer.text)).toBeUndefined();
  });

  it('changes what the file says otherwise, with before and after', async () => {
    const { who, answer } = await send('personnel', rows.replace('"4",3', '"5",4'));
    expect(answer.text).toContain('thêm 0, thay đổi 1');
    expect(answer.text).toContain('4 → 5');
    await who.post(applicationOf(answer.text)!);
    expect(await town.db.one(`select quantity, completed, revision from work_lines where reference = 'V-1'`)).toEqual({
      quantity: '5.00',
      completed: '4.00',
      revision: 1,
    });
  });

  it('knows a person by a name that nobody else has, says who that is, and asks for the code of two', async () => {
    const name = async (code: string) =>
      (await town.db.one<{ name: string }>('select full_name as name from officials where code = $1', [code]))!.name;
    const [mine, other] = [await name('CB-mc2'), await name('CB-mc3')];
    const { who, answer } = await send('personnel', `${mine.toLocaleUpperCase('vi')},DC.02,1,,20/11/2026,,,,,N-1,\n`);
    expect(answer.text).toContain('chỉ một người có tên này');
    await who.post(applicationOf(answer.text)!);
    expect(
      await town.db.one(
        `select o.code from work_lines l join legal_forms f on f.id = l.legal_form_id join officials o on o.id = f.official_id where l.reference = 'N-1'`,
      ),
    ).toEqual({ code: 'CB-mc2' });
    await town.db.rows(`update officials set full_name = $1 where code = 'CB-mc3'`, [mine]);
    const two = await send('personnel', `${mine},DC.02,1,,20/11/2026,,,,,N-2,\n`);
    await town.db.rows(`update officials set full_name = $1 where code = 'CB-mc3'`, [other]);
    expect(two.answer.text).toMatch(/nhiều người tên “[^”]+”[^<]*CB-mc2[^<]*CB-mc3/);
  });

  it.each(['constructor', '__proto__'])('knows no “%s” among the ways work is given', async (word) => {
    const { answer } = await send('personnel', `CB-mc2,DC.02,1,,20/11/2026,${word},,,,K-1,\n`);
    expect(answer.text).toContain('1 dòng sai');
  });

  it('says why of each wrong row, and writes the others alone', async () => {
    const wrong =
      'CB-mc2,DC.02,1,2,20/11/2026,,,,,W-1,\nCB-xa,DC.02,1,,20/11/2026,,,,,W-2,\nCB-mc2,SAI,1,,20/11/2026,,,,,W-3,\nCB-mc2,DC.01,1,0,20/11/2026,,1,,Chậm hẹn,W-4,\nCB-mc2,DC.01,1,1,20/11/2026,,1,,,W-5,\nCB-mc2,LD.01,1,,,,,,,W-6,\nCB-mc2,DC.01,1,1,20/11/2026,,,,,W-7,\nCB-mc2,DC.01,1,1,20/11/2026,,,,,W-7,\n';
    const before = await count();
    const { answer } = await send('personnel', wrong);
    for (const words of [
      '7 dòng chưa nhập được',
      'nhiều hơn số giao',
      'không có “CB-xa”',
      '“SAI” không có trong danh mục',
      'chưa có sản phẩm nào hoàn thành',
      'cần lý do',
      'Điều 15.1b',
      'đã có ở dòng 8',
    ])
      expect(answer.text).toContain(words);
    expect(await count()).toEqual(before);
    await (await town.client('personnel')).post(applicationOf(answer.text)!);
    expect(await count()).toEqual({ ...before, lines: before.lines + 1 });
  });

  it('takes from a head only their own people, and shows it to nobody else', async () => {
    const { who, answer } = await send('mchead', 'CB-mc3,DC.01,1,,20/11/2026,,,,,H-1,\n');
    expect(answer.text).toContain('thêm 1, thay đổi 0');
    expect(
      (await send('mchead', 'CB-vp1,DC.01,1,,20/11/2026,,,,,H-2,\nCB-mcHead,DC.01,1,,20/11/2026,,,,,H-3,\n')).answer
        .text,
    ).toContain('2 dòng sai');
    const path = applicationOf(answer.text)!.replace('/application', '');
    expect((await (await town.client('vphead')).get(path)).status).toBe(404);
    expect((await (await town.client('personnel')).get(path)).status).toBe(200);
    await town.db.rows(`update legal_forms set status = 'absent' where id = $1`, [town.month.legalForms['mc3']]);
    expect((await who.post(`${path}/application`)).status).toBe(409);
  });

  it('gives a sample that can be read again', async () => {
    const who = await town.client('personnel');
    const sample = await who.download('/legal/work/imports/template.xlsx');
    const fields = { period: String(town.month.periodId) };
    const shown = await sendFile(who, '/legal/work/imports', fields, { name: 'mau.xlsx', bytes: sample.bytes });
    expect(shown.text).toContain('dòng ví dụ của tệp mẫu');
    expect((await (await town.client('mc1')).get('/legal/work/imports')).status).toBe(403);
  });
});

describe('a file of a quarter', () => {
  it('is offered, listed, asked about and shown as its quarter', async () => {
    await town.db.rows(`update legal_periods set span = 'quarter', month = '2026-12' where id = $1`, [
      town.month.periodId,
    ]);
    const { who, answer } = await send('personnel', 'CB-mc3,DC.02,1,,20/11/2026,,,,,Q-1,\n');
    expect(answer.text).toContain('quý IV/2026');
    expect(answer.text).not.toContain('12/2026, ');
    const list = (await who.get('/legal/work/imports')).text;
    expect(list).toMatch(/<option[^>]*>quý IV\/2026 · /);
    expect(list).toMatch(/data-label="[^"]*"><span>[^<]*quý IV\/2026, /);
  });
});
