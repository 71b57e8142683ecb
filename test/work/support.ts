import { startTestApp, type TestApp } from '../support/app.js';
import type { Client } from '../support/client.js';
import type { Db } from '../../src/database/db.js';
import { openLegalMonth, type LegalMonth } from '../support/legal.js';
import { makeWard, type Ward } from '../support/ward.js';

export interface WorkTown extends TestApp {
  ward: Ward;
  month: LegalMonth;
}

/** The ward with an adopted catalogue and November open by the decree. */
export async function startWork(): Promise<WorkTown> {
  const app = await startTestApp();
  const ward = await makeWard(app.db);
  await adoptCatalogue(app.db, ward);
  const month = await openLegalMonth(app.db, ward);
  const browsers = new Map<string, Client>();
  // Signing in is throttled: each person keeps one browser.
  const client = async (login = '') => {
    if (!browsers.has(login)) browsers.set(login, await app.client(login));
    return browsers.get(login)!;
  };
  return { ...app, client, ward, month };
}

export async function adoptCatalogue(db: Db, ward: Ward, number = 1): Promise<void> {
  const row = await db.one<{ id: number }>(
    `insert into catalogues (unit_id, number, name, standard_code, groups, created_by, created_at, updated_at)
     values ($1, $3, 'Danh mục của phường', 'DC.01', '[{"code":"N1","name":"Đơn giản"}]', $2, '2026-01-02', '2026-01-02') returning id`,
    [ward.units.PM.id, ward.accounts['personnel'], number],
  );
  const products: [string, string, string, boolean][] = [
    ['DC.01', 'Xác nhận tình trạng hôn nhân', '1', false],
    ['DC.02', 'Trả kết quả hồ sơ đất đai', '5', false],
    ['DC.03', 'Báo cáo tháng của bộ phận', '12', false],
    ['LD.01', 'Chỉ đạo tiếp công dân', '4', true],
  ];
  for (const [place, [code, task, factor, leading]] of products.entries()) {
    await db.rows(
      `insert into catalogue_products (catalogue_id, code, position, task, factor, "leading", search_text) values ($1, $2, $3, $4, $5, $6, lower($2 || ' ') || $7)`,
      [
        row!.id,
        code,
        place + 1,
        task,
        factor,
        leading,
        { 'DC.01': 'xac nhan tinh trang hon nhan', 'DC.02': 'tra ket qua ho so dat dai' }[code] ?? 'khac',
      ],
    );
  }
  await db.rows(
    `update catalogues set adopted_by = $2, adopted_at = '2026-01-03', decision_number = '5/QĐ-UBND', decision_date = '2026-01-03', from_month = '2026-01' where id = $1`,
    [row!.id, ward.accounts['chair']],
  );
}

export const lineFields = (code: string, quantity: string, dueOn = '20/11/2026'): Record<string, string> => ({
  code,
  quantity,
  dueOn,
  origin: 'assigned',
});

/** The id of a person's newest line. */
export async function lastLine(town: WorkTown, key: string): Promise<number> {
  const row = await town.db.one<{ id: number }>('select max(id) as id from work_lines where legal_form_id = $1', [
    town.month.legalForms[key],
  ]);
  return row!.id;
}
