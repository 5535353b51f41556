"""Misspellings met in the sector's texts, and the listed ways out, as data."""

from types import MappingProxyType

# wrong -> right; each wrong form is no word of its own in any context met
MISSPELT = MappingProxyType(
    {
        "nghành": "ngành", "sáng lạng": "xán lạn", "xử dụng": "sử dụng", "xuất xắc": "xuất sắc",
        "suất sắc": "xuất sắc", "chia sẽ": "chia sẻ", "sắp sếp": "sắp xếp", "xắp xếp": "sắp xếp",
        "bổ xung": "bổ sung", "dã ngoạn": "dã ngoại", "tham quang": "tham quan", "dành giải": "giành giải",
        "chuẩn đoán": "chẩn đoán", "vô hình chung": "vô hình trung", "kết luân": "kết luận", "nổ lực": "nỗ lực",
        "kỹ niệm": "kỷ niệm", "giử gìn": "giữ gìn", "trao dồi": "trau dồi",
        "tựu chung": "tựu trung", "cọ sát": "cọ xát", "thăm quan": "tham quan",
        "hàm xúc": "hàm súc", "năng xuất": "năng suất", "súc tiến": "xúc tiến", "sơ xuất": "sơ suất",
        "trãi nghiệm": "trải nghiệm", "củng như": "cũng như", "phổ biển pháp luật": "phổ biến pháp luật",
        "giáo duc": "giáo dục", "đào tao": "đào tạo", "học sịnh": "học sinh",
    }
)  # fmt: skip
# words of chat -> full words
CHAT_WORDS = MappingProxyType(
    {
        "ko": "không", "hok": "không", "đc": "được", "dc": "được", "ntn": "như thế nào",
        "mik": "mình", "bik": "biết", "nhìu": "nhiều", "zậy": "vậy", "thik": "thích", "rùi": "rồi",
        "wá": "quá", "iu": "yêu", "khum": "không", "trc": "trước", "nx": "nữa", "cx": "cũng", "mk": "mình",
    }
)  # fmt: skip
# laws by name, capitalised as Nghị định 30/2020 has it
LAW_NAMES = (
    "Giáo dục đại học", "Giáo dục nghề nghiệp", "Giáo dục", "Trẻ em", "Báo chí", "Viên chức", "Nhà giáo",
    "An ninh mạng", "Tiếp cận thông tin", "Thi đua, khen thưởng", "Cán bộ, công chức", "Lưu trữ", "Thư viện",
    "Giao dịch điện tử", "Bảo hiểm xã hội", "Bảo hiểm y tế", "Phòng cháy", "Căn cước", "Thanh niên",
    "Bảo vệ bí mật nhà nước", "Bảo vệ dữ liệu cá nhân", "Ngân sách nhà nước", "Đấu thầu", "Đầu tư công",
)  # fmt: skip
