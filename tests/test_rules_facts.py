"""What the rules make of the portal's own data."""

from datetime import date

from portal.model.portal import Portal
from portal.model.unit import Unit
from portal.rules.facts import LeaderName, PortalFacts, UnitName, bare_phone
from portal.rules.linting import lint_text
from portal.rules.portal_facts import facts_of

DAY = date(2024, 10, 1)
HEADER = "---\ntitle: Bài\ntopic: x\nauthor: {author}\n{more}---\n" + "Nội dung bài viết của trường. " * 20 + "\n"


def _codes(text: str, facts: PortalFacts, path: str = "bai.md") -> list[str]:
    return [finding.code for finding in lint_text(path, text, DAY, facts)]


def test_an_official_number_or_mail_is_no_private_one() -> None:
    text = "Liên hệ 0905 123 456, thư vp.truong@gmail.com."
    facts = PortalFacts(phones=frozenset({"0905123456"}), mails=frozenset({"vp.truong@gmail.com"}))

    assert ["RT-03", "RT-08"] == _codes(text, PortalFacts())
    assert [] == _codes(text, facts)


def test_numbers_are_compared_however_they_are_written() -> None:
    assert "0905123456" == bare_phone("+84 905.123.456") == bare_phone("0905-123-456")


def test_a_unit_is_named_as_in_its_sheet() -> None:
    unit = UnitName("phong-khtc", ("Phòng Kế hoạch - Tài chính", "Phòng KH-TC"))
    facts = PortalFacts(units=(unit,))

    assert ["DV-03"] == _codes("Do Phòng kế hoạch - tài chính soạn.", facts)
    assert [] == _codes("Do Phòng Kế hoạch - Tài chính soạn, phòng kế hoạch - tài chính của trường góp ý.", facts)


def test_a_leader_in_the_sheet_is_right_and_an_old_article_keeps_its_own() -> None:
    facts = PortalFacts(leaders=(LeaderName("Trần Văn Bình", "Giám đốc"),))
    old = "content/tin-bai/van-phong/2023-01-01-a/index.md"

    assert ["DV-06"] == _codes("Giám đốc Sở Nguyễn Văn An dự lễ.", facts)
    assert [] == _codes("Giám đốc Sở Trần Văn Bình dự lễ.", facts)
    assert "DV-06" not in _codes("Giám đốc Sở Nguyễn Văn An dự lễ.", facts, old)


def test_named_approval_asks_for_an_approver_who_is_not_the_author() -> None:
    named = PortalFacts(approval="named")

    assert ["NT-04"] == _codes(HEADER.format(author="Văn phòng Sở", more=""), named)
    assert [] == _codes(HEADER.format(author="Văn phòng Sở", more=""), PortalFacts())
    assert [] == _codes(HEADER.format(author="Văn phòng Sở", more="approved_by: Chánh Văn phòng\n"), named)
    assert ["NT-04"] == _codes(HEADER.format(author="Văn phòng Sở", more="approved_by: văn phòng sở\n"), named)
    assert [] == _codes(HEADER.format(author="Văn phòng Sở", more="status: draft\n"), named)


def test_facts_come_from_the_sheets() -> None:
    portal = Portal.model_validate(
        {
            "name": "Sở Giáo dục và Đào tạo X",
            "short": "Sở GDĐT X",
            "siteurl": "https://cong.example",
            "bodies": {"managing": "Sở", "superior": "Ủy ban nhân dân tỉnh X"},
            "contact": {"phone": "0262 3812 345", "mail": "VanPhong@so.example"},
            "leaders": [{"name": "Trần Văn Bình", "post": "Giám đốc", "phone": "0905 123 456"}],
            "approval": "named",
        }
    )
    unit = Unit.model_validate({"id": "van-phong", "name": "Văn phòng Sở", "kind": "van-phong", "aliases": ["VP"]})

    facts = facts_of(portal, [unit])

    assert frozenset({"02623812345", "0905123456"}) == facts.phones
    assert frozenset({"vanphong@so.example"}) == facts.mails
    assert (UnitName("van-phong", ("Văn phòng Sở", "VP"), collective=True),) == facts.units
    assert (LeaderName("Trần Văn Bình", "Giám đốc"),) == facts.leaders
    assert "named" == facts.approval
