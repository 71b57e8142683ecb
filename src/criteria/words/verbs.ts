import { Phrases } from '../phrases.js';
import { ABSTRACT_VERBS } from './abstract.js';

/** Acts of one syllable that can open a criterion by themselves. */
const SHORT = `
chào, mời, hỏi, đáp, nghe, nói, hứa, làm, xem, gặp, thăm, đi, đến, tới, cười, xin, nhận, trả, giao, chuyển, đưa, lấy,
mở, đóng, khóa, tắt, bật, dọn, quét, lau, rửa, trồng, tưới, sửa, vá, thay, treo, gỡ, dán, in, sao, chụp, đăng, tải,
gửi, nộp, đọc, viết, ghi, ký, lập, trình, duyệt, soát, rà, soạn, kiểm, đếm, đo, chia, xếp, giữ, cất, lưu, nhập, xuất,
tra, tìm, báo, nhắc, kể, dạy, học, giảng, chấm, dự, họp, trực, gác, canh, chốt, khám, tiêm, phát, tặng, giúp, đỡ,
dìu, dắt, dẫn, đón, tiễn, nhường, chờ, đợi, đứng, mặc, đeo, mang, dùng, mua, bán, thu, chi, tiêu, góp, bỏ, xóa, hủy,
rút, cắt, giảm, tăng, thêm, bớt, hạ, nâng, dựng, xây, đào, lấp, tháo, lắp, nối, so, chọn, bầu, cử, tránh, ngừng,
dừng, cấm, chặn, bắt, phạt, khen, thưa, gọi, đặt, bày, vẽ, chép, dịch, nêu, nhìn, biết, nhớ, sống, đỗ, lái, hiến,
chịu, lo, nghỉ, rời, bám, nắm, hoàn, bồi, đền, tiếp, trao, nhờ, vớt, thắp, rào, phủ, che, đậy, đổ, phơi, ủ, lọc,
khai, tách, gom, gói, khâu, bế, ngồi, cho, nhặt, chạy, hát, tập, hẹn, mượn, thử, quay, ghép, đổi, dặn, khuyên, can,
bấm, gõ, ngắt, kèm, xuống, né, chỉ ra, kéo, đẩy, cứu, chữa, bơm, thổi, dập, vứt, lấn, ép, đòi, vòi, uống, hút, chửi,
mắng, quát, gây`;

