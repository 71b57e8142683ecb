import { recordAct } from '../acts/record-act.js';
import type { ProductWords } from '../catalogue/product.js';
import { writeProducts } from '../catalogue/write-products.js';
import type { Tx } from '../database/db.js';
import type { SampleWard } from './sample-places.js';

const GROUPS = [
  { code: 'N1', name: 'Việc theo mẫu', from: '1', to: '10' },
  { code: 'N2', name: 'Việc thường xuyên', from: '11', to: '50' },
  { code: 'N3', name: 'Việc cần tổng hợp, phối hợp', from: '51', to: '100' },
  { code: 'N4', name: 'Việc phức tạp, kéo dài', from: '101', to: '200' },
];
const STANDARD = 'CH.01';
const STANDARD_POINTS = 5;
const DECIDED = { number: '18/QĐ-UBND', date: '2026-01-05', month: '2026-01', at: '2026-01-05T02:00:00Z' };

type Line = [code: string, task: string, output: string, factor: string];

const LEADING: Line[] = [
  ['LD.01', 'Giao việc tuần cho từng người và chốt hạn', 'Bảng giao việc', '7'],
  ['LD.02', 'Giao ban đầu tuần, kết luận việc còn vướng', 'Thông báo kết luận', '6'],
  ['LD.03', 'Rà từng hồ sơ sắp đến hạn, gỡ vướng ngay', 'Bảng theo dõi hạn', '8'],
  ['LD.04', 'Đọc và sửa văn bản trước khi trình ký', 'Văn bản hoàn chỉnh', '5'],
  ['LD.05', 'Trực tiếp tiếp dân theo lịch', 'Sổ tiếp công dân', '9'],
  ['LD.06', 'Chủ trì xử lý việc liên quan nhiều phòng', 'Phương án thống nhất', '14'],
  ['LD.07', 'Nhận xét, chấm việc tháng của cấp dưới', 'Phiếu nhận xét', '12'],
];

const BY_PLACE: Record<string, Line[]> = {
  '': [
    [STANDARD, 'Soạn công văn, giấy mời theo mẫu', 'Văn bản', '1'],
    ['CH.02', 'Trả lời một ý kiến của tổ dân phố bằng văn bản', 'Công văn trả lời', '5'],
    ['CH.03', 'Báo cáo tháng của bộ phận', 'Báo cáo', '12'],
    ['CH.04', 'Báo cáo nhanh số liệu theo yêu cầu trong ngày', 'Bảng số liệu', '3'],
    ['CH.05', 'Soạn kế hoạch chuyên đề của phường', 'Dự thảo kế hoạch', '14'],
    ['CH.06', 'Lập hồ sơ công việc điện tử và nộp lưu', 'Hồ sơ điện tử', '2'],
    ['CH.07', 'Góp ý dự thảo văn bản của cấp trên', 'Văn bản góp ý', '7'],
  ],
  'Bộ phận Một cửa': [
    ['MC.01', 'Tiếp nhận và số hóa một hồ sơ', 'Giấy tiếp nhận', '0.6'],
    ['MC.02', 'Chứng thực bản sao', 'Bản sao chứng thực', '0.4'],
    ['MC.03', 'Đăng ký khai sinh liên thông', 'Giấy khai sinh', '2'],
    ['MC.04', 'Hướng dẫn người dân nộp hồ sơ trực tuyến tại chỗ', 'Hồ sơ đã nộp', '1.2'],
    ['MC.05', 'Gọi hẹn và xin lỗi với hồ sơ trễ hạn', 'Phiếu xin lỗi', '1.5'],
    ['MC.06', 'Tổng hợp ý kiến hài lòng trong tuần', 'Bảng tổng hợp', '5'],
    ['MC.07', 'Trả kết quả tại nhà cho người già yếu', 'Biên nhận', '4'],
  ],
  'Văn phòng HĐND và UBND': [
    ['VP.01', 'Vào sổ, chuyển văn bản đến trong ngày', 'Sổ văn bản', '0.8'],
    ['VP.02', 'Chuẩn bị một kỳ họp Ủy ban', 'Hồ sơ kỳ họp', '9'],
    ['VP.03', 'Theo dõi kết luận của Chủ tịch đến khi xong', 'Bảng theo dõi', '12'],
    ['VP.04', 'Lập lịch công tác tuần của lãnh đạo', 'Lịch công tác', '3'],
    ['VP.05', 'Phân loại và chuyển đơn thư', 'Phiếu chuyển', '2.5'],
    ['VP.06', 'Quyết toán quý của văn phòng', 'Hồ sơ quyết toán', '18'],
  ],
  'Phòng Kinh tế, Hạ tầng và Đô thị': [
    ['KT.01', 'Kiểm tra trật tự xây dựng một công trình', 'Biên bản', '7'],
    ['KT.02', 'Thẩm định hồ sơ cấp phép nhà ở riêng lẻ', 'Giấy phép', '14'],
    ['KT.03', 'Xác nhận tình trạng sử dụng đất', 'Văn bản xác nhận', '8'],
    ['KT.04', 'Lập phương án bồi thường cho một hộ', 'Phương án', '24'],
    ['KT.05', 'Kiểm tra an toàn thực phẩm một cơ sở', 'Biên bản', '5'],
    ['KT.06', 'Khảo sát điểm ngập, hỏng trên địa bàn', 'Báo cáo khảo sát', '9'],
    ['KT.07', 'Đăng ký hộ kinh doanh', 'Giấy chứng nhận', '3'],
  ],
  'Phòng Văn hóa – Xã hội': [
    ['VX.01', 'Rà soát một hộ nghèo, cận nghèo', 'Phiếu rà soát', '2'],
    ['VX.02', 'Lập danh sách chi trả trợ cấp tháng', 'Danh sách chi trả', '8'],
    ['VX.03', 'Tổ chức một hoạt động văn hóa ở khu dân cư', 'Kế hoạch, hình ảnh', '14'],
    ['VX.04', 'Thẩm tra hồ sơ người có công', 'Hồ sơ thẩm tra', '9'],
    ['VX.05', 'Kiểm tra cơ sở trông giữ trẻ', 'Biên bản', '6'],
    ['VX.06', 'Viết tin cho trang của phường', 'Tin đã đăng', '1.6'],
  ],
  'Văn phòng Đảng ủy': [
    ['DU.01', 'Chuẩn bị một phiên họp Ban Thường vụ', 'Hồ sơ phiên họp', '10'],
    ['DU.02', 'Soạn dự thảo nghị quyết của Đảng ủy', 'Dự thảo nghị quyết', '21'],
    ['DU.03', 'Thẩm tra hồ sơ kết nạp đảng viên', 'Hồ sơ thẩm tra', '8'],
  ],
};

