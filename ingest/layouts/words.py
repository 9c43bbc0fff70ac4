"""The words of the aggregator's own interface, per edition."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Edition:
    """One language edition's interface words."""

    language: str
    latest: str
    hashtags: str
    tail: tuple[str, str, str, str, str]


ENGLISH = Edition(
    language="en",
    latest="Latest news with #",
    hashtags="Hashtags",
    tail=(
        "Try Our AI Features",
        "Explore what Daily8 AI can do for you:",
        "Comments",
        "No comments yet...",
        "Related Articles",
    ),
)
ARABIC = Edition(
    language="ar",
    latest="أحدث الأخبار مع #",
    hashtags="هاشتاغز",
    tail=(
        "جرب ميزات الذكاء الاصطناعي لدينا",
        "اكتشف ما يمكن أن يفعله Daily8 AI من أجلك:",
        "التعليقات",
        "لا يوجد تعليقات بعد...",
        "أخبار ذات صلة",
    ),
)
EDITIONS = (ENGLISH, ARABIC)

LOGO = "logo"
BACKGROUND = "Orange background"
TIME_ALT = "time"
