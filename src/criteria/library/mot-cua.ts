import { breach, conduct, librarySet, promise, target, unitResult } from './library-set.js';

export const motCua = librarySet(
  {
    code: 'mot-cua',
    name: 'Bộ phận Một cửa',
    nameEn: 'One-stop desk',
    forWhom: 'Người trực tiếp nhận hồ sơ, trả kết quả cho người dân tại quầy.',
  },
  [
    conduct('chao-truoc', 'Chào người dân trước khi hỏi việc', {
      standard: 1,
      zero: 'Người dân phải gọi mới có người ngẩng lên',
      half: 'Chào phần lớn người đến, giờ đông còn bỏ sót',
      full: 'Ai đến cũng được chào, được mời ngồi trước',
      evidence: 'Ba lượt quan sát không báo trước trong tháng; phiếu nhận xét tại quầy',
    }),
    breach('huong-dan-mot-lan', 'Hướng dẫn đủ giấy tờ ngay lần đầu', {
      standard: 4,
      deduction: '2',
      unit: 'lần',
      evidence: 'Số lần người dân phải bổ sung giấy tờ do hướng dẫn thiếu, theo phần mềm một cửa',
    }),
    target('dung-hen', 'Trả kết quả đúng hoặc trước ngày hẹn', {
      standard: 4,
      weight: '2',
      target: '98',
      floor: '80',
      unit: '%',
      evidence: 'Tỷ lệ hồ sơ đúng hạn trên phần mềm một cửa',
    }),
    target('nop-truc-tuyen', 'Giúp dân nộp hồ sơ trực tuyến ngay tại quầy', {
      standard: 2,
      target: '70',
      floor: '40',
      unit: '%',
      evidence: 'Tỷ lệ hồ sơ nộp trực tuyến qua quầy mình, theo phần mềm một cửa',
    }),
    breach('khong-qua', 'Không nhận quà, tiền của người làm hồ sơ', {
      standard: 3,
      weight: '2',
      exemplary: true,
      deduction: '5',
      unit: 'vụ',
      evidence: 'Phản ánh đã xác minh; hình ảnh camera tại quầy',
    }),
    promise('giu-hen', 'Làm xong việc đã hẹn với dân', {
      standard: 5,
      exemplary: true,
      evidence: 'Cam kết ghi trên phiếu, kèm giấy tờ cho thấy việc đã xong',
    }),
    unitResult('ca-quay', 'Chịu trách nhiệm về kết quả của cả bộ phận', {
      standard: 5,
      exemplary: true,
      evidence: 'Điểm đã duyệt của những người mình lãnh đạo',
    }),
  ],
);
