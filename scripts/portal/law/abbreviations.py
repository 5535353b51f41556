"""Abbreviations of the sector, their full words, and which of them a reader outside an office does not know."""

from types import MappingProxyType

# abbreviation -> full words. Those with two meanings (CĐ, TT, HD) stand nowhere: they are never opened by a program.
OFFICE_ABBREVIATIONS = MappingProxyType(
    {
        "CBQL": "cán bộ quản lý", "CBQLGD": "cán bộ quản lý giáo dục", "CMNV": "chuyên môn nghiệp vụ",
        "CTGDPT": "chương trình giáo dục phổ thông", "CSVC": "cơ sở vật chất", "CĐS": "chuyển đổi số",
        "KĐCLGD": "kiểm định chất lượng giáo dục", "PCGD": "phổ cập giáo dục", "XMC": "xóa mù chữ",
        "TTHC": "thủ tục hành chính", "DVC": "dịch vụ công", "CTTT": "chính trị tư tưởng",
        "NNQG": "ngoại ngữ quốc gia", "GDTrH": "giáo dục trung học", "PHHS": "phụ huynh học sinh",
        "CMHS": "cha mẹ học sinh", "BTGTU": "Ban Tuyên giáo Tỉnh ủy", "HSSV": "học sinh, sinh viên",
        "OMS": "hệ thống quản lý và điều hành văn bản",
    }
)  # fmt: skip

# type of document -> abbreviation in its symbol (Nghị định 30/2020, Điều 7 and Phụ lục III)
DOCUMENT_TYPES = MappingProxyType(
    {
        "Nghị quyết": "NQ", "Quyết định": "QĐ", "Chỉ thị": "CT", "Quy chế": "QC", "Quy định": "QyĐ",
        "Thông cáo": "TC", "Thông báo": "TB", "Hướng dẫn": "HD", "Chương trình": "CTr", "Kế hoạch": "KH",
        "Phương án": "PA", "Đề án": "ĐA", "Dự án": "DA", "Báo cáo": "BC", "Biên bản": "BB", "Tờ trình": "TTr",
        "Hợp đồng": "HĐ", "Công điện": "CĐ", "Bản ghi nhớ": "BGN", "Bản thỏa thuận": "BTT",
        "Giấy ủy quyền": "GUQ", "Giấy mời": "GM", "Giấy giới thiệu": "GGT", "Giấy nghỉ phép": "GNP",
        "Phiếu gửi": "PG", "Phiếu chuyển": "PC", "Phiếu báo": "PB",
    }
)  # fmt: skip
# types of the State's legal documents, whose symbols carry the year
LEGAL_TYPES = MappingProxyType(
    {"Nghị định": "NĐ", "Thông tư": "TT", "Thông tư liên tịch": "TTLT", "Nghị quyết": "NQ", "Quyết định": "QĐ"}
)
# agencies as they stand in symbols
AGENCIES = frozenset(
    {
        "BGDĐT", "BNV", "BTC", "BYT", "BCA", "BKHCN", "BTTTT", "BVHTTDL", "BTP", "BLĐTBXH", "TTCP", "VPCP", "UBND",
        "HĐND", "SGDĐT", "PGDĐT", "THPT", "STTTT", "CP", "TTg", "SNV", "STC", "SYT", "SKHCN", "TU", "TW",
    }
)  # fmt: skip
