import { readXlsx, writeXlsx } from 'hucre';

type Cells = (string | number)[];

/** The units of a ward as an office keeps them: a title, numbered in two levels, no codes. */
export function unitsFile(): Promise<Uint8Array> {
  return workbook('Đơn vị', [
    ['DANH SÁCH CÁC ĐƠN VỊ THUỘC PHƯỜNG'],
    ['TT', 'Tên đơn vị'],
    ['I', 'Văn phòng HĐND và UBND'],
    [1, 'Bộ phận Văn thư'],
    [2, 'Bộ phận Tài chính'],
    ['II', 'Phòng Kinh tế, Hạ tầng và Đô thị'],
    ['III', 'Phòng Văn hóa - Xã hội'],
    [1, 'Tổ Y tế'],
  ]);
}

/** The people: a national header, a header in two rows, a section for each unit, a total and signatures; one day is wrong. */
export function peopleFile(): Promise<Uint8Array> {
  return workbook('Cán bộ', [
    ['UBND PHƯỜNG HOA SỮA', '', '', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'],
    ['', '', '', 'Độc lập - Tự do - Hạnh phúc'],
    ['DANH SÁCH CÁN BỘ, CÔNG CHỨC'],
    ['STT', 'Họ và tên', 'Ngày sinh', '', 'Chức vụ', 'Đối tượng', 'Ngày bổ nhiệm'],
    ['', '', 'Nam', 'Nữ'],
    ['I', 'UBND phường Hoa Sữa'],
    [1, 'Nguyễn Văn Tuấn', '12/05/1975', '', 'Chủ tịch UBND', 'Cán bộ', '01/07/2025'],
    [2, 'Trần Thị Hà', '', '03/11/1980', 'Phó Chủ tịch UBND', 'Cán bộ', '01/07/2025'],
    ['II', 'Văn phòng HĐND và UBND'],
    [3, 'Lê Văn Nam', '20/01/1985', '', 'Chánh Văn phòng', 'Công chức', '1/7/2025'],
    [4, 'Phạm Thị Hoa', '', '15/02/1990', 'Chuyên viên', 'Công chức', WRONG_DAY],
    ['III', 'Phòng Văn hóa - Xã hội'],
    [5, 'Vũ Minh Đức', '09/09/1988', '', 'Trưởng phòng', 'Công chức', '01/07/2025'],
    [6, 'Đỗ Thị Lan', '', '19/12/1992', 'Chuyên viên', 'Công chức', '01/08/2025'],
    ['', 'Tổng cộng: 6 người'],
    ['', '', '', '', 'Hoa Sữa, ngày 30 tháng 10 năm 2026'],
    ['', 'NGƯỜI LẬP BIỂU', '', '', 'CHỦ TỊCH'],
  ]);
}

const WRONG_DAY = '31/02/2026';

/** The workbook of the rest with its one day put right, all else as it came. */
export async function corrected(bytes: Uint8Array): Promise<Uint8Array> {
  const { sheets } = await readXlsx(bytes);
  const rows = sheets[0]!.rows.map((row) => row.map((cell) => (cell === WRONG_DAY ? '01/02/2026' : cell)));
  return workbook(sheets[0]!.name, rows as Cells[]);
}

function workbook(name: string, rows: Cells[]): Promise<Uint8Array> {
  return writeXlsx({ sheets: [{ name, rows }] });
}