/** Longer ones, of which the first syllable alone would not do. */
const LONG = `
bàn giao, bàn bạc, bàn với, đội mũ, đối thoại, đối chiếu, ra quân, ra văn bản, ra quyết định, ra thông báo, vào sổ,
lên lịch, lên lớp, xuống cơ sở, xuống tổ, xuống địa bàn, về cơ sở, về tổ, về đúng, về sớm, về muộn, dành, để xe,
để máy, để điện thoại, để lại, cấp giấy, cấp phép, cấp thẻ, cấp bản, cấp đổi, cấp phát, cấp cứu, cấp tài khoản,
cấp mã, cấp sổ, cấp biên lai, cấp thuốc, cấp đủ, cấp trả, cấp đúng, nạo vét, khơi thông, thừa nhận, báo cáo, góp ý,
đóng góp, đăng ký, đào tạo, có mặt, hướng dẫn, niêm yết, niêm phong, công khai, công bố, công nhận, giải quyết,
giải thích, giải đáp, giải trình, giải tỏa, giải ngân, xử lý, xử phạt, xử trí, xác minh, xác nhận, xác định,
kiểm tra, kiểm soát, kiểm kê, kiểm đếm, kiểm điểm, thẩm định, thẩm tra, phê duyệt, phê bình, tự phê bình, phân công,
phân loại, phân tích, phân luồng, phân bổ, phân việc, phản hồi, phản ánh, phản biện, phối hợp, phổ biến, phục vụ,
phụ trách, phòng ngừa, phòng chống, phát hiện, thông báo, thông tin, thông qua, thống kê, thống nhất, theo dõi,
tham mưu, tham gia, tham dự, tham vấn, thanh toán, thanh tra, thành lập, thực hiện, thực hành, thi hành, tuần tra,
tuyên truyền, tuyên dương, tư vấn, từ chối, tự học, tự chấm, tự kiểm tra, tố giác, tố cáo, tổ chức, tổng hợp,
tổng kết, trích lục, trích đo, triển khai, trợ giúp, truy cập, truyền đạt, truyền thông, ủng hộ, ứng dụng, ứng trực,
ứng xử, vận động, vận hành, vệ sinh, bảo quản, bảo vệ, bảo đảm, đảm bảo, bảo mật, bảo trì, bảo dưỡng, ban hành,
biên soạn, bố trí, bổ sung, cam kết, can thiệp, can ngăn, cảm ơn, cảnh báo, cảnh giới, cập nhật, chăm sóc, chấp hành,
chia sẻ, chỉ đạo, chỉ dẫn, chỉ huy, chỉ định, chỉnh lý, chỉnh sửa, chỉnh trang, chủ trì, chuẩn bị, chứng thực,
cung cấp, cư xử, dân vận, duy trì, đánh giá, đánh số, đề nghị, đề xuất, điểm danh, điểm tin, điều chỉnh, điều hành,
điều phối, điều tra, điều trị, đính chính, đính kèm, định hướng, đôn đốc, đồng hành, động viên, đúc kết, giám sát,
giám định, gìn giữ, giới thiệu, hạn chế, hòa giải, hỗ trợ, hội ý, hội chẩn, hưởng ứng, huy động, khảo sát, khắc phục,
khuyến khích, kê khai, kê đơn, kết luận, kết nối, kết nạp, kết bạn, kiến nghị, lắng nghe, liên hệ, liên lạc, loại bỏ,
luân chuyển, luân phiên, minh bạch, mỉm cười, ngăn chặn, nghiệm thu, nghiên cứu, quản lý, quan sát, quyên góp,
quyết định, quyết toán, sàng lọc, sắp xếp, sinh hoạt, số hóa, sử dụng, tạm ứng, tạm dừng, tạo điều kiện, tập hợp,
tập huấn, tập luyện, tập thể dục, thăm hỏi, thăm dò, thay đổi, thiết kế, thử nghiệm, tiêm chủng, tiết kiệm,
tiết giảm, tôn trọng, tôn vinh, trả lời, tranh thủ, tri ân, tu sửa, tuân thủ, túc trực, tuyển chọn, ưu tiên,
vinh danh, xây dựng, xét duyệt, xem xét, xung phong, yêu cầu, thương lượng, nhân rộng, hoàn thành, hoàn trả, hủy bỏ,
thu gom, lan truyền, gương mẫu đi đầu, đi đầu, đi trước, nhận lỗi, nhập liệu, mua sắm, dự báo, dự giờ, sơ kết,
sơ cứu, thẳng thắn góp ý, ghi chép, kiêm nhiệm, thuyết phục, thuyết minh, bầu chọn, bỏ phiếu, vượt chỉ tiêu,
thành thật nhận, sáp nhập, rút kinh nghiệm, soi chiếu, tái chế, tách rác, phun thuốc, khử khuẩn, đeo thẻ, gắn biển,
gắn, đốc thúc, quay lại, thí điểm`;

/** Names of things that begin like an act. */
const THINGS = `
chi bộ, chi ủy, chi đoàn, chi hội, chi phí, chi tiết, chi nhánh, thu nhập, học sinh, học viên, học kỳ, học phí,
học bạ, học lực, báo chí, báo động, giao thông, giao diện, thông tư, đo lường, cử tri, cử nhân, dự án, dự thảo,
dự toán, tiêu chí, tiêu chuẩn, tiêu điểm, xuất sắc, xuất xứ, sống động, hoàn cảnh, hoàn toàn, hoàn hảo, tiếp theo,
trực thuộc, trực tuyến, lưu lượng, đến năm, đến ngày, đến tháng, đến cuối, đến hết, đến nay, tới năm, tới ngày,
tới tháng, tới đây, đối tượng, đối tác, mang tính, thêm vào đó, thông tin viên, tuyên truyền viên, hướng dẫn viên,
kiểm tra viên, điều tra viên, sao cho, in ấn, cho đến, cho nên, cho tới, dịch vụ, dịch bệnh, giảng viên, trình độ,
trình tự, đáp án, kiểm lâm, nhờ có, xếp loại, xếp hạng, nghỉ phép, nghỉ lễ, khám phá, băng hình, chốt trực, lo ngại,
hạ tầng, gia đình, trả giá, mở đầu, bắt đầu, thay mặt, đứng đầu, nhớ nhung, tập thể, tập đoàn, thử thách, hẹn hò,
đổi thay, can đảm, kèm theo, chỉ tiêu, chỉ số, chỉ thị, tự do, tự nhiên`;

const acts = new Phrases(SHORT, LONG, ABSTRACT_VERBS);
const things = new Phrases(THINGS);

type Run = Parameters<Phrases['at']>[0];

/** How many syllables the act starting at `from` has; 0 when no known act starts there. */
export function actAt(run: Run, from: number): number {
  const act = acts.at(run, from);
  return things.at(run, from) >= Math.max(act, 1) ? 0 : act;
}

export function thingAt(run: Run, from: number): number {
  return things.at(run, from);
}

export function startOfActEnding(run: Run, end: number): number {
  return acts.startOfOneEnding(run, end);
}
