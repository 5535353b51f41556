"""What the checks of links inside the portal tell, by code: the department may set these as it sets rules.

Links to other sites (LK-20 and on) have settings of their own: `lien-ket-ngoai.yaml`.
"""

from collections.abc import Mapping
from types import MappingProxyType

LINK_CODES: Mapping[str, str] = MappingProxyType({
    "LK-01": "Liên kết đến trang không có.",
    "LK-02": "Không có ảnh, tệp được dẫn đến.",
    "LK-03": "Trang có, đề mục được dẫn đến thì không.",
    "LK-04": "Liên kết đến bài chưa đăng.",
    "LK-05": "Địa chỉ bị từ chối: mã lệnh, máy trong mạng nội bộ, thư điện tử hay số điện thoại viết chưa đúng.",
    "LK-06": "Chữ nói một nơi, liên kết dẫn nơi khác.",
    "LK-07": "Địa chỉ viết khác tên thật: chữ hoa, dấu, mã hóa, gạch chéo thừa.",
    "LK-08": "Gọi cổng qua http, hoặc mục của sơ đồ trang không phải địa chỉ đầy đủ của cổng.",
    "LK-09": "Địa chỉ để trống, hoặc chỉ có dấu #.",
    "LK-10": "Chuyển hướng đi vòng, hoặc chuyển tiếp hai lần.",
    "LK-11": "Tệp không phải loại mà tên nói, hoặc dữ liệu không đọc được.",
    "LK-12": "Trang không có đường vào hoặc đường ra.",
})  # fmt: skip
