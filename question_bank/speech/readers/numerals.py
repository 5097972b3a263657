"""A number as Word's number formats (`w:numFmt`) write it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

DIGITS = "〇一二三四五六七八九"
PLACES = ("", "十", "百", "千")
VALUES = {sign: value for value, sign in enumerate(DIGITS)} | {"零": 0, "两": 2}
ON_CHEQUES = str.maketrans("零一二三四五六七八九十百千万", "零壹贰叁肆伍陆柒捌玖拾佰仟万")
ON_OLD_CHEQUES = str.maketrans("零一二三四五六七八九十百千万", "零壹貳參肆伍陸柒捌玖拾佰仟萬")
TRADITIONAL = str.maketrans("万", "萬")
STEMS = "甲乙丙丁戊己庚辛壬癸"
BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
MOST_ROMAN = 4999
MOST_LETTERS = 780


def written(number: int, style: str) -> str:
    """Return a number in a format; in plain digits where the format has no sign for it."""
    if style in {"bullet", "none"}:
        return ""
    form = FORMS.get(style)
    return (form(number) if form is not None and number > 0 else "") or str(number)


def counted(number: int) -> str:
    """Return a number as it is said: 零, 十一, 一百零一, 一万二千."""
    if not number:
        return "零"
    if number >= 10_000:
        high, low = divmod(number, 10_000)
        gap = "零" if 0 < low < 1000 else ""
        return counted(high) + "万" + gap + (_placed(low) if low else "")
    return _placed(number).removeprefix("一") if 10 <= number < 20 else _placed(number)


def value_of(said: str) -> int:
    """Return the number that is said, 两 for 二 too: 十一, 一百零一, 两千三百; 0 if it is none."""
    total = digit = 0
    for sign in said:
        if sign in PLACES:
            total, digit = total + (digit or 1) * 10 ** PLACES.index(sign), 0
        elif sign in VALUES:
            digit = VALUES[sign]
        else:
            return 0
    return total + digit


def _placed(number: int) -> str:
    """Return a number below 10,000 with the places of its digits."""
    parts, gap = "", False
    for place, digit in zip(range(len(str(number)) - 1, -1, -1), str(number), strict=True):
        if digit == "0":
            gap = True
        else:
            parts += ("零" if gap and parts else "") + DIGITS[int(digit)] + PLACES[place]
            gap = False
    return parts


def digits(number: int) -> str:
    """Return a number digit by digit: 一〇一."""
    return "".join(DIGITS[int(digit)] for digit in str(number))


def counted_below_hundred(number: int) -> str:
    """Return a number as it is said below a hundred, digit by digit from there: 九十九, 一〇〇."""
    return counted(number) if number < 100 else digits(number)


def counted_in_japan(number: int) -> str:
    """Return a number without 零 and without 一 before a place: 百一, 千二百."""
    said = counted(number).replace("零", "")
    for place in PLACES[1:]:
        said = said.replace(f"一{place}", place)
    return said


def on_cheques(number: int) -> str:
    """Return a number in the forms that cannot be altered: 壹拾壹."""
    return _placed(number).translate(ON_CHEQUES) if number < 10_000 else ""


def on_old_cheques(number: int) -> str:
    """Return a number in the traditional forms that cannot be altered."""
    return _placed(number).translate(ON_OLD_CHEQUES) if number < 10_000 else ""


def roman(number: int) -> str:
    """Return a number in small Roman numerals."""
    if number > MOST_ROMAN:
        return ""
    parts = ""
    for size, sign in ROMAN:
        parts += sign * (number // size)
        number %= size
    return parts


def letters(number: int) -> str:
    """Return a number in small letters: a … z, aa, bb … as Word goes on."""
    times, place = divmod((number - 1) % MOST_LETTERS, 26)
    return chr(ord("a") + place) * (times + 1)


def pair_of_signs(number: int) -> str:
    """Return a year of the sixty: 甲子, 乙丑."""
    return STEMS[(number - 1) % 10] + BRANCHES[(number - 1) % 12] if number <= 60 else ""


def full_width(number: int) -> str:
    """Return a number in digits as wide as a Chinese character."""
    return "".join(chr(ord(digit) + 0xFEE0) for digit in str(number))


def _signs(first: str, most: int) -> Callable[[int], str]:
    """Return the form that has a character of its own for each of its first numbers."""
    return lambda number: chr(ord(first) + number - 1) if number <= most else ""


def _one_of(row: str) -> Callable[[int], str]:
    return lambda number: row[number - 1] if number <= len(row) else ""


FORMS: dict[str, Callable[[int], str]] = {
    "chineseCounting": counted_below_hundred,
    "chineseCountingThousand": counted,
    "chineseLegalSimplified": on_cheques,
    "decimalEnclosedCircle": _signs("①", 20),
    "decimalEnclosedCircleChinese": _signs("①", 20),
    "decimalEnclosedFullstop": _signs("⒈", 20),
    "decimalEnclosedParen": _signs("⑴", 20),
    "decimalFullWidth": full_width,
    "decimalFullWidth2": full_width,
    "decimalZero": "{:02}".format,
    "001": "{:03}".format,
    "0001": "{:04}".format,
    "00001": "{:05}".format,
    "ideographDigital": digits,
    "ideographEnclosedCircle": _signs("㈠", 10),
    "ideographLegalTraditional": on_old_cheques,
    "ideographTraditional": _one_of(STEMS),
    "ideographZodiac": _one_of(BRANCHES),
    "ideographZodiacTraditional": pair_of_signs,
    "japaneseCounting": counted_in_japan,
    "japaneseDigitalTenThousand": digits,
    "lowerLetter": letters,
    "lowerRoman": roman,
    "taiwaneseCounting": counted_below_hundred,
    "taiwaneseCountingThousand": lambda number: counted(number).translate(TRADITIONAL),
    "taiwaneseDigital": digits,
    "upperLetter": lambda number: letters(number).upper(),
    "upperRoman": lambda number: roman(number).upper(),
}
