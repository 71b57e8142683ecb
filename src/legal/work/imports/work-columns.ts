import type { ColumnNames } from '../../../imports/plan.js';

/** The columns of a file from another task system: the code first, then the words people put there. */
export const WORK_COLUMNS: ColumnNames = {
  official_code: ['mã cán bộ', 'mã công chức', 'số hiệu', 'mã cb'],
  product_code: ['mã sản phẩm', 'mã công việc', 'mã sp'],
  assigned: ['số lượng giao', 'giao', 'số lượng'],
  completed: ['số lượng hoàn thành', 'hoàn thành'],
  due_on: ['hạn', 'thời hạn', 'hạn hoàn thành'],
  kind: ['loại giao', 'nhận thêm/đột xuất', 'loại'],
  late: ['số lần chậm', 'chậm'],
  failed: ['số lần chưa đạt', 'chưa đạt'],
  mark_reason: ['lý do chậm, chưa đạt', 'lý do'],
  reference: ['mã tham chiếu', 'tham chiếu'],
  note: ['ghi chú'],
};
export const WORK_NEEDED = ['official_code', 'product_code', 'assigned', 'reference'];
export const WORK_KINDS: Record<string, 'assigned' | 'taken-over' | 'unplanned'> = {
  '': 'assigned',
  assigned: 'assigned',
  giao: 'assigned',
  'được giao': 'assigned',
  'taken-over': 'taken-over',
  'nhận thêm': 'taken-over',
  unplanned: 'unplanned',
  'đột xuất': 'unplanned',
};

export const WORK_SAMPLE =
  'mã cán bộ,mã sản phẩm,số lượng giao,số lượng hoàn thành,hạn,loại giao,số lần chậm,số lần chưa đạt,"lý do chậm, chưa đạt",mã tham chiếu,ghi chú\n' +
  'CB-0101,DC.02,4,4,20/11/2026,,1,0,Trả kết quả sau hẹn hai ngày,CV-2026-001,\n' +
  'CB-0101,DC.05,"0,5",,28/11/2026,,,,,CV-2026-002,Làm chung với bộ phận khác\n' +
  'CB-0102,DC.02,1,1,15/11/2026,đột xuất,,,,CV-2026-003,\n';
