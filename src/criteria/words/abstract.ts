import { Phrases } from '../phrases.js';

/** Acts nobody can see by themselves; they need a thing or a figure behind them. */
export const ABSTRACT_VERBS = `
nâng cao, tăng cường, phát huy, quán triệt, đẩy mạnh, chú trọng, quan tâm, tích cực, không ngừng, thúc đẩy, đề cao,
nêu cao, giữ vững, củng cố, cải thiện, thấm nhuần, trau dồi, rèn luyện, tu dưỡng, bồi dưỡng, coi trọng, khơi dậy,
lan tỏa, hướng tới, hướng đến, góp phần, ra sức, nỗ lực, cố gắng, phấn đấu, quyết tâm, hoàn thiện, đổi mới,
phát triển, thực hiện tốt, thực hiện nghiêm, thực hiện có hiệu quả, làm tốt, hoàn thành tốt, hoàn thành xuất sắc,
chấp hành tốt, chấp hành nghiêm, triển khai có hiệu quả, triển khai tốt, nhận thức đúng, nhận thức rõ,
nhận thức sâu sắc, bám sát, siết chặt, kiên quyết, tiếp tục, nghiêm túc, phối hợp chặt chẽ, phối hợp tốt,
tham gia tích cực, vận dụng sáng tạo, vận dụng, khắc phục khó khăn`;

/** Plain acts that say nothing when an abstract noun follows them. */
const EMPTY_VERBS = `
thực hiện, hoàn thành, xây dựng, giữ gìn, giữ, bảo đảm, đảm bảo, có, thể hiện, duy trì, chấp hành, tuân thủ,
tham gia, nắm vững, triển khai, phấn đấu, gìn giữ, nêu, nâng, tạo, hướng, nhận thức`;

const ABSTRACT_NOUNS = `
chất lượng, hiệu quả, hiệu lực, ý thức, trách nhiệm, tinh thần, nhận thức, năng lực, trình độ, kỷ luật, kỷ cương,
công tác, vai trò, đạo đức, lối sống, phẩm chất, uy tín, tư tưởng, bản lĩnh, phong cách, tác phong, thái độ,
nghị quyết, chỉ thị, chủ trương, đường lối, chính sách, pháp luật, quy định, quy chế, nội quy, sức mạnh,
truyền thống, văn hóa, dân chủ, đoàn kết, nhiệm vụ, chức trách, chuyên môn, nghiệp vụ, lý luận, chính trị, cải cách,
hình ảnh, niềm tin, mối quan hệ, tình đoàn kết, vị thế, tiềm năng, thế mạnh, sáng tạo, đổi mới, sự, tính, phong trào,
nếp sống, kiến thức, kỹ năng, hiểu biết, môi trường, nền nếp, đời sống, thương hiệu, hài lòng, mọi mặt, toàn diện,
tốt, đúng đắn, sâu sắc, tính tiên phong, lòng yêu nước, khối đoàn kết, tình yêu, quan điểm, lập trường,
công việc được giao, mục tiêu, lý tưởng, ý chí, khát vọng, đạo đức công vụ, văn minh`;

/** Things one could see, count or hold. */
const CONCRETE_THINGS = `
hồ sơ, giấy tờ, giấy mời, giấy phép, giấy, đơn thư, lá đơn, báo cáo, biên bản, văn bản, công văn, danh sách, sổ,
phiếu, thẻ, lịch trực, lịch họp, lịch tiếp dân, bảng tin, bảng giá, biển hiệu, biển báo, ảnh, tin nhắn, điện thoại,
cuộc gọi, thư điện tử, tài khoản, máy tính, máy in, máy chiếu, điều hòa, đèn, phòng làm việc, phòng họp, phòng học,
quầy, cổng, tuyến đường, mặt đường, lòng đường, đường phố, đường làng, ngõ, ngách, vỉa hè, chợ, rác, cống, cây xanh,
nhà ở, nhà dân, nhà trọ, nhà trái phép, nhà văn hóa, công trình, thửa đất, đất công, camera, xe, hộ nghèo, hộ dân,
từng hộ, hộ gia đình, buổi, cuộc họp, họp, ca trực, giờ làm, giờ họp, giờ giấc, giờ học, phút, tiền, quà, hóa đơn,
chứng từ, thuốc, mũi tiêm, sách, giáo án, bài giảng, bài viết, bài kiểm tra, lớp học, câu hỏi, phản ánh, khiếu nại,
kiến nghị, bếp ăn, sân trường, ghế đá, điểm trông giữ, bình chữa cháy, thùng, chứng thực, bàn ghế, bản sao, mã,
đồng hồ, chữ ký số, trang tin, ý kiến, đơn giá, họp dân, sổ tay`;

const UNITS = `
buổi, lần, lượt, hộ, việc, ngày, giờ, phút, tháng, tuần, người, hồ, cuộc, bài, cây, ca, vụ, đơn, ý, câu, sáng, tiết,
mô, trường, phản, phần, điểm, tổ, cháu, em, trang, chương, thùng, nhà, quyển, cuốn`;

const NUMBER_WORDS = 'một, hai, ba, bốn, năm, sáu, bảy, tám, chín, mười';

/** A number after one of these names a document, a year or a place in a list; it measures nothing. */
const REFERENCE_WORDS = 'năm, quyết, thị, định, luận, số, điều, khoản, quý, kỳ, khóa, thứ, luật, tháng';

/** A verb after one of these belongs to the name of a paper or a class. */
const TITLES = 'kế hoạch, báo cáo, đề án, lớp, khóa, chuyên đề, chương trình, hội thi, tháng';

/** Words after which a clause's own act stands. */
const OPENERS = 'và, luôn, luôn luôn, phải, cần, để, nhằm, hãy, sẽ, cùng, xuyên, tục, mực, động, thời';

export const abstractVerbs = new Phrases(ABSTRACT_VERBS);
export const emptyVerbs = new Phrases(EMPTY_VERBS);
export const abstractNouns = new Phrases(ABSTRACT_NOUNS);
export const concreteThings = new Phrases(CONCRETE_THINGS);
export const units = new Phrases(UNITS);
export const numberWords = new Phrases(NUMBER_WORDS);
export const referenceWords = new Phrases(REFERENCE_WORDS);
export const titles = new Phrases(TITLES);
export const openers = new Phrases(OPENERS);
