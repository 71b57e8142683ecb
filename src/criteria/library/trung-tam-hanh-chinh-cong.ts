import { breach, conduct, librarySet, promise, target } from './library-set.js';

export const trungTamHanhChinhCong = librarySet(
  {
    code: 'trung-tam-hanh-chinh-cong',
    name: 'Trung tâm Phục vụ hành chính công',
    nameEn: 'Public administration service centre',
    forWhom: 'Viên chức, người lao động của trung tâm và người được cử đến làm việc tại đây.',
  },
  [
    target('cho-ngan', 'Gọi số trong vòng mười lăm phút chờ', {
      standard: 4,
      weight: '2',
      target: '15',
      floor: '40',
      unit: 'phút',
      evidence: 'Thời gian chờ trung bình của quầy, theo máy lấy số',
    }),
    target('hai-long', 'Mời dân chấm điểm sau mỗi lượt giao dịch', {
      standard: 1,
      target: '90',
      floor: '60',
      unit: '%',
      evidence: 'Tỷ lệ lượt chấm hài lòng trên máy đánh giá tại quầy',
    }),
    breach('nhap-sai', 'Nhập đúng thông tin hồ sơ ngay lần đầu', {
      standard: 4,
      deduction: '1',
      unit: 'hồ sơ',
      evidence: 'Số hồ sơ phải sửa dữ liệu sau khi đã tiếp nhận',
    }),
    target('so-hoa', 'Số hóa giấy tờ ngay khi nhận hồ sơ', {
      standard: 2,
      target: '95',
      floor: '70',
      unit: '%',
      evidence: 'Tỷ lệ hồ sơ có bản điện tử ký số, theo phần mềm',
    }),
    conduct('nhuong-quay', 'Nhường quầy ưu tiên cho người già yếu', {
      standard: 4,
      zero: 'Người già, người khuyết tật vẫn phải chờ như mọi người',
      half: 'Có nhường khi được nhắc',
      full: 'Chủ động mời lên trước, có người dìu khi cần',
      evidence: 'Hình ảnh camera của ba buổi; nhận xét của người được giúp',
    }),
    breach('lot-tay', 'Không gợi ý dân trả thêm tiền', {
      standard: 3,
      weight: '2',
      exemplary: true,
      deduction: '10',
      unit: 'vụ',
      evidence: 'Phản ánh đã xác minh; kết luận kiểm tra',
    }),
    promise('cam-ket-quay', 'Giữ trọn cam kết treo tại quầy', {
      standard: 5,
      exemplary: true,
      evidence: 'Bảng cam kết của quầy, kèm số liệu cuối tháng',
    }),
  ],
);
