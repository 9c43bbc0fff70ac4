"""Noise in bodies: what is left out, and what only looks like it."""

import pytest

from ingest.resolve.noise import noise_kind, noise_within, related_list


def within(line: str) -> list[tuple[str, str]]:
    return [(line[one.start : one.end], one.name) for one in noise_within(line)]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Advertisement", "advertisement"),
        ("6 Advertisement 6 6", "advertisement"),
        ("Story continues below this ad", "advertisement"),
        ("إعلان", "advertisement"),
        ("6", "picture number"),
        ("8 8 8 8", "picture number"),
        ("READ MORE: Ferry is back", "teaser"),
        ("READ MORE:U.S. ferry is back", "teaser"),
        ("Also read: Who pays?", "teaser"),
        ("See also Ferry is back", "teaser"),
        ("اقرأ أيضا: عودة العبارة", "teaser"),
        ("Show Caption", "widget"),
        ("Share", "widget"),
        ("Facebook Twitter WhatsApp E-mail", "widget"),
        ("80.0K views | 1 day ago", "widget"),
        ("Get the morning letter straight to your inbox. Sign Up", "promotion"),
        ("Sign up for our newsletter", "promotion"),
        ("Follow us on Facebook, Instagram and X.", "promotion"),
        ("Already a subscriber? Log in", "promotion"),
        ("Photo by Rafi Sorrel/Picturehouse", "credit"),
        ("(Image: Lamp Pictures)", "credit"),
        ("Credit: Rafi Sorrel", "credit"),
        ("Ines Okafor/AFP via Getty Images", "credit"),
        ("Ilse Varga at the harbour in Tarn. Photo by Rafi Sorrel/Picturehouse", "caption"),
        ("The rebuilt ferry before its first trip (Image: Lamp Pictures)", "caption"),
        ("FILE PHOTO: The ferry leaves Wend.", "caption"),
        ("#harbour #ferry#news", "hashtags"),
        ("window.dataLayer = window.dataLayer || [];", "script"),
    ],
)
def test_a_line_of_noise_is_known(line, kind):
    assert noise_kind(line) == kind


@pytest.mark.parametrize(
    "line",
    [
        "Read the report.",
        "READ MORE:Ferry is back The ferry to Wend sails again on Friday.",
        "Photo by Rafi Sorrel/Picturehouse The ferry to Wend sails again on Friday, its crew said.",
        "Pictures by the painter were sold for 3 million crowns.",
        "Image is everything: the mayor knows it.",
        "Subscribe to the newsletter, she told them.",
        "Get the boat ready, the captain said.",
        "Follow the money.",
        "Reuters",
        "The Lantern",
        "2025",
        "Advertisement revenue fell.",
        "The score was 6 6 at the break.",
        "Related companies lost money.",
        "See you on Friday.",
        "- Northmoor News, 7 July 2025",
    ],
)
def test_a_line_of_text_is_not_noise(line):
    assert (noise_kind(line), noise_within(line)) == (None, [])


@pytest.mark.parametrize(
    ("line", "noise"),
    [
        ("It sails.#harbour#ferry", ("#harbour#ferry", "hashtags")),
        ("It sails. #harbour #ferry", (" #harbour #ferry", "hashtags")),
        ("It sails. 6 Advertisement 6 6 About ten left.", ("6 Advertisement 6 6", "advertisement")),
        ("It sails. 6 6 6 Ilse Varga left.", ("6 6 6", "picture number")),
        ("At sea (Image: Lamp Pictures) The crew left.", ("(Image: Lamp Pictures)", "credit")),
        (
            "This page was translated by machine. It sails.",
            ("This page was translated by machine.", "translation notice"),
        ),
        (
            "It sails. Your support makes all the difference.",
            ("Your support makes all the difference.", "donation appeal"),
        ),
        (".card p{color:red; margin:0} The ferry sails.", (".card p{color:red; margin:0}", "stylesheet")),
        ("@media print{.a{color:red}.b{top:0;}} It sails.", ("@media print{.a{color:red}.b{top:0;}}", "stylesheet")),
        ("Get it straight to your inbox. Sign Up It sails.", ("Get it straight to your inbox. Sign Up", "promotion")),
    ],
)
def test_noise_within_a_line_is_found(line, noise):
    assert within(line) == [noise]


@pytest.mark.parametrize(
    "line",
    [
        "She voted for #ferry",
        "She wrote: “Vote #ferry #wend” and left.",
        "The text was translated by a monk in 1611.",
        "He said your support makes all the difference.",
        "A photo (Image: Orb) was found.",
        "The set {a: b} is small.",
        "It ended 6 6 All square.",
        "The Advertisement 6 column left.",
    ],
)
def test_signs_within_a_sentence_are_text(line):
    assert noise_within(line) == []


def test_a_list_of_other_articles_ends_with_its_headlines():
    assert related_list(["Related articles", "Ferry is back", "- Orb, 7 July 2025", "The ferry sails again."]) == 3


def test_a_subheading_below_such_a_list_stays():
    section = "The region pays two thirds of it, the Wend Ferry Company the rest, said the minister on Friday."
    assert related_list(["Related articles", "Ferry is back", "Who pays?", section]) == 2


def test_the_words_within_a_line_begin_no_list():
    assert related_list(["03:52 Related articles", "Ferry is back"]) == 0


@pytest.mark.parametrize("piece", ["Photo by A/", ".a ", "{a:b;", "#a", "6 ", "Get inbox "])
def test_a_hostile_line_is_read(piece):
    assert len(noise_within(piece * 20_000)) <= 1
