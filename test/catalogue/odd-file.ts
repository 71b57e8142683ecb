import { writeXlsx, type Cell, type CellValue } from 'hucre';

type Rows = CellValue[][];

const HEADER = [
  'STT',
  'Mã CV',
  'Nhiệm vụ',
  'Công việc chi tiết',
  'Sản phẩm đầu ra',
  'Nhóm',
  'Khung điểm',
  'Điểm chấm',
  'Hệ số quy đổi',
  'Sản phẩm chuẩn = 5 điểm = hệ số 1,00',
];

const row = (
  n: number,
  code: string | null,
  task: string,
  group: string | null,
  points: CellValue,
  factor: CellValue,
  note: string | null = null,
): CellValue[] => [
  n,
  code,
  task,
  `Làm ${task.toLowerCase()}`,
  'Văn bản',
  group,
  group === 'N1' ? '1-10' : '11-50',
  points,
  factor,
  note,
];

const CRITERIA: Rows = [
  ['PHỤ LỤC I: TIÊU CHÍ CHUNG', null, null],
  ['(Kèm theo Quyết định mẫu)', null, null],
  ['TT', 'Tiêu chí chấm điểm', 'Điểm tối đa'],
  ['I', 'Phẩm chất', 10],
  [1, 'Ý thức kỷ luật', 10],
  [null, 'CỘNG', 10],
];

const LEADING: Rows = [
  ['PHỤ LỤC II'],
  ['DANH MỤC SẢN PHẨM/CÔNG VIỆC QUY ĐỔI - NHIỆM VỤ LÃNH ĐẠO, QUẢN LÝ'],
  ['(Kèm theo Quyết định mẫu)'],
  HEADER,
  row(1, 'LD.01', 'Phân công việc trong tuần', 'N2', 45, 9),
  row(2, 'LD.02', 'Chủ trì giao ban', 'N2', 40, 8),
];

/** Sub-headings for offices, gaps, the head printed again, a row of column numbers, a merged group; and rows that are wrong. */
const OFFICES: Rows = [
  ['DANH MỤC RIÊNG THEO PHÒNG, BAN'],
  [null],
  HEADER,
  ['(1)', '(2)', '(3)', '(4)', '(5)', '(6)', '(7)', '(8)', '(9)=(8)/5', '(10)'],
  ['I', 'Văn phòng'],
  row(1, 'VP.01', 'Soạn giấy mời', 'N1', 5, 1),
  row(2, 'VP.02', 'Ghi biên bản họp', null, 8, 1.6),
  row(3, null, 'Việc không có mã', 'N1', 5, 1),
  row(4, 'LD.01', 'Mã đã dùng ở trang trước', 'N1', 5, 1),
  [null, null, null],
  HEADER,
  ['II. Phòng Kinh tế'],
  row(5, 'KT.01', 'Kiểm tra chợ', 'N2', 25, null),
  row(6, 'KT.02', 'Thẩm định hồ sơ', 'N2', 25, 'năm'),
  row(7, 'KT.03', 'Lập bảng giá', 'N2', 25, 5.0625),
  row(8, 'KT.04', 'Báo cáo quý', 'N2', 60, 7),
  row(9, 'KT.05', 'Báo cáo quý', 'N2', 25, 5),
];

/** Formulas with their last results, as a spreadsheet leaves them. */
function formulas(rows: Rows): Map<string, Partial<Cell>> {
  const cells = new Map<string, Partial<Cell>>();
  rows.forEach((cell, at) => {
    const value = cell[8];
    if (typeof value === 'number' && at > 3)
      cells.set(`${at},8`, { value, type: 'formula', formula: `ROUND(H${at + 1}/5,2)`, formulaResult: value });
  });
  return cells;
}

/** A catalogue file with the oddities of a published one, all its words our own. */
export function oddFile(): Promise<Uint8Array> {
  return writeXlsx({
    sheets: [
      { name: 'PL I - Tieu chi chung', rows: CRITERIA, merges: [{ startRow: 0, startCol: 0, endRow: 0, endCol: 2 }] },
      {
        name: 'PL II - Lanh dao QL',
        rows: LEADING,
        cells: formulas(LEADING),
        merges: [{ startRow: 1, startCol: 0, endRow: 1, endCol: 9 }],
      },
      {
        name: 'PL III - Theo phong',
        rows: OFFICES,
        cells: formulas(OFFICES),
        merges: [
          { startRow: 4, startCol: 1, endRow: 4, endCol: 9 },
          { startRow: 5, startCol: 5, endRow: 6, endCol: 5 },
        ],
      },
    ],
  });
}

export function manyGroups(count: number): Promise<Uint8Array> {
  const rows = Array.from({ length: count }, (_, n) => [n + 1, `G.0${n}`, `Việc nhóm ${n}`, `N${n + 1}`, 1 + n]);
  return writeXlsx({ sheets: [{ name: 'Nhóm', rows: [['STT', 'Mã', 'Nhiệm vụ', 'Nhóm', 'Hệ số'], ...rows] }] });
}
