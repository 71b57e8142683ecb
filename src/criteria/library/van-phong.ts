import { breach, conduct, librarySet, promise, target, unitResult } from './library-set.js';

export const vanPhong = librarySet(
  {
    code: 'van-phong',
    name: 'Văn phòng Hội đồng nhân dân và Ủy ban nhân dân phường',
    nameEn: "Ward office of the People's Council and People's Committee",
    forWhom: 'Người làm văn thư, tổng hợp, tiếp dân, kế toán, quản trị của văn phòng.',
  },
  [
    target('chuyen-van-ban', 'Chuyển văn bản đến trong hai giờ làm việc', {
      standard: 4,
      weight: '2',
      target: '98',
      floor: '80',
      unit: '%',
      evidence: 'Giờ nhận, giờ chuyển trên phần mềm quản lý văn bản',
    }),
    breach('soat-van-ban', 'Soát sạch lỗi văn bản trước khi trình ký', {
      standard: 3,
      deduction: '1',
      unit: 'văn bản',
      evidence: 'Số văn bản bị trả lại vì sai chính tả, số liệu, thể thức',
    }),
    conduct('ghi-loi-dan', 'Ghi đúng lời dân nói tại buổi tiếp', {
      standard: 1,
      zero: 'Không ghi, hoặc ghi rồi người dân không nhận là lời mình',
      half: 'Ghi đủ ý chính, chưa đọc lại cho người dân nghe',
      full: 'Ghi đủ, đọc lại, người dân ký xác nhận vào sổ',
      evidence: 'Sổ tiếp công dân; ba cuộc gọi lại cho người dân trong tháng',
    }),
    target('bot-giay', 'Gửi tài liệu họp bằng bản điện tử', {
      standard: 2,
      target: '95',
      floor: '60',
      unit: '%',
      evidence: 'Số cuộc họp không in giấy so với tổng số cuộc họp, theo lịch tuần',
    }),
    breach('xe-cong', 'Không dùng xe công, của công vào việc riêng', {
      standard: 3,
      exemplary: true,
      deduction: '5',
      unit: 'lần',
      evidence: 'Nhật trình xe; sổ giao nhận tài sản; phản ánh đã xác minh',
    }),
    promise('noi-la-lam', 'Giữ đúng hạn việc đã nhận trước cuộc họp', {
      standard: 5,
      weight: '2',
      exemplary: true,
      evidence: 'Thông báo kết luận cuộc họp, kèm sản phẩm đã nộp',
    }),
    unitResult('ca-phong', 'Nhận phần mình trong kết quả của văn phòng', {
      standard: 5,
      exemplary: true,
      evidence: 'Điểm đã duyệt của những người mình lãnh đạo',
    }),
  ],
);
