"""A paper → Word: the only door to python-docx here. The same paper, the same bytes."""

from collections.abc import Callable
from functools import partial

from question_bank.papers.word.answer_sheet import print_answer_sheet
from question_bank.papers.word.handout import print_handout
from question_bank.papers.word.key import print_key
from question_bank.papers.word.notebook import print_notebook
from question_bank.papers.word.review_list import print_review_list
from question_bank.papers.word.test import print_test
from question_bank.papers.word.watermark import watermarked

__all__ = ["PRINTERS", "watermarked"]

PRINTERS: dict[str, Callable[..., bytes]] = {
    "test": print_test,
    "key": print_key,
    "answers": print_answer_sheet,
    "notebook": print_notebook,
    "handout": print_handout,
    "answered": partial(print_handout, answered=True),
    "review": print_review_list,
}
