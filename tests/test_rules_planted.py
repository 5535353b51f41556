"""Faults planted in short texts: each must be found, whatever way it is written."""

from datetime import date

import pytest

from portal.rules.facts import PortalFacts
from portal.rules.linting import lint_text

H = "---\ntitle: Bài thử của trường\nsummary: Tóm tắt.\ntopic: x\nauthor: Văn phòng Sở\n---\n"
PLANTED = [
("RT-01","Số CCCD 066204001234 của thầy"),("RT-01","căn cước công dân số 066 204 001 234"),("RT-01","Nguyễn Văn A - 054099001234"),
("RT-02","CMND: 240123456"),("RT-02","chứng minh nhân dân số 240 123 456"),("RT-02","số CMT 240123456"),
("RT-03","cô Lan 0905 123 456"),("RT-03","liên hệ 0905.123.456"),("RT-03","ĐT: +84905123456"),("RT-03","Zalo 0387654321"),("RT-03","điện thoại: 090-512-3456"),
("RT-04","STK 5200205123456 Nguyễn Thị A"),("RT-04","số tài khoản 0123456789 ngân hàng Vietcombank, chủ tài khoản Nguyễn Văn An"),("RT-04","Nguyễn Thị Lan, số tài khoản: 19033456789012 Techcombank"),("RT-04","Chủ TK: NGUYEN THI LAN, STK: 0071001234567"),
("RT-05","số thẻ BHYT HS4 66 1234567890"),("RT-05","số sổ BHXH 6612345678"),("RT-05","Mã số BHXH: 6612345678"),
("RT-06","sinh 12/3/2009"),("RT-06","sinh ngày 12 tháng 3 năm 1985"),("RT-06","NS: 12/03/1985"),("RT-06","Ngày sinh: 05/09/2010"),("RT-06","Thầy Nguyễn Văn A (12/3/1985)"),
("RT-07","trú tại buôn Kna"),("RT-07","thường trú số 12 Nguyễn Huệ"),("RT-07","nhà ở thôn 3, xã Ea Kao"),("RT-07","Địa chỉ nhà: 45 Lê Lợi"),("RT-07","hộ khẩu tại số nhà 15"),
("RT-08","lan@gmail.com"),("RT-12","cô Nguyễn Thị A mắc bệnh ung thư"),("RT-12","ông Trần Văn B bị kỷ luật cảnh cáo"),("RT-12","Thầy Lê Văn C thuộc hộ nghèo"),
("RT-15","mã định danh HS 6601234567"),("RT-15","Em A, mã học sinh: 6601234567"),
("TE-01","em A, sinh 2012, con ông B, thôn 3"),("TE-01","Em Nguyễn Văn An, sinh ngày 12/3/2012, lớp 7A"),("TE-01","cháu Trần Thị Bình, con anh Trần Văn Cường"),("TE-01","Học sinh Lê Thị Hoa, số điện thoại 0905123456"),("TE-01","em Y Nguyên Niê, nhà ở buôn Kna"),
("TE-02","em H'Lan, lớp 5A"),("TE-02","Em Nguyễn Văn An, học sinh lớp 9A, đạt giải"),("TE-02","học sinh Trần Thị Bình (lớp 8B)"),("TE-02","bé Bình Minh, lớp Lá 2"),
("TE-04","em N.T.H. lớp 8A bị xâm hại"),("TE-04","Em Trần Văn C, Trường THCS Hoa Sen, bị bạn đánh"),("TE-04","Nữ sinh N.T.A lớp 9B tự tử"),("TE-04","Em Nguyễn Văn B lớp 8A vi phạm, đánh bạn"),
("TE-06","em B khuyết tật"),("TE-06","em Nguyễn Văn Bình bị bệnh tim bẩm sinh"),("TE-06","Em Lan mồ côi cha"),
("TE-08","Ủng hộ em Bình theo số tài khoản 123456789"),
("VB-01","Thông tư số 37/2020/TTBGDĐT"),("VB-01","Nghị định số 30/2020/NĐCP"),("VB-01","Quyết định số 12/QĐSGDĐT"),("VB-02","Nghị quyết số 12/NQ-HDND"),("VB-02","Thông tư 37/2020/TT-BGDDT"),("VB-02","Quyết định số 12/QD-UBND"),
("VB-03","Kế hoạch số 84/KH- SGDĐT"),("VB-03","Thông tư số 37 / 2020 / TT-BGDĐT"),("VB-04","ngày 31/02/2024"),("VB-04","ngày 30 tháng 02 năm 2024"),("VB-04","họp ngày 15/13/2024"),
("VB-05","Thông tư số 37/2020/TT-BGDĐT ngày 05/10/2021"),("VB-06","theo Nghị định số 43/2011/NĐ-CP"),("VB-06","theo NĐ 43/2011"),("VB-06","Thực hiện Nghị định 43/2011/NĐ-CP"),("VB-06","theo Luật Giáo dục số 38/2005/QH11"),("VB-06","theo Luật Giáo dục năm 2005"),
("VB-08","TT 37/2020/TT-BGDĐT ngày 10/5/2020"),("VB-09","Số: /KH-SGDĐT"),("VB-09","ngày   tháng 02 năm 2024"),("VB-09","ngày…tháng … năm 2024"),("VB-09","Số:     /QĐ-SGDĐT"),("VB-09","Quyết định số ....../QĐ-UBND"),("VB-09","Kế hoạch số …/KH-SGDĐT"),
("VB-10","Thông tư 37"),("VB-10","Thông tư 37/2020"),("VB-15","Thông báo số 12/TBao-SGDĐT"),("VB-15","123/TBao-UBND"),("VB-17","công văn số 1099/CV-UBND"),("VB-18","theo Nghị định số 224/2026/NĐ-CP"),
("VB-21","Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05/3/2020;\n\nCăn cứ Luật Giáo dục số 43/2019/QH14 ngày 14/6/2019;"),
("BM-01","MẬT"),("BM-01","**TUYỆT MẬT**"),("BM-02","Độ mật: Mật"),("BM-03","Lưu hành nội bộ"),("BM-03","XEM XONG TRẢ LẠI"),("BM-03","Tài liệu không phổ biến"),
("BM-04","mật khẩu: abc@123"),("BM-04","ID: 123 456 7890"),("BM-04","Mật khẩu là Gd2024"),("BM-04","mật khẩu wifi: 12345678"),("BM-04","mã OTP: 123456"),
("BM-07","đơn tố cáo ông Nguyễn Văn A"),("BM-10","![Bản đồ Việt Nam](a.jpg)"),("BM-10","Treo bản đồ Việt Nam. ![bản đồ hành chính Việt Nam](b.png)"),
("CT-01","Gi¸o dôc"),("CT-01","ñaøo taïo vaø giaùo duïc"),("CT-01","dda`o ta.o va` gia'o du.c"),("CT-01","Ã¡ áº¿ Ä‘ thÃ´ng bÃ¡o"),("CT-01","Së Gi¸o dôc vµ §µo t¹o"),("CT-01","Sôû Giaùo duïc vaø Ñaøo taïo"),
("CT-02","Gi\ufffdo"),("CT-03","gia\u0301o du\u0323c"),("CT-04","Ðắk Lắk"),("CT-04","gi\u00e1o d\u1ee5c c\u0430c cấp"),("CT-05","chan hòa và hoà thuận"),("CT-05","khỏe và khoẻ"),("CT-05","thủy lợi, uỷ ban"),("CT-06","nghành"),("CT-06","sáng lạng"),("CT-06","chia sẽ kinh nghiệm"),("CT-06","nghiêm chĩnhh và ngiêm túc"),("CT-06","nổ lực"),("CT-06","dành giải Nhất"),("CT-06","ghành giáo dục"),("CT-06","kế hoạhc dạy học"),
("CT-07","Krông Pak"),("CT-07","Krông Nang"),("CT-07","huyện CưMgar và Cư M gar"),("CT-07","Krông Păk"),("CT-08","sở giáo dục và đào tạo Đắk Lắk"),("CT-08","bộ giáo dục và đào tạo"),("CT-08","ủy ban nhân dân tỉnh Đắk Lắk"),("CT-09","Luật giáo dục"),("CT-09","Luật trẻ em"),
("CT-10","hai  dấu cách"),("CT-10","có\u200bzero"),("CT-10","có\u00a0nbsp"),("CT-10","có\ttab"),("CT-11","Đào tạo ,nhà"),("CT-11","Đào tạo , nhà"),("CT-11","xong .Sau đó"),("CT-11","các môn:Toán"),("CT-11","vui vẻ!Các em"),("CT-11","xong.Sau đó đi"),("CT-12","Các cơ quan quan thông tấn"),("CT-12","của của trường"),("CT-12","học sinh học sinh dự lễ"),("CT-12","nhà trường nhà trường tổ chức"),
("CT-13","THÔNG BÁO VỀ VIỆC TUYỂN SINH LỚP 10"),("CT-14","ngày 5/2/24"),("CT-14","từ ngày 5/2/2024 đến 05/03/2024"),("CT-14","có 1.000 học sinh và 2,000 học sinh"),("CT-15","kĩ năng và kỹ năng"),("CT-15","kì thi này, kỳ thi kia"),("CT-16","các em ko được"),("CT-16","cô giáo dc khen"),("CT-16","thầy vs trò"),("CT-16","em k biết"),("CT-17","CBQL các trường"),("CT-18","Sở GDĐT và Phòng GD&ĐT"),("CT-18","GD-ĐT, GDĐT"),
("TCN-01","![](a.jpg)"),("TCN-01","![ảnh](a.jpg)"),("TCN-01","![IMG_2034.jpg](IMG_2034.jpg)"),("TCN-04","## A\n\n#### B"),("TCN-05","[tại đây](a.pdf)"),("TCN-05","[xem thêm](/a/)"),("TCN-05","[https://a.vn/b](https://a.vn/b)"),("TCN-07","|  |  |\n|--|--|\n| a | b |"),("TCN-10","[video](https://youtu.be/abc)"),
("DV-01","huyện Krông Pắc"),("DV-01","tỉnh Phú Yên"),("DV-01","thị xã Buôn Hồ"),("DV-01","quận Ninh Kiều"),("DV-02","Phòng GDĐT huyện"),("DV-02","UBND huyện Lắk"),("DV-05","Đăk Lăk"),("DV-05","Đắc Lắc"),("DV-05","Dak Lak"),("DV-05","DakLak"),("DV-07","tỉnh Hậu Giang"),("DV-08","thành phố Buôn Ma Thuột"),("DV-09","Bộ Thông tin và Truyền thông"),("DV-09","Sở TTTT"),
("NT-02","Nguồn: Internet"),("NT-02","(Sưu tầm)"),("NT-02","Ảnh: Sưu tầm"),("NT-10","[a](http://a.vn)"),("NT-10","[a](https://bit.ly/x)"),("NT-14",H+"Vừa qua, nhà trường tổ chức lễ."),("NT-03",H.replace("Bài thử của trường","Sốc: trường học!!!")+"abc"),("NT-01",H.replace("author: Văn phòng Sở\n","")+"abc"),("NT-02",H.replace("---\n","---\nsource: Internet\n",1)+"x"),("NT-05",H.replace("Tóm tắt.","Sáng nay, trường tổ chức lễ khai giảng.")+"Sáng nay, trường tổ chức lễ khai giảng. Vui."),
("RT-01","Thầy Nguyễn Văn Hùng (số CCCD: 066085012345) phụ trách đoàn."),("RT-01","Mã định danh cá nhân của học sinh là 066210001234."),("RT-01","Danh sách gồm Trần Thị Mai 092205004567 và các bạn."),
("RT-02","Giấy CMND số 241 234 567 cấp tại Đắk Lắk."),("RT-03","Phụ huynh gọi thầy Nam theo số 0987.654.321 để đăng ký."),("RT-03","SĐT: 0912345678"),("RT-03","Hotline 0935 111 222"),("RT-03","Mọi thắc mắc liên hệ (+84) 905 123 456."),
("RT-04","Mọi đóng góp chuyển vào tài khoản 6300205012345 mang tên Trần Thị Mai, Agribank."),
("RT-05","Mã thẻ BHYT: HS4660123456789"),("RT-05","mã số bảo hiểm xã hội 6620123456"),("RT-06","Cô Trần Thị Mai, sinh ngày 15/08/1990, dạy giỏi."),("RT-06","em Hoa, ngày sinh 02-03-2011"),("RT-06","sinh ngày 5 tháng 6 năm 2010"),
("RT-07","Gia đình em ở thôn 5, xã Ea Tu"),("RT-07","hiện trú tại số 25 đường Lê Duẩn"),("RT-07","địa chỉ thường trú: 12/4 Nguyễn Du"),("RT-07","Nhà ở số 45, tổ 3"),
("RT-08","Bài gửi về email: truyenthong.daklak@yahoo.com.vn"),("RT-09","| Họ tên | SĐT |\n|--|--|\n| A | 1 |\n| B | 2 |\n| C | 3 |\n| D | 4 |\n| E | 5 |"),("RT-09","| STT | Họ và tên học sinh | Ngày tháng năm sinh |\n|--|--|--|\n|1|A|1|\n|2|B|2|\n|3|C|3|\n|4|D|4|\n|5|E|5|"),
("RT-12","Thầy Phạm Văn Long bị kỷ luật khiển trách vì đi muộn."),("RT-12","Chị Nguyễn Thị Hà nhiễm HIV vẫn lạc quan."),
("TE-01","Em Nguyễn Thị Hoa (sinh năm 2013), con ông Nguyễn Văn Bình, trú tại thôn 3, được trao quà."),("TE-01","cháu H'Mai, con chị H'Blan, ở buôn Kna"),("TE-01","Học sinh Trần Văn Nam, SN 2012"),("TE-01","Em Lan, bố là anh Trần Văn Hải, được tặng xe đạp"),
("TE-02","Đội tuyển có em Trần Minh Khôi, lớp 4B."),("TE-02","Cháu Gia Bảo, 5 tuổi, trường mầm non Hoa Sen."),("TE-02","Em Phạm Thị Yến, học sinh Trường Tiểu học Lê Lợi, kể chuyện."),
("TE-04","Em T.V.N., lớp 7C, Trường THCS A, bị nhóm bạn đánh hội đồng."),("TE-04","Học sinh Nguyễn Văn Bình (lớp 8A2) bị bắt nạt nhiều lần."),("TE-04","Em Nguyễn Thị B., lớp 6A, là nạn nhân của xâm hại"),
("TE-06","Em Nguyễn Văn Tài bị bại não từ nhỏ."),("TE-06","Em Hoa thuộc hộ nghèo"),("TE-06","Em Y Thanh có hoàn cảnh khó khăn, mồ côi mẹ"),("TE-08","Kêu gọi giúp đỡ em Nguyễn Văn Tài, thôn 4, xã Ea Kao."),
("VB-01","Quyết định 1234/QĐUBND ngày 05/6/2024"),("VB-01","Thông tư số 22-2021/TT-BGDĐT"),("VB-02","Theo công văn 123/SGDDT-VP"),("VB-02","QD-BGDĐT"),("VB-05","Nghị định số 30/2020/NĐ-CP ngày 05/3/2021"),("VB-06","căn cứ Nghị định 09/2017/NĐ-CP"),("VB-06","theo Thông tư số 36/2017/TT-BGDĐT ngày 28/12/2017"),("VB-06","Luật Báo chí 2016"),("VB-06","Thông tư 58/2011"),
("VB-09","Căn cứ Kế hoạch số ..../KH-UBND"),("VB-09","Đắk Lắk, ngày .... tháng .... năm 2024"),("VB-09","Số: ___/TB-THPT"),("VB-09","ngày    tháng 9 năm 2024"),("VB-09","Số:        /SGDĐT-VP"),("VB-15","Số 45/KHo-SGDĐT"),("VB-15","Kế hoạch số 12/QĐ-SGDĐT"),("VB-17","Công văn 45/CV-SGDĐT"),
("BM-01","TỐI MẬT\n\nKế hoạch bảo vệ"),("BM-01","(MẬT)"),("BM-03","TÀI LIỆU LƯU HÀNH NỘI BỘ"),("BM-04","Tài khoản: admin, mật khẩu: Daklak@123"),("BM-04","Meeting ID: 812 3456 7890, Passcode: 123456"),("BM-04","Pass: abc12345"),("BM-07","Đơn khiếu nại của ông Trần Văn Bảy"),
("CT-01","Trường Tiểu học ñoàn keát, giaùo vieân, hoïc sinh"),("CT-01","NhiÖt liÖt chµo mõng"),("CT-04","Đắk Lắк"),("CT-06","chất lượng giáo dụcc"),("CT-06","tuyễn sinh và tuyểnn sinh"),("CT-06","vô hình chung"),("CT-06","Các em học sinh đựợc khen"),("CT-06","phát huy nổ lực"),("CT-08","Sở giáo dục và đào tạo tổ chức"),("CT-10","Trường  THPT"),("CT-11","học sinh,giáo viên"),("CT-11","giáo viên ; học sinh"),("CT-11","tổ chức .Các em"),("CT-12","đã đã tổ chức"),("CT-12","các các em"),("CT-12","nhà trường trường đã"),("CT-13","## KẾ HOẠCH TỔ CHỨC LỄ KHAI GIẢNG NĂM HỌC"),("CT-14","ngày 5/9/2024 và 05/02/2024"),("CT-16","mik đc đi chơi"),("CT-17","Nâng cao chất lượng đội ngũ CBQL và CSVC"),
("DV-01","Các trường trên địa bàn huyện Ea Kar đã khai giảng."),("DV-01","Sở GDĐT tỉnh Bình Định"),("DV-02","Trưởng phòng Giáo dục và Đào tạo thành phố"),("DV-02","PGDĐT"),("DV-05","tỉnh Đăk Lắk"),("DV-05","Đắc Lắk"),("DV-05","Đaklak"),("DV-07","Tỉnh Hậu Giang tổ chức"),("DV-08","TP. Buôn Ma Thuột"),("DV-09","Ban Tuyên giáo Tỉnh ủy"),
("NT-02","Nguồn: Sưu tầm"),("NT-02","*(Sưu tầm)*"),("NT-02","Nguồn ảnh: Internet"),("NT-02","Theo Internet"),("TCN-05","xem [ở đây](x.pdf)"),("TCN-05","[Tải về](x.pdf)"),("TCN-05","[link](x)"),("TCN-01","![anh](a.jpg)"),("TCN-01","![Hình 1](a.jpg)"),("TCN-01","![a.jpg](a.jpg)"),
]  # fmt: skip


def _day(code: str) -> date:
    if code.startswith("DV") or code == "VB-06":
        return date(2026, 8, 15)
    return date(2025, 5, 1) if code == "VB-18" else date(2024, 10, 1)


@pytest.mark.parametrize(("code", "text"), PLANTED)
def test_a_planted_fault_is_found(code: str, text: str) -> None:
    findings = lint_text("bai.md", text + "\n", _day(code), PortalFacts())

    assert code in {finding.code for finding in findings}


DIGITS = ("066204001234", "240123456", "0905123456", "0905 123 456", "5200205123456", "6612345678", "lan@gmail.com")


@pytest.mark.parametrize(("code", "text"), [case for case in PLANTED if case[0][:2] in ("RT", "TE")])
def test_no_personal_number_is_printed(code: str, text: str) -> None:
    for finding in lint_text("bai.md", text + "\n", _day(code), PortalFacts()):
        told = f"{finding.message} {finding.hint} {finding.target}"
        assert not [digits for digits in DIGITS if digits in told]
