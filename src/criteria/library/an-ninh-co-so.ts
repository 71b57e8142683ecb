import { breach, conduct, librarySet, promise, target } from './library-set.js';

export const anNinhCoSo = librarySet(
  {
    code: 'an-ninh-co-so',
    name: 'Tổ bảo vệ an ninh, trật tự cơ sở',
    nameEn: 'Grassroots security team, liaison with ward police',
    forWhom: 'Thành viên tổ bảo vệ an ninh, trật tự và người làm đầu mối với công an phường.',
  },
  [
    target('co-mat', 'Có mặt trong mười phút khi dân gọi', {
      standard: 4,
      weight: '2',
      target: '95',
      floor: '60',
      unit: '%',
      evidence: 'Sổ trực ghi giờ gọi, giờ đến; xác nhận của người gọi',
    }),
    target('tuan-dem', 'Đi đủ ca tuần đêm theo lịch', {
      standard: 4,
      target: '100',
      floor: '80',
      unit: '%',
      evidence: 'Lịch tuần tra; ảnh điểm danh tại chốt có giờ',
    }),
    conduct('nhac-nhe', 'Nhắc nhẹ nhàng trước khi lập biên bản', {
      standard: 1,
      zero: 'To tiếng, đe dọa hoặc giữ đồ của dân',
      half: 'Có nhắc, lời còn cộc lốc',
      full: 'Chào, nói rõ lỗi, cho thời gian tự sửa',
      evidence: 'Ghi hình ca trực; ý kiến của hộ được nhắc',
    }),
    target('hoa-giai', 'Hòa giải mâu thuẫn xóm giềng ngay từ đầu', {
      standard: 4,
      target: '90',
      floor: '50',
      unit: '%',
      evidence: 'Số vụ hòa giải thành so với số vụ nhận; biên bản có chữ ký hai bên',
    }),
    target('bao-tren-may', 'Ghi việc xảy ra trên ứng dụng ngay trong ca', {
      standard: 2,
      target: '95',
      floor: '50',
      unit: '%',
      evidence: 'Số vụ có trên ứng dụng của phường so với số vụ trong sổ trực',
    }),
    breach('bao-ke', 'Không nhận tiền bỏ qua vi phạm', {
      standard: 3,
      weight: '2',
      exemplary: true,
      deduction: '10',
      unit: 'vụ',
      evidence: 'Phản ánh đã xác minh; kết luận của công an phường',
    }),
    promise('hen-voi-to', 'Làm xong việc đã hẹn với khu phố', {
      standard: 5,
      exemplary: true,
      evidence: 'Biên bản họp khu phố, kèm ảnh việc đã xong',
    }),
  ],
);
