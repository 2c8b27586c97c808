"""PDF of our own HTML: readable, with its fonts in it, the same each time, and bounded."""

import re
import subprocess
import sys
import zlib

import pytest

from frontend import pdf
from frontend.pdf.paper import written

RUBY = "<ruby>仕事<rp>(</rp><rt>しごと</rt><rp>)</rp></ruby>の <ruby>中身<rt>なかみ</rt></ruby>"
PAGE = (
    f"<!doctype html><html lang='ja'><head><title>紙</title></head><body><p>{RUBY} English</p></body></html>"
)


def parts(document: bytes) -> bytes:
    """The document with everything in it uncompressed."""
    found = re.finditer(rb"stream\r?\n(.*?)\r?\nendstream", document, re.DOTALL)
    return document + b"".join(_uncompressed(each[1]) for each in found)


def _uncompressed(stream: bytes) -> bytes:
    try:
        return zlib.decompress(stream)
    except zlib.error:
        return stream


def letters(document: bytes) -> set[str]:
    """The characters that can be copied out of the document: what its fonts say their shapes mean."""
    maps = re.findall(rb"beginbfchar(.*?)endbfchar", parts(document), re.DOTALL)
    targets = re.findall(rb"<[0-9a-fA-F]+> <([0-9a-fA-F]+)>", b"".join(maps))
    return {letter for each in targets for letter in bytes.fromhex(each.decode()).decode("utf-16-be")}


@pytest.fixture(scope="module")
def document() -> bytes:
    return pdf.pdf_of(PAGE)


def test_japanese_can_be_read_and_its_font_is_in_the_file(document: bytes) -> None:
    assert document.startswith(b"%PDF-")
    assert set("仕事の中身しごとなかみEnglish") <= letters(document)
    inside = parts(document)
    assert re.search(rb"/FontName /[A-Z]{6}\+Noto-?Sans-?CJK", inside)
    assert b"/FontFile3" in inside


def test_it_is_a4_and_says_its_language_and_title(document: bytes) -> None:
    inside = parts(document)
    box = re.search(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", inside)
    assert box is not None
    assert [round(float(side)) for side in box.groups()] == [595, 842]
    assert b"/Lang (ja)" in inside
    assert "紙".encode("utf-16-be").hex().encode() in inside.lower()


def test_the_same_document_is_the_same_file(document: bytes) -> None:
    assert pdf.pdf_of(PAGE) == document
    assert written(PAGE) == document  # here with warnings as errors


@pytest.mark.parametrize(
    "mark",
    [
        '<link rel="attachment" href="file:///etc/hostname">',
        '<link rel="stylesheet" href="file:///etc/hostname">',
        '<style>@import "http://127.0.0.1:9/x.css"; p { background: url(file:///etc/hostname) }</style>',
        '<img src="http://127.0.0.1:9/x.png">',
        '<img src="data:image/png;base64,iVBORw0KGgo=">',
        '<object data="file:///etc/hostname"></object>',
    ],
)
def test_nothing_is_fetched(mark: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from weasyprint import urls

    fetched: list[str] = []
    monkeypatch.setattr(urls.URLFetcher, "open", lambda _self, url, *_rest: fetched.append(url))
    assert b"/EmbeddedFile" not in parts(written(mark + PAGE))
    assert fetched == []


def test_what_is_too_long_or_too_slow_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(pdf.NoPdf):
        pdf.pdf_of("字" * (pdf.MAX_CHARACTERS + 1))

    def never(*_given: object, timeout: float, **_more: object) -> None:
        raise subprocess.TimeoutExpired("paper", timeout)

    monkeypatch.setattr(subprocess, "run", never)
    with pytest.raises(pdf.NoPdf):
        pdf.pdf_of(PAGE)


def test_half_a_letter_does_no_harm() -> None:
    assert pdf.pdf_of("\ud842").startswith(b"%PDF-")


def test_what_the_writer_could_not_do_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/bin/false")
    with pytest.raises(pdf.NoPdf):
        pdf.pdf_of(PAGE)


def test_it_ends_where_it_hurts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "SECONDS", 0.05)
    with pytest.raises(pdf.NoPdf):
        pdf.pdf_of(PAGE)
