"""Pictures for the tutorials: what a browser shows, in so few colours that it stays small."""

from __future__ import annotations

import base64
import struct
import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

COLOURS = 64
FEWER = """
async ([png, most]) => {
  const image = new Image();
  image.src = `data:image/png;base64,${png}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [image.width, image.height];
  const context = canvas.getContext("2d");
  context.drawImage(image, 0, 0);
  const shown = context.getImageData(0, 0, image.width, image.height).data;
  const counts = new Map();
  const pixels = [];
  for (let at = 0; at < shown.length; at += 4) {
    const colour = (shown[at] << 16) | (shown[at + 1] << 8) | shown[at + 2];
    pixels.push(colour);
    counts.set(colour, (counts.get(colour) || 0) + 1);
  }
  const parts = (colour) => [colour >> 16, (colour >> 8) & 255, colour & 255];
  const kept = [...counts].sort((one, other) => other[1] - one[1] || one[0] - other[0])
    .slice(0, most).map(([colour]) => parts(colour));
  const nearest = new Map();
  for (const colour of counts.keys()) {
    const own = parts(colour);
    const far = kept.map((one) => one.reduce((sum, part, at) => sum + (part - own[at]) ** 2, 0));
    nearest.set(colour, far.indexOf(Math.min(...far)));
  }
  return [image.width, kept.flat(), pixels.map((colour) => nearest.get(colour))];
}
"""


def picture_of(page: Page) -> bytes:
    """Return what stands on the screen as a PNG file of a few colours."""
    shown = page.screenshot(animations="disabled", caret="hide")
    browser = page.context.browser
    assert browser is not None
    width, palette, pixels = _fewer(browser, shown)
    lines = (bytes([0, *pixels[at : at + width]]) for at in range(0, len(pixels), width))
    header = struct.pack(">IIBBBBB", width, len(pixels) // width, 8, 3, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        (
            _chunk(b"IHDR", header),
            _chunk(b"PLTE", bytes(palette)),
            _chunk(b"IDAT", zlib.compress(b"".join(lines), 9)),
            _chunk(b"IEND", b""),
        )
    )


def _fewer(browser: Browser, shown: bytes) -> tuple[int, list[int], list[int]]:
    """Return the width of a picture, its commonest colours, and for each point the nearest."""
    blank = browser.new_page()
    width, palette, pixels = blank.evaluate(FEWER, [base64.b64encode(shown).decode(), COLOURS])
    blank.close()
    return width, palette, pixels


def _chunk(kind: bytes, content: bytes) -> bytes:
    """Return a part of a PNG file: its length, kind, content and check sum."""
    body = kind + content
    return struct.pack(">I", len(content)) + body + struct.pack(">I", zlib.crc32(body))
