"""The checklist as a sheet: all of its questions, in three languages, on screen and in the PDF."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.utils import translation

from directory.texts import without_ruby
from frontend import pdf, sheet
from frontend.public.language import by_lang
from jobs.readiness.instruments import current
from tests.frontend.conftest import Soup
from tests.frontend.test_pdf import letters

LANGUAGES = {"ja": "", "en": "/en", "easy": "/easy"}


@pytest.mark.django_db
@pytest.mark.parametrize("lang", LANGUAGES)
def test_it_asks_everything_with_four_boxes_and_room(soup: Soup, lang: str) -> None:
    page = soup(f"{LANGUAGES[lang]}/readiness/worksheet/")
    for reading in page.select("rt, rp"):
        reading.decompose()
    items = page.select(".sheet-item:has(.sheet-box)")
    assert len(items) == len(current().items) == 28
    for shown, asked in zip(items, current().items, strict=True):
        heading = shown.select_one("h3")
        assert heading is not None
        star = " ★" if asked.core else ""
        assert heading.text == f"{asked.id}{star} {without_ruby(asked.text(lang))}"  # type: ignore[arg-type]
        assert len(shown.select(".sheet-box")) == 4
        assert shown.select_one(".sheet-room") is not None
        assert "✓" not in shown.text
    assert page.select_one(f'a[href="{LANGUAGES[lang]}/readiness/worksheet.pdf"]')
    assert page.select_one(f'a[href$="{LANGUAGES[lang]}/employers/"]')


@pytest.mark.django_db
def test_the_pdf_holds_the_same_words(client: Client) -> None:
    response = client.get("/easy/readiness/worksheet.pdf")
    assert response.headers["Content-Type"] == "application/pdf"
    with translation.override("ja-simple"):
        html = sheet.sheet_html(sheet.empty_sheet("easy"), by_lang("easy"))
    words = {letter for letter in sheet_text(html) if not letter.isspace()}
    assert words - letters(response.content) == set()
    assert client.get("/easy/readiness/worksheet.pdf").content == response.content


def sheet_text(html: str) -> str:
    soup = BeautifulSoup(html, "html.parser")
    for hidden in soup.select("title, rp"):
        hidden.decompose()
    return soup.text


@pytest.mark.django_db
def test_without_a_pdf_the_page_is_offered(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def none(*_given: object) -> bytes:
        raise pdf.NoPdf("busy")

    monkeypatch.setattr("frontend.public.worksheet.empty_pdf", none)
    response = client.get("/readiness/worksheet.pdf")
    assert response.status_code == 503
    assert "/readiness/worksheet/" in response.content.decode()
