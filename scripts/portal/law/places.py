"""Provinces and districts before and after the reorganisation of 01/7/2025 (Nghị quyết số 202/2025/QH15), as data."""

from datetime import date
from types import MappingProxyType

MERGED_ON = date(2025, 7, 1)  # 34 provinces; the district level ended on the same day

# province that ended -> province its land belongs to since
ENDED_PROVINCES = MappingProxyType(
    {
        "Hà Giang": "Tuyên Quang", "Yên Bái": "Lào Cai", "Bắc Kạn": "Thái Nguyên", "Vĩnh Phúc": "Phú Thọ",
        "Hòa Bình": "Phú Thọ", "Bắc Giang": "Bắc Ninh", "Thái Bình": "Hưng Yên", "Hải Dương": "Hải Phòng",
        "Hà Nam": "Ninh Bình", "Nam Định": "Ninh Bình", "Quảng Bình": "Quảng Trị", "Quảng Nam": "Đà Nẵng",
        "Kon Tum": "Quảng Ngãi", "Bình Định": "Gia Lai", "Ninh Thuận": "Khánh Hòa", "Đắk Nông": "Lâm Đồng",
        "Bình Thuận": "Lâm Đồng", "Phú Yên": "Đắk Lắk", "Bình Dương": "Thành phố Hồ Chí Minh",
        "Bà Rịa - Vũng Tàu": "Thành phố Hồ Chí Minh", "Bình Phước": "Đồng Nai", "Long An": "Tây Ninh",
        "Hậu Giang": "Cần Thơ", "Sóc Trăng": "Cần Thơ", "Bến Tre": "Vĩnh Long", "Trà Vinh": "Vĩnh Long",
        "Tiền Giang": "Đồng Tháp", "Bạc Liêu": "Cà Mau", "Kiên Giang": "An Giang",
    }
)  # fmt: skip
STANDING_PROVINCES = (
    "Tuyên Quang", "Lào Cai", "Thái Nguyên", "Phú Thọ", "Bắc Ninh", "Hưng Yên", "Hải Phòng", "Ninh Bình", "Quảng Trị",
    "Đà Nẵng", "Quảng Ngãi", "Gia Lai", "Khánh Hòa", "Lâm Đồng", "Đắk Lắk", "Hồ Chí Minh", "Đồng Nai", "Tây Ninh",
    "Cần Thơ", "Vĩnh Long", "Đồng Tháp", "Cà Mau", "An Giang", "Hà Nội", "Huế", "Cao Bằng", "Điện Biên", "Lai Châu",
    "Sơn La", "Lạng Sơn", "Quảng Ninh", "Thanh Hóa", "Nghệ An", "Hà Tĩnh",
)  # fmt: skip

# district towns that were cities or towns of a province: (level, name)
ENDED_TOWNS = (
    ("thành phố", "Buôn Ma Thuột"), ("thị xã", "Buôn Hồ"), ("thành phố", "Vị Thanh"), ("thành phố", "Ngã Bảy"),
    ("thị xã", "Ngã Bảy"), ("thị xã", "Long Mỹ"),
    *(
        ("thành phố", name)
        for name in (
            "Tuy Hòa", "Pleiku", "Kon Tum", "Gia Nghĩa", "Đà Lạt", "Bảo Lộc", "Nha Trang", "Cam Ranh", "Quy Nhơn",
            "Tam Kỳ", "Hội An", "Phan Thiết", "Phan Rang - Tháp Chàm", "Biên Hòa", "Thủ Dầu Một", "Vũng Tàu", "Thủ Đức",
            "Mỹ Tho",
            "Cao Lãnh", "Long Xuyên", "Châu Đốc", "Rạch Giá", "Hà Tiên", "Tân An", "Sóc Trăng", "Bạc Liêu", "Trà Vinh",
            "Bến Tre", "Vinh", "Việt Trì", "Hạ Long",
        )
    ),
)  # fmt: skip
ENDED_DISTRICTS = (
    "Buôn Đôn", "Cư Kuin", "Cư M'gar", "Ea H'leo", "Ea Kar", "Ea Súp", "Krông Ana", "Krông Bông", "Krông Búk",
    "Krông Năng", "Krông Pắc", "Lắk", "M'Drắk", "Châu Thành", "Châu Thành A", "Long Mỹ", "Phụng Hiệp", "Vị Thủy",
)  # fmt: skip

# Ê Đê and M'Nông names whose letters are often damaged: name -> other spellings that are also in official use
HIGHLAND_NAMES = MappingProxyType(
    {
        "Krông Pắc": ("Krông Pắk",), "Krông Búk": (), "Krông Năng": (), "Krông Ana": (), "Krông Bông": (),
        "Cư M'gar": ("Cư M’gar", "Cư M'Gar", "Cư M’Gar"), "Cư Kuin": ("Cư Kuyn",), "Ea H'leo": ("Ea H’leo", "Ea H'Leo",
        "Ea H’Leo"), "Ea Súp": (), "M'Drắk": ("M’Drắk", "M'Đrắk", "M’Đrắk", "M'Drăk", "M’Drăk"), "Buôn Đôn": (),
        "Buôn Ma Thuột": (), "Buôn Hồ": (), "Đắk Nông": (),
    }
)  # fmt: skip
