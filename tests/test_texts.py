"""Articles as plain text and Markdown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from articles.models import Article
from articles.texts import escaped, markdown, plain_text

from .factories import day

EARLIEST, LATEST = day(2025, 6, 4)
FERRY = Article(title="Ferry *returns*", body="The pier\n\n# It sails.", subheadings=[0])
SIGNS = st.text("ab1\n\t \\`*_[]()<>&|~$#+-=.!:;\"'{}")


def test_plain_text_is_title_outlet_date_and_body():
    assert plain_text(FERRY) == "Ferry *returns*\n\nUnknown outlet\n\nundated\n\nThe pier\n\n# It sails.\n"


def test_plain_text_names_the_day():
    dated = Article(title="Ferry", published_earliest=EARLIEST, published_latest=LATEST, date_basis="day")
    assert "\n\n4 June 2025\n" in plain_text(dated)


def test_markdown_marks_title_and_sub_headings_alone():
    assert markdown(FERRY) == "# Ferry \\*returns\\*\n\n*Unknown outlet, undated*\n\n## The pier\n\n\\# It sails.\n"


@given(SIGNS)
def test_no_sign_of_a_text_is_read_as_markdown(text):
    rendered = MarkdownIt("commonmark").enable("table").enable("strikethrough").parse(f"x\n\n{escaped(text)}")
    signs = {child.type for block in rendered for child in block.children or ()} | {block.type for block in rendered}
    assert signs <= {"paragraph_open", "paragraph_close", "inline", "text", "text_special", "softbreak"}


@pytest.mark.parametrize("text", ["1. one", "- one", "&amp; <b>", "a\\", "[a](b)", "===", "| a | b |"])
def test_a_reader_of_markdown_sees_the_very_text(text):
    inline = MarkdownIt("commonmark").parse(escaped(text))[1]
    assert "".join(child.content for child in inline.children) == text
