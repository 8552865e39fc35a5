"""Given names in short and family names that very many people share: common knowledge.

The list of families holds what censuses of China, Korea, Vietnam, India, the United
States, Spain, Germany and Japan name first; it stands in where a corpus is too small
to show which names are common.
"""

from collections.abc import Mapping
from functools import cache

# Everyday short forms of given names, each with what it is short for.
_SHORT = """
abe:abraham al:albert,alan,alfred alec:alexander alex:alexandra,alexey,aleksandr andi:andreas
andy:andrew,andreas angie:angela art:arthur bart:bartholomew beth:elizabeth betty:elizabeth
becky:rebecca bernie:bernard bert:albert,robert bill:william billy:william bob:robert bobby:robert
cathy:catherine charlie:charles chas:charles chuck:charles cindy:cynthia cliff:clifford
danny:daniel dave:david debbie:deborah dick:richard dima:dmitry drew:andrew
ed:edward,edwin,edmund,eduard,eduardo eddie:edward fred:alfred fritz:friedrich gene:eugene
gerry:gerald,gerard hal:harold hank:henry hans:johannes harry:harold,henry heinz:heinrich
jack:john jake:jacob jan:johannes jeff:geoffrey jenny:jennifer jerry:gerald,jerome jim:james
jimmy:james joe:joseph joey:joseph johnny:john jon:john josh:joshua judy:judith kate:catherine
kathy:katherine,kathleen katie:katherine kit:christopher larry:lawrence,laurence len:leonard
lena:helena lex:alexander lisa:elisabeth liz:elizabeth lou:louis maggie:margaret
manny:emmanuel,manuel marc:marcus marty:martin meg:margaret mike:michael mick:michael
nate:nathan,nathaniel nick:nikolaos,nikolas patty:patricia peg:margaret pepe:jose pete:peter
phil:philip rafa:rafael rick:richard rob:robert robbie:robert ron:ronald sandy:alexander,sandra
sasha:alexander,aleksandr shelly:michelle sepp:josef steve:steven,stephen sue:susan susie:susan
ted:edward,theodore tom:thomas tommy:thomas tony:anthony,antonio toni:antonio,antonia
vicky:victoria wally:walter will:william wolf:wolfgang xavi:xavier
"""
COMMON_FAMILIES = frozenset(
    """
    wang li zhang liu chen yang zhao huang zhou wu xu sun hu zhu gao lin he guo ma luo liang song
    zheng xie han tang feng yu dong xiao cheng cao yuan deng fu shen zeng peng lu su jiang cai jia
    ding wei xue ye yan pan du dai xia zhong tian ren fan fang shi yao tan liao zou xiong jin hao
    kong bai cui kang mao qiu qin gu hou shao meng long wan duan lei qian yin chang lai wen qi gong
    kim lee park choi jung cho yoon jang lim oh seo shin kwon hwang ahn yoo hong jeon ko moon
    chan cheung chow ho hsu lau leung ng tsai wong yeung chung chiang hsieh kuo chiu
    nguyen tran le pham hoang phan vu vo dang bui do ngo duong ly
    kumar singh sharma gupta patel das khan shah jain agarwal rao reddy
    smith johnson williams brown jones miller davis wilson anderson taylor thomas moore martin
    jackson white harris clark lewis robinson walker young allen king wright scott green baker
    garcia martinez rodriguez lopez gonzalez hernandez perez sanchez silva santos
    muller schmidt schneider fischer weber meyer wagner becker
    sato suzuki takahashi tanaka watanabe ito yamamoto nakamura kobayashi kato
    """.split()  # noqa: SIM905 - read as prose
)


@cache
def _short_forms() -> Mapping[str, frozenset[str]]:
    return {
        short: frozenset(longs.split(","))
        for short, _, longs in (entry.partition(":") for entry in _SHORT.split())
    }


def long_forms(short: str) -> frozenset[str]:
    """Give the names that a given name is the everyday short form of: Robert of Bob."""
    return _short_forms().get(short, frozenset())


def short_for(short: str, long: str) -> bool:
    """Say whether a given name is the everyday short form of another: Bob, Robert."""
    return long in long_forms(short)
