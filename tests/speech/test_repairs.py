"""What is surely misprinted is put right."""

from __future__ import annotations

from tests.speech.material import read


def test_narrow_stops_are_full_stops_where_a_text_knows_no_others() -> None:
    lines = ("一.办文要准", "数字要核对.时限要记清.错了要改.", "每天下班前对一次账.共3.5小时.")
    text = read("同志们：\n" + "\n".join(lines) + "\n散会.大家回去.").clean.text

    assert "数字要核对。时限要记清。错了要改。" in text
    assert "一.办文要准" in text
    assert "3.5小时。" in text
