import { Phrases } from '../phrases.js';

/** Names and set phrases in which "và" joins two acts that are one thing to everybody. */
const ONE_THING = `
học tập và làm theo, tiếp nhận và trả kết quả, nói và làm, phòng và chống, phòng cháy và chữa cháy, dạy và học,
hỏi và đáp, khám và chữa bệnh, khám và điều trị, thi đua và khen thưởng, quản lý và sử dụng, theo dõi và đánh giá,
kiểm tra và giám sát, giáo dục và đào tạo, tìm kiếm và cứu nạn, đi và về, đón và trả, thu và chi, thu và nộp,
mua và bán, cho và nhận, giao và nhận, gửi và nhận, tự soi và tự sửa, tự phê bình và phê bình, sinh hoạt và học tập`;

/** Words that name a paper as often as an act; after a join only what follows them tells which. */
const NAMES_TOO = `
báo cáo, quyết định, đề nghị, kiến nghị, hướng dẫn, phản ánh, đánh giá, thông báo, thông tin, yêu cầu, đề xuất,
góp ý, tố cáo, cam kết, tổng kết, sơ kết, kết luận, hỗ trợ, tư vấn, thống kê, vệ sinh, sinh hoạt, hòa giải, kê khai,
thanh toán, quyết toán, dự báo, thu, chi, tiêu, in, sao, đo, xuất, nhập, học, dạy, họp, trực, chấm, khám, tiêm,
giảng, dịch, báo, phát, đi, đến, tới, xếp, cho, sống, khai, bảo vệ, thiết kế, tập huấn, thanh tra, kiểm tra,
phân tích, thực hành, thẩm định, điều tra, khảo sát, mua sắm, phản hồi, cảnh báo, gác, nghỉ, băng, hoàn, bồi, thêm,
bớt, tăng, giảm, so, kể, vượt, quản lý, phòng chống, phòng ngừa, chứng thực, tránh, hạn chế, bảo đảm, đảm bảo,
đổi mới, phát triển, rèn luyện, tu dưỡng, bồi dưỡng, nghiêm túc, tích cực, kiên quyết, nỗ lực, quyết tâm, tiếp tục,
cảm ơn, xin lỗi, chỉ đạo, điều hành, giám sát, phục vụ, giải trình, ủng hộ, đóng, học tập, ứng xử, tuyên truyền,
đăng ký, biên soạn, đào tạo`;

/** What follows an act and not a name. */
const AFTER_AN_ACT = `
ngay, lại, cho, với, lên, lãnh đạo, cấp trên, người, dân, kịp thời, bằng, từng, hết, xong, rõ, đủ, trực tiếp,
công khai, kết quả`;

/** A pair of acts behind one of these describes the thing: "sổ giao và nhận", "bộ phận tiếp nhận và trả". */
const HOLDERS = `
sổ, lịch, phiếu, giấy, bảng, biên bản, quy trình, bộ phận, tổ, ban, công tác, quy chế, kế hoạch, giờ, buổi, ngày,
nơi, chỗ, phòng, quyền, việc, danh sách, thủ tục, hồ sơ, đơn, cách, khâu, bước, lúc, khi, thời gian, điểm, quầy,
kết quả, lực lượng`;

const ADVERBS = `
luôn, phải, cần, cũng, sẽ, đều, cùng, tự, chỉ, kịp thời, chủ động, nghiêm túc, trực tiếp, thường xuyên, đồng thời,
tích cực, tuyệt đối`;

const NEGATIONS = 'không, chưa, đừng, chẳng, không được, không để';

export const oneThing = new Phrases(ONE_THING);
export const namesToo = new Phrases(NAMES_TOO);
export const afterAnAct = new Phrases(AFTER_AN_ACT);
export const holders = new Phrases(HOLDERS);
export const adverbs = new Phrases(ADVERBS);
export const negations = new Phrases(NEGATIONS);
/** Short words that may stand before the act that opens a criterion. */
export const openingAdverbs = new Phrases(
  'luôn, luôn luôn, chỉ, tự, cùng, cùng dân, cùng người dân, cùng bà con, cùng đồng nghiệp, trực tiếp, chủ động,' +
    'kịp thời',
);
