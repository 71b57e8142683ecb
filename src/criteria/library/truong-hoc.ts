import { breach, conduct, librarySet, promise, target } from './library-set.js';

export const truongHoc = librarySet(
  {
    code: 'truong-hoc',
    name: 'Trường học',
    nameEn: 'School',
    forWhom: 'Cán bộ quản lý, giáo viên, nhân viên trường mầm non, tiểu học, trung học cơ sở.',
  },
  [
    conduct('loi-noi', 'Không quát mắng, xúc phạm học sinh', {
      standard: 4,
      weight: '2',
      zero: 'Có lời xúc phạm hoặc phạt làm học sinh xấu hổ',
      half: 'Không xúc phạm, đôi lúc còn quát lớn',
      full: 'Nhắc riêng, nói rõ lỗi, chỉ cách sửa',
      evidence: 'Hộp thư học sinh; dự giờ không báo trước; ý kiến cha mẹ',
    }),
    target('kem-hoc-sinh', 'Kèm riêng học sinh yếu mỗi tuần hai buổi', {
      standard: 1,
      target: '8',
      floor: '2',
      unit: 'buổi',
      evidence: 'Sổ kèm học sinh; bài làm trước, sau trong tháng',
    }),
    target('tra-loi-cha-me', 'Trả lời tin nhắn cha mẹ trong một ngày', {
      standard: 4,
      target: '95',
      floor: '70',
      unit: '%',
      evidence: 'Sổ liên lạc điện tử ghi giờ hỏi, giờ đáp',
    }),
    target('du-gio', 'Dự giờ đồng nghiệp hai tiết mỗi tháng', {
      standard: 5,
      target: '2',
      floor: '0',
      unit: 'tiết',
      evidence: 'Phiếu dự giờ có nhận xét, có chữ ký người dạy',
    }),
    target('bai-moi', 'Dạy một tiết theo cách mới mỗi tháng', {
      standard: 2,
      target: '1',
      floor: '0',
      unit: 'tiết',
      evidence: 'Giáo án; biên bản góp ý của tổ chuyên môn',
    }),
    breach('day-them', 'Không ép học sinh lớp mình học thêm', {
      standard: 3,
      weight: '2',
      exemplary: true,
      deduction: '10',
      unit: 'vụ',
      evidence: 'Phản ánh đã xác minh; danh sách lớp học thêm đã đăng ký',
    }),
    promise('hua-tro', 'Giữ lời đã hứa với học trò', {
      standard: 5,
      exemplary: true,
      evidence: 'Sổ cam kết đầu tháng của lớp, có xác nhận của lớp trưởng hoặc cha mẹ',
    }),
  ],
);
