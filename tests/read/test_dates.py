"""Dates in the words of several languages."""

import pytest

from kgraph.read.parts.dates import field_date, find_dates, is_date
from kgraph.read.references.reference_dates import date_of


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("19 de abril de 2020", "2020-04-19"),
        ("21 de diciembre del 2010", "2010-12-21"),
        ("julio de 2013", "2013-07"),
        ("3 mars 2014", "2014-03-03"),
        ("1er février 2014", "2014-02-01"),
        ("août 1999", "1999-08"),
        ("1. März 2010", "2010-03-01"),
        ("31. Dezember 2008", "2008-12-31"),
        ("Okt. 2009", "2009-10"),
        ("12 dicembre 2001", "2001-12-12"),
        ("5 maio 2010", "2010-05-05"),
        ("3 maart 2005", "2005-03-03"),
        ("Eylül 2012", "2012-09"),
        ("14 Ağustos 2010", "2010-08-14"),
        ("12 listopada 2009", "2009-11-12"),
        ("3. října 2019", "2019-10-03"),
        ("5 июня 2011", "2011-06-05"),
        ("15 травня 2012", "2012-05-15"),
        ("7 octombrie 2015", "2015-10-07"),
        ("2. huhtikuuta 2018", "2018-04-02"),
        ("1 maj 2006", "2006-05-01"),
        ("8 Agustus 2016", "2016-08-08"),
        ("9 de febrer de 2013", "2013-02-09"),
    ],
)
def test_months_of_other_languages(text, value):
    printed = f"Soumis: {text}, v2"
    assert [found.value for found in find_dates(printed, 0, len(printed))] == [value]
    assert is_date(text)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Published 2007 July 1 • DOI", "2007-07-01"),
        ("in the 2007, September 30 issue", "2007-09-30"),
        ("2019-Oct-4, v2", "2019-10-04"),
        ("In 2007 may 21 sheep", "2007"),
        ("Rome, 2018 May 13-18", "2018"),
        ("J Sheep 2007 Jan 12(3):4", "2007"),
    ],
)
def test_a_year_may_stand_before_its_day(text, value):
    assert [found.value for found in find_dates(text, 0, len(text), year_alone=True)] == [value]


@pytest.mark.parametrize(
    "text", ["The Mars 2020 mission", "a training set 2020", "Nakamai 2010", "Dezemberheft 2010"]
)
def test_words_before_a_year_that_are_no_month(text):
    assert list(find_dates(text, 0, len(text))) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2021/4", "2021-04"),
        ("2021-4", "2021-04"),
        ("20210405", "2021-04-05"),
        ("2021 Apr 5", "2021-04-05"),
        ("2021, April", "2021-04"),
        ("2021-Apr-05", "2021-04-05"),
        ("4/2021", "2021-04"),
        ("2021 Summer", None),
        ("2021 12", None),
        ("2021-2022", None),
        ("20211345", None),
        ("2021-13", None),
    ],
)
def test_what_is_all_of_a_field_may_be_written_in_more_ways(text, value):
    assert field_date(text) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("A. Kumar, 2019", "2019"),
        ("Lee and KUMAR 2019", "2019"),
        ("Ann Rajan (2019)", "2019"),
        ("Weimar 21 2019", "2019"),
        ("PublishedMar 2019", "2019-03"),
        ("cs.LGMar 2019", "2019-03"),
    ],
)
def test_the_end_of_a_name_is_no_month(text, value):
    assert [date.value for date in find_dates(text, 0, len(text), year_alone=True)] == [value]


def test_german_days_have_a_point_before_a_month_that_english_calls_the_same():
    text = "5. April 2007, 18. September 2005, am 1. August 2012"
    days = ["2007-04-05", "2005-09-18", "2012-08-01"]
    assert [date.value for date in find_dates(text, 0, len(text))] == days


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("Selanik, Yunanistan, 18-21 Haziran 2018", "2018-06"),
        ("Ghent, 18–21 June 2018", "2018-06"),
        ("Kiel, 18.-21. Juni 2018", "2018-06"),
        ("Sevilla, 18 al 21 de junio de 2018", "2018-06"),
        ("Lille, 3 au 5 mai 2016", "2016-05"),
        ("Teknik Dergi, 25(2), (Nisan 2014)", "2014-04"),
        ("Wool Daily, 12 June 2018", "2018-06-12"),
    ],
)
def test_the_last_day_of_a_meeting_is_no_day_of_a_reference(printed, value):
    year = printed.rindex("20"), printed.rindex("20") + 4
    assert date_of(printed, 0, len(printed), year).value == value


@pytest.mark.parametrize("before", ["Vol. 12", "Vol. 4, No. 3", "pp. 10"])
def test_the_number_of_an_issue_is_no_german_day(before):
    text = f"Wool Letters, {before}. May 2010"
    assert [date.value for date in find_dates(text, 0, len(text))] == ["2010-05"]


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("Wool Review – June 2012", "2012-06"),
        ("Proceedings of the Wool Conference - May 2012", "2012-05"),
        ("Wool Letters, Jan.–Mar. 2012", "2012"),
        ("Revista do Campo, abr./jun. 2012", "2012"),
    ],
)
def test_another_month_before_a_dash_leaves_the_year_alone(printed, value):
    year = printed.index("2012"), printed.index("2012") + 4
    assert date_of(printed, 0, len(printed), year).value == value
