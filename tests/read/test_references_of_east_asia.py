"""Lists of Japan, China and Korea with titles in corner brackets, and what stands behind titles."""

import pytest

from tests.read.pages import values

COLUMNS = ("title", "authors", "published")


def test_titles_in_corner_brackets_behind_names():
    page = (
        "山田研究室\n発表論文\n\n"
        "[1] 山田太郎, 佐々木花子, 「羊を数える並列処理方式」, 牧場論文誌, Vol.40, 1999\n"
        "[2] 鈴木一郎・田中次郎: 「夜間における山羊の計数」, 牧場学会誌, 2001\n"
        "[3] 山田太郎, 鈴木一郎, “クラスタによる羊毛の処理,” 羊信学技報, 2003.\n"
        "[4] 林 健一，森 美咲．『羊と山羊のデータ工学』．羊書店，2005．\n"
        "[5] 中村さくら, 他, 「ヒツジのディープラーニング」, 牧場学会誌, 2016\n"
    )
    assert values(page, *COLUMNS) == [
        ("羊を数える並列処理方式", ["山田太郎", "佐々木花子"], "1999"),
        ("夜間における山羊の計数", ["鈴木一郎", "田中次郎"], "2001"),
        ("クラスタによる羊毛の処理", ["山田太郎", "鈴木一郎"], "2003"),
        ("羊と山羊のデータ工学", ["林 健一", "森 美咲"], "2005"),
        ("ヒツジのディープラーニング", ["中村さくら"], "2016"),
    ]


def test_lists_of_korea_and_china():
    page = (
        "논문\n\n[1] 홍길동, 김철수, “양을 세는 방법에 대한 연구,” 목장논문지, 45권, 2018.\n"
        "[2] 이영희 외, 「밤에 염소를 세는 새로운 방법」, 목장학보, 제3권, 2019.\n"
        "[3] 周志华，陈世福，《夜间的羊与山羊的计数方法》，牧场出版社，2016。\n"
    )
    assert values(page, *COLUMNS) == [
        ("양을 세는 방법에 대한 연구", ["홍길동", "김철수"], "2018"),
        ("밤에 염소를 세는 새로운 방법", ["이영희"], "2019"),
        ("夜间的羊与山羊的计数方法", ["周志华", "陈世福"], "2016"),
    ]


@pytest.mark.parametrize(
    "behind",
    [
        "second ed., Wool Mathematical Library, Meadow University Press, Meadow, 2010.",
        "2nd edition, Wool Press, 2010.",
        "2010, arXiv:1010.40891v2.",
        "3rd revised ed., Wool Tracts 12, Meadow Univ. Press, 2010.",
    ],
)
def test_edition_and_year_behind_a_comma_are_no_part_of_a_title(behind):
    page = (
        "References\n"
        "[AB13] D. Fox and A. Bell, Stable sheep for goats, J. Wool Soc. 15 (2013), no. 1, 1–38.\n"
        f"[HL10] D. Hay and M. Lee, The geometry of spaces of sheep, {behind}\n"
        "[Bri07] T. Ink, Goats on categories, Ann. of Wool (2) 166 (2007), no. 2, 317–345.\n"
    )
    names = ["D. Hay", "M. Lee"]
    assert values(page, *COLUMNS)[1] == ("The geometry of spaces of sheep", names, "2010")


@pytest.mark.parametrize("kind", ["[dissertation]", "[master's thesis]", "[Doctoral dissertation]"])
def test_the_kind_of_a_work_may_have_a_small_letter(kind):
    page = (
        f"References\n\n1. Lee K. Wool in childhood: studies of sheep {kind}. Meadow: Hay; 2013.\n"
        "2. Day B, Fox C. Goats at night. J Wool. 2012;3(1):2-9.\n"
    )
    assert values(page, "title")[0] == ("Wool in childhood: studies of sheep",)


def test_lists_of_the_humanities_in_japan():
    page = (
        "参考文献\n\n田中太郎「『羊物語』の研究」『羊文学論集』12巻3号、1999年、1-10頁\n"
        "鈴木花子「羊の数え方と牧場の夜」『羊毛研究』13巻2号、2001年、11-20頁。\n"
        "山田一郎・ジョン・スミス「山羊の数え方と梯子」『羊毛研究』14巻2号、2003年、21-30頁\n"
        "クリストファー・アレグザンダー『牧場の言葉の研究』羊書店、1984年\n"
        "森美咲『山羊と梯子の数え方』(牧場書房、2005年)\n"
    )
    assert values(page, *COLUMNS, "journal_ref") == [
        ("『羊物語』の研究", ["田中太郎"], "1999", "『羊文学論集』12巻3号"),
        ("羊の数え方と牧場の夜", ["鈴木花子"], "2001", "『羊毛研究』13巻2号"),
        ("山羊の数え方と梯子", ["山田一郎", "ジョン・スミス"], "2003", "『羊毛研究』14巻2号"),
        ("牧場の言葉の研究", ["クリストファー・アレグザンダー"], "1984", "羊書店"),
        ("山羊と梯子の数え方", ["森美咲"], "2005", "(牧場書房、2005年)"),
    ]


@pytest.mark.parametrize("mark", ["", "・", "1) ", "[{n}] "])
def test_years_behind_names_and_marks_of_japan(mark):
    works = [
        ("田中太郎", 1999, "羊文学と羊毛の研究"),
        ("鈴木花子・森美咲", 2001, "羊の数え方と牧場の夜"),
        ("山田一郎", 2003, "山羊の数え方と梯子"),
    ]
    page = "参考文献\n\n" + "".join(
        f"{mark.format(n=n)}{names}({year})「{title}」『羊毛研究』13(2)、11-20頁。\n"
        for n, (names, year, title) in enumerate(works, 1)
    )
    assert values(page, *COLUMNS) == [
        (title, names.split("・"), str(year)) for names, year, title in works
    ]


def test_years_of_korea():
    page = (
        "참고문헌\n\n"
        "[1] 김철수, 이영희, “양의 수를 세는 방법에 관한 연구,” 목장논문지, 2010년.\n"
        "[2] 박민수, 홍길동, “밤에 염소를 세는 방법에 관한 연구,” 목장논문지, 2011년, 11쪽\n"
    )
    assert values(page, *COLUMNS) == [
        ("양의 수를 세는 방법에 관한 연구", ["김철수", "이영희"], "2010"),
        ("밤에 염소를 세는 방법에 관한 연구", ["박민수", "홍길동"], "2011"),
    ]
