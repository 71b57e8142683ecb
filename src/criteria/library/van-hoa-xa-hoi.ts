import { breach, conduct, librarySet, promise, target } from './library-set.js';

export const vanHoaXaHoi = librarySet(
  {
    code: 'van-hoa-xa-hoi',
    name: 'Phòng Văn hóa – Xã hội',
    nameEn: 'Culture and society office',
    forWhom: 'Người làm văn hóa, giáo dục, y tế, lao động, người có công, bảo trợ xã hội, nội vụ.',
  },
  [
    target('chi-tra', 'Chi trả trợ cấp trước ngày mồng 10', {
      standard: 4,
      weight: '2',
      target: '100',
      floor: '85',
      unit: '%',
      evidence: 'Danh sách chi trả có ngày nhận; sao kê chuyển khoản',
    }),
    target('den-nha', 'Đến tận nhà người không đi lại được', {
      standard: 1,
      target: '100',
      floor: '70',
      unit: '%',
      evidence: 'Danh sách người cần làm thủ tục tại nhà; biên bản có chữ ký gia đình',
    }),
    breach('sot-ho', 'Không bỏ sót hộ đủ điều kiện hỗ trợ', {
      standard: 3,
      deduction: '2.5',
      unit: 'hộ',
      evidence: 'Số hộ được bổ sung sau khi dân hoặc mặt trận kiến nghị',
    }),
    conduct('nghe-het', 'Nghe hết câu chuyện trước khi trả lời', {
      standard: 4,
      zero: 'Ngắt lời, bảo người dân về viết đơn rồi quay lại',
      half: 'Nghe hết, trả lời chung chung, chưa hẹn ngày',
      full: 'Nghe hết, nhắc lại đúng ý, hẹn ngày trả lời cụ thể',
      evidence: 'Ba lượt quan sát buổi tiếp; nhận xét của người được tiếp',
    }),
    target('cach-lam-moi', 'Thử một cách làm mới mỗi tháng', {
      standard: 2,
      target: '1',
      floor: '0',
      unit: 'cách làm',
      evidence: 'Phiếu ghi cách làm, nơi thử, kết quả sau ba mươi ngày',
    }),
    breach('danh-sach', 'Không ưu ái người thân trong danh sách trợ cấp', {
      standard: 3,
      weight: '2',
      exemplary: true,
      deduction: '10',
      unit: 'trường hợp',
      evidence: 'Danh sách niêm yết tại nhà văn hóa; phản ánh đã xác minh',
    }),
    promise('loi-hen', 'Giữ lời hẹn với gia đình chính sách', {
      standard: 5,
      exemplary: true,
      evidence: 'Sổ hẹn; chữ ký của gia đình khi việc đã xong',
    }),
  ],
);
