import type { Db } from '../../src/database/db.js';
import { giveWork } from '../support/legal.js';
import type { Ward } from '../support/ward.js';
import { adoptCatalogue } from '../work/support.js';

/** Work for every door, on mc1's draft: a line with a mark, a proposal, a file of personnel's. */
export async function makeWork(db: Db, ward: Ward, evaluationId: number) {
  await adoptCatalogue(db, ward, 90);
  const workLine = await giveWork(db, ward, evaluationId, 'DC.02', '5', '4', '2');
  const id = async (sql: string, params: unknown[]) => (await db.one<{ id: number }>(sql, params))!.id;
  return {
    workLine,
    workMark: await id(
      `insert into work_marks (line_id, item, kind, happened_on, reason, by_account, at) values ($1, 1, 'late', '2026-11-10', 'Sau hẹn', $2, '2026-11-11') returning id`,
      [workLine, ward.accounts['mcHead']],
    ),
    workProposal: await id(
      `insert into work_proposals (legal_form_id, product_id, code, task, quantity, reason, by_account, at)
      select $1, id, code, task, 1, 'Đoàn kiểm tra đột xuất', $2, '2026-11-11' from catalogue_products where code = 'DC.01' limit 1 returning id`,
      [evaluationId, ward.accounts['mc1']],
    ),
    workImport: await id(
      `insert into imports (kind, root_unit_id, legal_period_id, file_name, account_id, at, status, worksheets, mapping)
      select 'work', p.root_unit_id, p.id, 'viec.csv', $2, '2026-11-23', 'checked', '[{"name":"","rows":[["mã"]]}]', '{"worksheets":[{"name":"","include":true,"header":1,"columns":{"code":0}}]}' from legal_forms s join legal_periods p on p.id = s.legal_period_id where s.id = $1 returning id`,
      [evaluationId, ward.accounts['personnel']],
    ),
  };
}
