/** The sample's pledges are put together of these; all invented. Two people never get the same pair. */
export const PLEDGE_PARTS: Record<1 | 3 | 4 | 5, { first: string[]; then: string[] }> = {
  1: {
    first: [
      'Mỗi quý đến dự sinh hoạt tổ dân phố một buổi',
      'Nghe người dân nói hết rồi mới trả lời',
      'Mỗi tháng đọc kỹ một văn bản mới của phường',
      'Nói tiếng phổ thông rõ ràng khi hướng dẫn thủ tục',
      'Dành nửa ngày thứ Bảy giúp khu phố dọn vệ sinh',
      'Gọi lại cho người dân khi hồ sơ thiếu giấy tờ',
      'Tham gia trực lễ theo lịch phân công của cơ quan',
    ],
    then: [
      'ghi lại ba điều bà con hỏi nhiều nhất',
      'không để ai phải đi lại lần thứ ba',
      'kể lại cho đồng nghiệp trong buổi giao ban',
      'cập nhật bảng hướng dẫn ở sảnh tiếp dân',
      'nhắn kết quả trong ngày làm việc kế tiếp',
      'báo trưởng đơn vị việc vượt thẩm quyền ngay',
      'xin lỗi tận nơi nếu mình làm sai',
    ],
  },
  3: {
    first: [
      'Không nhận quà dưới mọi hình thức',
      'Tắt điện, tắt máy trước khi rời phòng',
      'In hai mặt với mọi bản nháp nội bộ',
      'Kê khai tài sản đúng mẫu và đúng hạn',
      'Đi họp bằng xe máy hoặc đi chung xe',
      'Không làm việc riêng trong giờ tiếp dân',
      'Công khai mọi khoản thu ở quầy của mình',
    ],
    then: [
      'báo cáo bằng văn bản nếu có người cố đưa',
      'nhắc cả phòng cùng làm mỗi chiều thứ Sáu',
      'dùng hết giấy cũ mới xin giấy mới',
      'giữ biên lai để đối chiếu cuối tháng',
      'chia lại phần văn phòng phẩm chưa dùng',
      'ghi sổ trực đầy đủ giờ đến giờ về',
      'mời người dân kiểm tra lại số tiền',
    ],
  },
  4: {
    first: [
      'Đến trước giờ làm việc mười phút',
      'Trả hồ sơ trước hạn ít nhất một ngày',
      'Nhận việc khó thay đồng nghiệp ốm',
      'Họp không quá bốn mươi lăm phút',
      'Kèm một người mới suốt quý đầu',
      'Trả lời thư nội bộ ngay trong ngày',
      'Soát lại lịch công tác mỗi sáng thứ Hai',
    ],
    then: [
      'kết thúc bằng danh sách việc có tên người làm',
      'góp ý trực tiếp chứ không nói sau lưng',
      'chuẩn bị sẵn biểu mẫu cho buổi chiều',
      'thăm gia đình đồng nghiệp khi có chuyện buồn',
      'nhắc việc sắp đến hạn cho cả nhóm',
      'bàn giao rõ ràng trước khi nghỉ phép',
      'nêu một lỗi của mình trước khi nêu lỗi người khác',
    ],
  },
  5: {
    first: [
      'Học xong một khóa kỹ năng số',
      'Đọc mỗi quý một cuốn sách nghề',
      'Tự chấm thấp hơn khi còn việc tồn',
      'Làm trước việc mình yêu cầu người khác làm',
      'Xin ý kiến góp ý của ba người dân mỗi tháng',
      'Tập thể dục ba mươi phút mỗi ngày',
      'Viết sổ tay kinh nghiệm xử lý hồ sơ',
    ],
    then: [
      'dạy lại cho hai đồng nghiệp cùng phòng',
      'treo kết quả ở nơi ai cũng xem được',
      'sửa ngay điều bị nhắc lần đầu',
      'nộp bản thu hoạch một trang',
      'rủ cả đơn vị làm theo từ tháng Tư',
      'không đổ lỗi cho phần mềm hay cho cấp dưới',
      'xin chuyển việc nếu hai quý liền không đạt',
    ],
  },
};