/** The ward's catalogue, in force from January 2026 by its chair's decision. Its words and numbers are made up for the sample. */
export async function seedCatalogue(tx: Tx, ward: SampleWard): Promise<number> {
  const [root] = ward.places;
  const [prepared, chair] = [ward.accounts['to-chuc']!, root!.members[0]!.accountId];
  const row = await tx.one<{ id: number }>(
    `insert into catalogues (unit_id, number, name, standard_code, groups, created_by, created_at, updated_at, submitted_by, submitted_at)
     values ($1, 1, 'Danh mục sản phẩm/công việc quy đổi của phường', $2, $3, $4, $5, $5, $4, $5) returning id`,
    [root!.unitId, STANDARD, JSON.stringify(GROUPS), prepared, DECIDED.at],
  );
  await writeProducts(tx, row!.id, sampleProducts());
  await tx.change(
    'update catalogues set decision_number = $2, decision_date = $3, from_month = $4, adopted_by = $5, adopted_at = $6 where id = $1',
    [row!.id, DECIDED.number, DECIDED.date, DECIDED.month, chair, DECIDED.at],
  );
  await recordAct(tx, {
    chain: `catalogue:${row!.id}`,
    act: 'catalogue.adopted',
    account: chair,
    at: new Date(DECIDED.at),
    detail: { sample: true },
  });
  return row!.id;
}

function sampleProducts(): ProductWords[] {
  const places = Object.entries(BY_PLACE).flatMap(([place, lines]) =>
    lines.map((line) => productOf(line, place, false)),
  );
  return [...LEADING.map((line) => productOf(line, '', true)), ...places];
}

function productOf([code, task, output, factor]: Line, place: string, leading: boolean): ProductWords {
  const points = Number((Number(factor) * STANDARD_POINTS).toFixed(2));
  const group = GROUPS.find(({ to }) => points <= Number(to))!.code;
  return { code, task, output, factor, place, leading, detail: '', note: '', groupCode: group, points: String(points) };
}
