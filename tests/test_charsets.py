"""Pages in any charset of the web."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.charsets import decode

ARABIC = "أعلنت وزارة النقل عن افتتاح الجسر الجديد في المدينة بعد أشهر من العمل المتواصل."
RUSSIAN = "Мэр города объявил об открытии нового моста после девяти недель работы."


@given(st.text())
def test_utf_8_is_read_as_it_is(text):
    assert decode(text.encode()) == (text, "utf-8")


@given(st.binary())
def test_any_bytes_have_a_text_that_their_charset_gives_again(data):
    text, charset = decode(data)
    assert data.decode(charset, errors="replace") == text


@pytest.mark.parametrize(("text", "charset"), [(ARABIC, "cp1256"), (RUSSIAN, "cp1251"), (RUSSIAN, "koi8_r")])
def test_another_script_is_known_by_its_looks(text, charset):
    assert decode(text.encode(charset)) == (text, charset)


def test_western_text_is_windows_1252():
    assert decode("“Café” – naïve".encode("cp1252")) == ("“Café” – naïve", "cp1252")


def test_a_declared_charset_goes_before_its_looks():
    page = f'<html><head><meta charset="iso-8859-5"></head>{RUSSIAN}'
    assert decode(page.encode("iso8859-5")) == (page, "iso8859-5")


def test_the_charset_that_came_with_the_page_goes_before_its_head():
    page = "<meta charset=koi8-r>Žluťoučký kůň"
    assert decode(page.encode("cp1250"), "windows-1250") == (page, "cp1250")


def test_utf_8_goes_before_a_wrong_declaration():
    page = "<meta charset=windows-1251>Café"
    assert decode(page.encode()) == (page, "utf-8")


def test_one_bad_byte_does_not_spoil_a_page():
    assert decode("“Café” naïve".encode() + b"\xe9") == ("“Café” naïve\ufffd", "utf-8")


def test_a_byte_order_mark_tells_utf_16():
    assert decode("Café".encode("utf-16")) == ("Café", "utf-16")


@pytest.mark.parametrize("label", ["rot13", "unicode_escape", "zlib", "utf-7", "no such", "\0"])
def test_a_codec_that_is_no_charset_of_the_web_is_passed_over(label):
    assert decode(b"+AGE- caf\xe9", label) == ("+AGE- café", "cp1252")
