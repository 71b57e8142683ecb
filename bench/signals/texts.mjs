import { normalWords } from '../../dist/scoring/near-text.js';
import { randomOf } from './random.mjs';

/** What anybody writes when there is little to say. The first ones are too short to be compared. */
const STOCK = [
  'Hoàn thành tốt nhiệm vụ được giao',
  'Có tinh thần trách nhiệm, đúng giờ',
  'Hoàn thành đầy đủ các nhiệm vụ được giao trong tháng',
  'Thực hiện tốt nội quy, quy chế của cơ quan, giờ giấc nghiêm túc',
  'Thái độ phục vụ nhân dân đúng mực, không có phản ánh của công dân',
  'Chủ động trong công việc, phối hợp tốt với đồng nghiệp',
  'Cần nâng cao hơn nữa chất lượng tham mưu văn bản',
  'Giải quyết hồ sơ đúng hạn, không để tồn đọng hồ sơ quá hạn',
  'Nhất trí với kết quả tự đánh giá của cá nhân trong tháng',
  'Đề nghị tháng sau khắc phục việc trả hồ sơ chậm hẹn',
  'Tham gia đầy đủ các buổi họp và phong trào của đơn vị',
  'Giữ gìn đoàn kết nội bộ, có ý thức xây dựng tập thể vững mạnh',
].map(normalWords);

const SYLLABLES = (
  'hồ sơ dân tiếp nhận trả kết quả đúng hẹn chậm tháng ngày tuần hướng dẫn công khai thủ tục đất đai hộ tịch chứng thực ' +
  'khai sinh xác minh báo cáo họp tổ phường khu phố trường lớp học sinh bệnh nhân ca trực thuốc sổ sách máy mạng phần mềm ' +
  'lỗi bổ sung giấy tờ ký số văn bản dự thảo góp ý rà soát kiểm tra hiện trường vỉa hè rác đường đèn cống ngập cây xanh ' +
  'giải phóng mặt bằng đơn thư đối thoại trả lời điện thoại lắng nghe bình tĩnh giải thích rõ gọi lại xin lỗi nhắc nhở ' +
  'chủ động giúp đỡ đồng nghiệp mới thay phiên nghỉ ốm việc gấp cuối giờ sáng chiều thứ hai ba tư năm sáu bảy lần đầu ' +
  'sáng kiến mẫu bảng niêm yết mã quét phiếu hẹn tin nhắn lịch bản đồ số liệu thống kê quý chi phí dự toán thanh toán'
).split(' ');

/** Free texts: eight to twenty-four words, the usual ones oftener. One pool for all seeds; a pair of them is hardly ever alike. */
function freePool(count) {
  const random = randomOf(335);
  return Array.from({ length: count }, () => {
    const words = Array.from(
      { length: random.whole(8, 24) },
      () => SYLLABLES[Math.floor(SYLLABLES.length * random.next() ** 1.5)],
    );
    return normalWords(words.join(' '));
  });
}

const FREE = freePool(60_000);

export const freeText = (random) => random.pick(FREE);
export const stockText = (random) => random.pick(STOCK);

/** The one text a copier has for the month, now and then with a word added for the person. */
export const copiedText = (random, text) => (random.chance(0.15) && text.length > 10 ? [...text, 'anh'].sort() : text);
