import { breach, conduct, librarySet, promise, target, unitResult } from './library-set.js';

export const vanPhongDangUy = librarySet(
  {
    code: 'van-phong-dang-uy',
    name: 'Văn phòng, Ban Xây dựng Đảng của Đảng ủy phường',
    nameEn: 'Party office and Party-building board of a ward',
    forWhom: 'Người làm tổng hợp, tổ chức, tuyên giáo, dân vận, kiểm tra của Đảng ủy.',
  },
  [
    target('nghi-quyet', 'Gửi dự thảo nghị quyết trước họp ba ngày', {
      standard: 4,
      weight: '2',
      target: '100',
      floor: '70',
      unit: '%',
      evidence: 'Ngày gửi trên hệ thống văn bản so với ngày họp',
    }),
    target('du-chi-bo', 'Dự sinh hoạt với một chi bộ mỗi tháng', {
      standard: 1,
      target: '1',
      floor: '0',
      unit: 'buổi',
      evidence: 'Biên bản sinh hoạt chi bộ có ghi ý kiến của người dự',
    }),
    breach('lo-tin', 'Không để lộ nội dung họp chưa công bố', {
      standard: 1,
      deduction: '10',
      unit: 'lần',
      evidence: 'Kết luận kiểm tra; sổ giao nhận tài liệu mật của văn phòng',
    }),
    conduct('gop-y-thang', 'Góp ý thẳng ngay trong cuộc họp', {
      standard: 2,
      zero: 'Im lặng trong họp, nói khác ở ngoài',
      half: 'Có góp ý, còn nói chung chung',
      full: 'Nêu rõ việc, rõ người, kèm cách sửa ngay trong họp',
      evidence: 'Biên bản các cuộc họp trong tháng',
    }),
    breach('che-do', 'Không nhận quà của chi bộ, đơn vị được kiểm tra', {
      standard: 3,
      weight: '2',
      exemplary: true,
      deduction: '10',
      unit: 'vụ',
      evidence: 'Phản ánh đã xác minh; báo cáo của đoàn kiểm tra',
    }),
    promise('lam-theo', 'Làm xong việc đăng ký làm theo Bác', {
      standard: 5,
      exemplary: true,
      evidence: 'Bản đăng ký việc làm theo, kèm sản phẩm hoặc ảnh chụp',
    }),
    unitResult('ca-ban', 'Nhận phần mình trong kết quả của cơ quan', {
      standard: 5,
      exemplary: true,
      evidence: 'Điểm đã duyệt của những người mình lãnh đạo',
    }),
  ],
);
