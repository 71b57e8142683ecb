/**
 * Words and phrases that Vietnamese passwords are made of, without diacritics and spaces, the commonest first. They stand
 * beside the library's own list, which knows English and the keyboard.
 */
export const VIETNAMESE_PASSWORDS: string[] = `
thuocdo thuocdo2026 thang ngay thangmot thangmuoi thangmuoimot thangmuoihai
matkhau matkhaumoi matkhaucuatoi matkhaula matkhaukho doimatkhau quenmatkhau khongcomatkhau matma taikhoan dangnhap xinchao chaoban
anhyeuem emyeuanh yeuem yeuanh anhnhoem emnhoanh yeuemnhieulam yeuanhnhieulam yeunhieulam mainhoem maiyeuem maimaiyeuem toiyeuban yeuban
conyeume conyeubome yeubome bomeoi meyeucon giadinh giadinhtoi hanhphuc maimai mamamai vochong chongyeu voyeu conyeu congai contrai
khongbiet khongnho khongco bimat baomat khongaibiet khongaibietduoc traitim tinhyeu tinhban banthan mottinhyeu motminh codon buon vuive
motconvit motconvitxoerahaicaicanh motconmeo motconcho conmeo concho convit conga conheo conlon motdoi motngaymoi
vietnam vietnamvodich toiyeuvietnam yeuvietnam vietnamquehuongtoi hochiminh bachoho bacho bachomuonnam danghocbac hoctaplamtheobac
hanoi thanhphohanoi saigon saigonoi danang haiphong cantho hue thainguyen nghean thanhhoa namdinh thaibinh bacninh hungyen haiduong vinhphuc
phutho quangninh quangnam quangngai quangbinh quangtri binhdinh khanhhoa nhatrang dalat lamdong daklak gialai dongnai binhduong vungtau
tayninh longan tiengiang bentre travinh vinhlong dongthap angiang kiengiang camau baclieu soctrang caobang langson laocai yenbai sonla
hoabinh dienbien laichau tuyenquang hagiang backan bacgiang ninhbinh hanam hatinh phuyen ninhthuan binhthuan kontum binhphuoc daknong haugiang
ubnd uyban uybannhandan ubndphuong ubndxa ubndquan hdnd hoidongnhandan phuong quan huyen xaphuong thitran phuongmau xamau coquan donvi vanphong
congchuc canbo vienchuc canbocongchuc nguoilaodong chutich phochutich bithu phobithu thuky truongphong phophong chuyenvien vanthu ketoan
tuphap hotich motcua bophanmotcua diachinh dichvucong congan quansu danguy capuy chibo dangvien doanvien congdoan phunu hoinongdan
dangcongsan dangcongsanvietnam xahoichunghia doclaptudohanhphuc doclap tudo nhandan tonghop hanhchinh tiepdan thuocdo neuguong guongmau
hieuqualathuocdo thidua khenthuong tochuc kiemtra quantri quantrivien quantrihethong hethong nguoidung maytinh mayvanphong
nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly dinh truong doan luong trinh mai cao ta thai lam
nguyenvan nguyenthi tranvan tranthi levan lethi phamvan phamthi hoangvan hoangthi vuvan vuthi dangvan dangthi buivan buithi dothi dovan
anh binh chi chinh cuong dung duc dat giang ha hai hang hanh hien hieu hoa hong hung huong huy khanh khoa kien lan linh loan long
mai minh nam nga ngan ngoc nhung nhat phong phuc phuong quang quan quynh sang son tam tan thang thanh thao thi thu thuy tien tien toan
trang trung tu tuan tung tuyet uyen van viet vinh yen hoanganh minhanh ngocanh tuananh ducanh thuyduong thuytrang thanhhuyen phuongthao
quynhanh hongnhung thutrang ngoclan kimngan bichngoc quanghuy minhquan quangminh vanhung manhhung tiendung anhtuan ducthang
tetnguyendan chucmungnammoi nammoi xuanmoi mungxuan giaothua langhoa hoasen hoasua hoamai hoadao hoahong bongda bongdavietnam manchester
mottrieu motty tyty phatdat phattai thanhcong mayman lamgiau tienbac kimcuong vangbac
motbabonnamsau mothaibabon mothaiba khongmothai mothaibabonnam tamtam chinchin saulan qwertyvn unikey telex vni
`
  .trim()
  .split(/\s+/);
