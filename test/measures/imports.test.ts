import { asProposed, sendFile } from '../support/columns.js';
import { signedIn, startMonth, type Month } from '../approvals/support.js';
import { figureNow, SOURCE, standardList, stateFigure } from './support.js';

const HEAD = 'mã đơn vị,mã chỉ số,tháng,số liệu,số người được hỏi,nguồn,lý do sửa\n';
let month: Month;
beforeAll(async () => {
  month = await startMonth();
  await standardList(month.db, month.ward);
  await stateFigure(month.db, month.ward, { code: 'dossiers-on-time', month: '2026-09', value: '95' });
});
afterAll(() => month.close());

const send = async (who: string, csv: string | Uint8Array, name = 'chi-so.csv') =>
  sendFile(
    await signedIn(month, who),
    '/measures/imports',
    { root: String(month.ward.units.PM.id) },
    { name, bytes: csv },
  );

describe('figures from a file', () => {
  it('shows every row, writes the right ones and keeps the wrong ones with why', async () => {
    const shown = await send(
      'personnel',
      HEAD +
        `MC,satisfaction,10/2026,"93,5",214,Phiếu hỏi,\nMC,dossiers-on-time,2026-09,96,,${SOURCE},Rà lại thấy nhập nhầm\nMC,dialogues,10/2026,3,,Sổ,\nXX,satisfaction,10/2026,90,50,Phiếu,\nMC,dossiers-online,12/2026,90,,${SOURCE},\n`,
    );
    expect(shown.status).toBe(200);
    for (const words of [
      'do hệ thống tự đếm',
      'không có đơn vị “XX”',
      'ở tương lai',
      '95 → 96',
      '3 dòng chưa nhập được',
    ])
      expect(shown.text).toContain(words);
    expect(await figureNow(month.db, month.ward, 'satisfaction', '2026-10')).toBeUndefined();
    const applied = await (await signedIn(month, 'personnel')).post(`${shown.path}/application`);
    expect(applied.text).toContain('Đã ghi 2 số liệu; 3 dòng không nhập được.');
    expect(await figureNow(month.db, month.ward, 'satisfaction', '2026-10')).toMatchObject({
      value: '93.5',
      asked: 214,
      number: 1,
    });
    expect(await figureNow(month.db, month.ward, 'dossiers-on-time', '2026-09')).toMatchObject({
      value: '96',
      number: 2,
      reason: 'Rà lại thấy nhập nhầm',
    });
    expect((await (await signedIn(month, 'personnel')).post(`${shown.path}/application`)).status).toBe(409);
    expect((await (await signedIn(month, 'inspector')).get(shown.path)).text).toContain('không có đơn vị “XX”');
    expect((await (await signedIn(month, 'mcHead')).get(shown.path)).status).toBe(404);
  });

  it('changes nothing when the same file comes again', async () => {
    const shown = await send('personnel', HEAD + 'MC,satisfaction,10/2026,"93,5",214,Phiếu hỏi,\n');
    expect(shown.text).toContain('Tệp này không thay đổi gì');
    expect(shown.text).not.toContain('/application"');
  });

  it('has the month and the source said once, where the list says them in its title', async () => {
    const personnel = await signedIn(month, 'personnel');
    const bytes = 'SỐ LIỆU THÁNG 10,,\nmã đơn vị,mã chỉ số,số liệu\nMC,dossiers-on-time,"97,5"\nTổng cộng,,"97,5"\n';
    const to = { root: String(month.ward.units.PM.id) };
    const asked = await personnel.upload('/measures/imports', to, [{ field: 'file', name: 'thang-10.csv', bytes }]);
    const lacking = await asProposed(personnel, asked);
    expect([lacking.status, lacking.text.includes('nói một lần ở đây')]).toEqual([422, true]);
    const shown = await asProposed(personnel, asked, { 'all-month': '10/2026', 'all-source': SOURCE });
    await personnel.post(`${shown.path}/application`);
    expect(await figureNow(month.db, month.ward, 'dossiers-on-time', '2026-10')).toMatchObject({ value: '97.5' });
    const late = await asProposed(
      personnel,
      await personnel.upload('/measures/imports', to, [{ field: 'file', name: 'lai.csv', bytes }]),
      { 'all-month': '13/2026', 'all-source': SOURCE },
    );
    expect(late.text).toContain('không dòng nào ghi được');
  });

  it('is checked anew when a figure moved in between', async () => {
    const shown = await send('personnel', HEAD + `MC,dossiers-online,10/2026,70,,${SOURCE},\n`);
    await stateFigure(month.db, month.ward, { code: 'dossiers-online', month: '2026-10', value: '71' });
    expect((await (await signedIn(month, 'personnel')).post(`${shown.path}/application`)).status).toBe(409);
    expect((await figureNow(month.db, month.ward, 'dossiers-online', '2026-10'))?.value).toBe('71');
  });

  it('knows a unit by its name, its beginning and the section above, and proposes near names', async () => {
    const shown = await send(
      'personnel',
      'Phòng,Mã chỉ số,Tháng,Số liệu,Số người được hỏi,Nguồn\n' +
        `bo phan mot cua,satisfaction,09/2026,88,120,Phiếu hỏi\nBộ phận Một cưả,dossiers-online,09/2026,61,,${SOURCE}\nBộ phận Hai cửa,dialogues,09/2026,61,,${SOURCE}\n`,
    );
    expect(shown.text).toMatch(/gần với: [^<]*\(MC\)|không có đơn vị “Bộ phận Hai cửa”/);
    await (await signedIn(month, 'personnel')).post(`${shown.path}/application`);
    expect((await figureNow(month.db, month.ward, 'satisfaction', '2026-09'))?.value).toBe('88');
    const below = await send(
      'personnel',
      `Mã chỉ số,Tháng,Số liệu,Số người được hỏi,Nguồn\nI. BỘ PHẬN MỘT CỬA,,,,\nsatisfaction,08/2026,87,120,Phiếu hỏi\n`,
    );
    await (await signedIn(month, 'personnel')).post(`${below.path}/application`);
    expect((await figureNow(month.db, month.ward, 'satisfaction', '2026-08'))?.value).toBe('87');
  });

  it('lets a head bring in their own unit’s figures alone', async () => {
    const shown = await send(
      'mcHead',
      HEAD + `MC,initiatives,10/2026,2,,Biên bản,\nVP,initiatives,10/2026,2,,Biên bản,\n`,
    );
    expect(shown.text).toContain('không có đơn vị “VP”');
    await (await signedIn(month, 'mcHead')).post(`${shown.path}/application`);
    expect((await figureNow(month.db, month.ward, 'initiatives', '2026-10'))?.value).toBe('2');
    expect(await figureNow(month.db, month.ward, 'initiatives', '2026-10', 'VP')).toBeUndefined();
  });

  it.each([
    ['a column is missing', 'mã đơn vị,tháng\nMC,10/2026\n', 'chi-so.csv', 'Hãy chọn cột này'],
    ['the kind of file is unknown', HEAD, 'chi-so.pdf', 'error-summary'],
  ])('refuses a file where %s', async (_, csv, name, words) => {
    const answer = await send('personnel', csv, name);
    expect(answer.status).toBe(422);
    expect(answer.text).toContain(words);
  });

  it('gives a template that passes its own check for columns', async () => {
    const { bytes } = await (await signedIn(month, 'personnel')).download('/measures/imports/template.xlsx');
    const shown = await send('personnel', bytes, 'mau.xlsx');
    expect([shown.status, shown.text.includes('dòng ví dụ của tệp mẫu')]).toEqual([200, true]);
  });

  it('is not for another agency', async () => {
    expect((await send('stranger', HEAD)).status).toBe(404);
  });
});
