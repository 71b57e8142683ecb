import type { ColumnNames } from '../../imports/plan.js';

/** The columns of a file of figures: the code first, then the words people put there. */
export const FIGURE_COLUMNS: ColumnNames = {
  unit_code: ['mã đơn vị', 'đơn vị'],
  measure_code: ['mã chỉ số', 'chỉ số'],
  month: ['tháng'],
  value: ['số liệu', 'giá trị'],
  asked: ['số người được hỏi', 'số phiếu'],
  source: ['nguồn', 'nguồn số liệu'],
  reason: ['lý do sửa', 'lý do'],
};
export const FIGURES_NEEDED = ['unit_code', 'measure_code', 'month', 'value', 'source'];

export const FIGURES_SAMPLE =
  'mã đơn vị,mã chỉ số,tháng,số liệu,số người được hỏi,nguồn,lý do sửa\n' +
  'PM-MC,satisfaction,10/2026,"93,5",214,Phiếu lấy ý kiến tại Một cửa,\n' +
  'PM-MC,dossiers-on-time,10/2026,"98,2",,Hệ thống thông tin giải quyết thủ tục hành chính,\n' +
  'PM-MC,complaints-overdue,10/2026,1,,"Sổ tiếp công dân, xử lý đơn",Rà lại sổ thấy còn sót một đơn\n';