export const DIALOGUES: { withWhom: string; asked: string; answered: string; promise: string }[] = [
  {
    withWhom: 'Nhân dân tổ dân phố số 5',
    asked: 'Rác để ở đầu ngõ quá giờ thu gom.\nĐèn đường tắt ba đêm liền.',
    answered: 'Đổi giờ thu gom sang 18 giờ; đã báo đơn vị chiếu sáng.',
    promise: 'Lắp xong hai thùng rác có nắp ở đầu ngõ tổ 5',
  },
  {
    withWhom: 'Các hộ kinh doanh quanh chợ',
    asked: 'Vạch kẻ vỉa hè mờ, không rõ được để hàng đến đâu.',
    answered: 'Thống nhất kẻ lại vạch và cách nhắc trước khi lập biên bản.',
    promise: 'Kẻ lại vạch vỉa hè quanh chợ và gửi sơ đồ đến từng hộ',
  },
  {
    withWhom: 'Cha mẹ học sinh trường tiểu học',
    asked: 'Cổng trường tắc lúc 17 giờ.',
    answered: 'Phân làn và cử người trực hai tuần đầu.',
    promise: 'Bố trí người trực cổng trường giờ tan học đến hết học kỳ',
  },
  {
    withWhom: 'Người cao tuổi khu tập thể',
    asked: 'Nộp hồ sơ trợ cấp qua mạng khó quá.',
    answered: 'Mở bàn hỗ trợ sáng thứ Năm.',
    promise: 'Mở bàn hỗ trợ nộp hồ sơ trực tuyến cho người cao tuổi mỗi sáng thứ Năm',
  },
  {
    withWhom: 'Đại diện các hộ bị ngập khi mưa lớn',
    asked: 'Cống ngõ 12 chưa nạo vét từ năm ngoái.',
    answered: 'Đưa vào kế hoạch nạo vét quý này.',
    promise: 'Nạo vét xong cống ngõ 12 và chụp ảnh trước, sau gửi tổ dân phố',
  },
  {
    withWhom: 'Người lao động thuê trọ',
    asked: 'Đăng ký tạm trú phải đi mấy lần?',
    answered: 'Một lần, kết quả trả qua tin nhắn.',
    promise: 'Dán hướng dẫn đăng ký tạm trú ở từng khu trọ',
  },
  {
    withWhom: 'Hội viên phụ nữ các tổ dân phố',
    asked: 'Sân chơi hỏng xích đu.',
    answered: 'Tạm rào lại, chờ sửa.',
    promise: 'Sửa xong xích đu và mặt sân ở sân chơi khu C',
  },
];

export const PROOFS = {
  kept: [
    'Đã xong, có ảnh và biên bản của tổ dân phố.',
    'Kết quả dán ở bảng tin tầng một.',
    'Đã báo cáo tại giao ban, có sổ ghi.',
    'Người dân xác nhận trong phiếu hỏi ý kiến.',
  ],
  broken: ['Chưa xong vì chậm vật tư; lùi sang tháng sau.', 'Bị việc đột xuất của phường chen vào, sẽ làm bù.'],
  moved: ['Chờ đơn vị thi công xếp lịch lại sau mưa', 'Chờ văn bản hướng dẫn của cấp trên'],
} as const;

/** Invented things that leaders of the sample promise for the weeks to come. */
export const AHEAD = [
  'Trả lời xong sáu phản ánh còn tồn về trật tự đô thị',
  'Tổ chức một buổi hướng dẫn dịch vụ công ở nhà văn hóa',
  'Đi kiểm tra ba điểm hay ngập trước đợt mưa tới',
  'Gặp từng hộ đang vướng hồ sơ đất ở ngõ 7',
  'Rút quy trình tiếp nhận từ năm bước xuống ba bước',
  'Lập danh sách hộ cần giúp trước Tết và đến từng nhà',
  'Họp bàn cách chia ca trực để không ai phải chờ quá mười lăm phút',
];
