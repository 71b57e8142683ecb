import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readXlsx, writeXlsx } from 'hucre';
import { PROJECT_ROOT } from '../../src/config.js';
import { startTestApp, type TestApp } from '../support/app.js';
import type { Client } from '../support/client.js';
import { asProposed } from '../support/columns.js';
import { makeWard, type Ward } from '../support/ward.js';

const LISTS = join(PROJECT_ROOT, '../shared/data/staff-lists');

let t: TestApp;
let ward: Ward;
let personnel: Client;
beforeAll(async () => {
  t = await startTestApp();
  ward = await makeWard(t.db);
  personnel = await t.client('personnel');
});
afterAll(() => t.close());

const send = (name: string, bytes: Uint8Array) =>
  personnel.upload('/imports/officials', { unit: String(ward.units.PM.id) }, [{ field: 'file', name, bytes }]);
const people = () =>
  t.db.rows<{ code: string; name: string }>(
    `select code, full_name as name from officials where code ~ '^0?12' order by code`,
  );

(existsSync(LISTS) ? describe : describe.skip)('a real list (skipped where the file is not there)', () => {
  it('is asked about, previewed, written as far as it can be, and comes back with the rest, which is known again', async () => {
    const asked = await send('danh-sach.xlsx', readFileSync(join(LISTS, '09-ward-list-with-national-header.xlsx')));
    expect(asked.text).toContain('Trong tệp: 01234 · 01235 · 01236');
    expect(asked.text).toContain('A · STT');
    const shown = await asProposed(personnel, asked, { 'all-person_type': 'công chức' });
    for (const words of ['dòng tiêu đề ở trên bảng', 'dòng tên nhóm', 'Nguyễn Văn Tuấn'])
      expect(shown.text).toContain(words);
    const { bytes } = await personnel.download(`${shown.path}/rest.xlsx`);
    const rows = (await readXlsx(bytes)).sheets[0]!.rows.map((row) => [...row]);
    const header = rows.findLastIndex((row) => row.at(-1) === 'Lỗi cần sửa');
    expect(rows[header]!.slice(0, 2)).toEqual(['STT', 'Họ và tên']);
    // a section stands above the rows that take their unit from it, without a fault of its own
    const wrong = rows.slice(header + 1).filter((row) => row.at(-1) !== null);
    expect(wrong.length).toBeGreaterThan(0);
    for (const row of wrong) expect(String(row.at(-1))).toMatch(/“[^”]+”|Vị trí/);
    const before = await people();
    for (const row of wrong) {
      row[4] = 'Chuyên viên';
      row[5] = 'KT';
      row[7] = '16/11/2026';
    }
    const mended = await writeXlsx({ sheets: [{ name: 'Sheet1', rows }] });
    const again = await send('danh-sach - can sua.xlsx', mended);
    expect(again.text).toContain('Đọc như lần trước');
    const last = await asProposed(personnel, again, { 'all-person_type': 'công chức' });
    const ticks = Object.fromEntries(
      [...last.text.matchAll(/name="(asked-[\w-]+)"/g)].map(([, name]) => [name!, 'yes']),
    );
    expect((await personnel.post(`${last.path}/application`, ticks)).text).toContain('Đã ghi');
    expect((await people()).length).toBe(before.length + wrong.length);
  });
});
