import { createWriteStream } from 'node:fs';
import { stat, writeFile } from 'node:fs/promises';
import { once } from 'node:events';
import { writeOds, XlsxStreamWriter } from 'hucre';

const HEAD = [
  'STT',
  'Mã',
  'Họ và tên',
  'Đối tượng',
  'Mã đơn vị',
  'Tên đơn vị',
  'Chức vụ',
  'Vị trí',
  'Bậc',
  'Từ ngày',
  'Thư điện tử',
  'Ghi chú',
];
const FAMILIES = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Hoàng', 'Huỳnh', 'Phan', 'Vũ', 'Võ', 'Đặng', 'Bùi', 'Đỗ'];
const MIDDLES = ['Văn', 'Thị', 'Hữu', 'Đức', 'Minh', 'Quốc', 'Thanh', 'Ngọc', 'Xuân'];
const GIVEN = ['Tuấn', 'Hà', 'Hạnh', 'Phúc', 'Lộc', 'Thọ', 'Quyền', 'Uyên', 'Ánh', 'Hoa', 'Nam', 'Dũng', 'Yến'];

process.once('message', async ({ file, rows }) => {
  const kind = file.split('.').pop();
  await MAKERS[kind](file, rows);
  process.send({ megabytes: (await stat(file)).size / 1024 / 1024 }, () => process.exit(0));
});

const MAKERS = {
  async csv(file, rows) {
    const stream = createWriteStream(file);
    stream.write('\ufeff' + HEAD.join(',') + '\r\n');
    for (let at = 0; at < rows; at++) {
      if (!stream.write(recordOf(at).map(quoted).join(',') + '\r\n')) await once(stream, 'drain');
    }
    await new Promise((done) => stream.end(done));
  },
  async xlsx(file, rows) {
    const writer = new XlsxStreamWriter({ name: 'Danh sách' });
    writer.addRow(HEAD);
    for (let at = 0; at < rows; at++) writer.addRow(recordOf(at));
    await writeFile(file, await writer.finish());
  },
  async ods(file, rows) {
    await writeFile(file, await writeOds({ sheets: [{ name: 'Danh sách', rows: listOf(rows) }] }));
  },
};

function listOf(rows) {
  return [HEAD, ...Array.from({ length: rows }, (_, at) => recordOf(at))];
}

function recordOf(at) {
  const unit = at % 3300;
  const name = `${FAMILIES[at % 12]} ${MIDDLES[at % 9]} ${GIVEN[at % 13]}`;
  const day = `${String((at % 28) + 1).padStart(2, '0')}/${String((at % 12) + 1).padStart(2, '0')}/2025`;
  return [
    at + 1,
    `CB-${at}`,
    name,
    'Công chức',
    `DV-${unit}`,
    `Phòng Kinh tế, Hạ tầng số ${unit}`,
    'Chuyên viên',
    'Nhân viên',
    4,
    day,
    `canbo${at}@example.vn`,
    at % 5 === 0 ? 'Đảng viên' : '',
  ];
}

function quoted(cell) {
  return /[",]/.test(String(cell)) ? `"${cell}"` : String(cell);
}
