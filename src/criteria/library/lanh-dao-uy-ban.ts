import { breach, conduct, librarySet, promise, target, unitResult } from './library-set.js';

export const lanhDaoUyBan = librarySet(
  {
    code: 'lanh-dao-uy-ban',
    name: 'Lãnh đạo Ủy ban nhân dân phường',
    nameEn: "Leaders of a ward People's Committee",
    forWhom: 'Chủ tịch, phó chủ tịch và những người đứng đầu phòng, trung tâm thuộc phường.',
  },
  [
    target('doi-thoai', 'Đối thoại với dân mỗi tháng một buổi', {
      standard: 1,
      weight: '2',
      exemplary: true,
      target: '1',
      floor: '0',
      unit: 'buổi',
      evidence: 'Thông báo mời dân; biên bản đối thoại có chữ ký đại diện người dân',
    }),
    target('tra-loi-don', 'Trả lời đơn thư trong thời hạn luật định', {
      standard: 4,
      weight: '2',
      target: '100',
      floor: '80',
      unit: '%',
      evidence: 'Sổ theo dõi đơn; ngày ban hành văn bản trả lời',
    }),
    target('viec-kho', 'Gỡ xong một việc tồn đọng mỗi tháng', {
      standard: 2,
      target: '1',
      floor: '0',
      unit: 'việc',
      evidence: 'Danh mục việc tồn đọng đã công khai; văn bản kết thúc từng việc',
    }),
    conduct('nhan-trach-nhiem', 'Nhận lỗi công khai khi cấp dưới làm chậm', {
      standard: 5,
      exemplary: true,
      zero: 'Đổ lỗi cho cấp dưới hoặc im lặng',
      half: 'Nhận lỗi trong nội bộ, chưa nói với người dân',
      full: 'Xin lỗi người dân, nêu ngày sửa xong',
      evidence: 'Thư xin lỗi; biên bản giao ban tuần',
    }),
    breach('nguoi-nha', 'Không can thiệp hồ sơ của người nhà', {
      standard: 3,
      weight: '2',
      exemplary: true,
      deduction: '10',
      unit: 'vụ',
      evidence: 'Phản ánh đã xác minh; kết luận của Ủy ban Kiểm tra Đảng ủy',
    }),
    promise('loi-hua', 'Giữ lời hứa trước Nhân dân', {
      standard: 5,
      weight: '2',
      exemplary: true,
      evidence: 'Thông báo kết luận đối thoại, kèm giấy tờ cho thấy việc đã xong',
    }),
    unitResult('ket-qua-chung', 'Chịu trách nhiệm về kết quả của người mình lãnh đạo', {
      standard: 4,
      weight: '2',
      exemplary: true,
      evidence: 'Điểm đã duyệt của những người mình lãnh đạo',
    }),
  ],
);
