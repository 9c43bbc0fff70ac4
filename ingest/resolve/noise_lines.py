"""The rules by which a whole line of a body is noise. Each says what the line is from its first sign to its last."""

import re

# A line that is longer is text, or a script.
LONGEST = 250

# Names behind "Photo by": words that begin with a capital, parted by spaces, slashes, bars or small words.
_NAME = r"(?:[A-ZÀ-Þ0-9@©(][^\s/|,]*|via|for|of|and|de|da|van|von|der|al|bin|el|la|the|&)"
_NAMES = rf"[A-ZÀ-Þ@©][^\s/|,]*(?:(?: ?[/|] ?|,? ){_NAME}){{0,12}}"
_PICTURE = r"(?:Photo(?:graph)?|Picture|Image|Pic|Illustration|Video|PHOTO|PICTURE|IMAGE)s?(?: [Cc]redit)?"
CREDIT = rf"(?:{_PICTURE} [Bb]y:? {_NAMES}|(?:{_PICTURE}|Credit): ?[^.!?()]{{1,80}}\.?)"
_AGENCY = r"(?:AFP|AP|EPA|PA|Reuters|Getty Images|Getty|Shutterstock|Alamy|iStock|Anadolu|Bloomberg)"
_MORE = (
    r"READ MORE|Read more|Read More|READ ALSO|Read also|Read Also|ALSO READ|Also read|Also Read|RELATED|Related"
    r"|Related (?:[Nn]ews|[Ss]tor(?:y|ies)|[Aa]rticles?)|SEE ALSO|See also|See Also|DON'T MISS|Don't miss"
    r"|RECOMMENDED|WATCH|LISTEN"
)
_MORE_ARABIC = r"(?:اقرأ|إقرأ|اقرئي|شاهد|طالع) (?:أيضا|أيضاً|أيضًا|ايضا|ايضاً|المزيد)"
_BUTTON = r"(?:Share|Tweet|Copy [Ll]ink|Save|Print|E-?mail|Facebook|Twitter|WhatsApp|LinkedIn|Telegram|Reddit|X)"
_LETTERS = r"(?:newsletters?|inbox|bulletin|e-?mail alerts?|unlimited access|free trial|morning letter)"
_PLACES = r"(?:Facebook|Twitter|Instagram|TikTok|YouTube|WhatsApp|Telegram|LinkedIn|Google News|Threads|Bluesky|X)\b"
# A headline: a stop within it belongs to a word (U.S.), and none ends it.
_HEADLINE = r"(?:[^.!?]|\.(?=[^ ])|\. (?=[a-z0-9])){0,120}[?!]?"
_REPORTED = r"(?!.*\b(?:said|says|told|urged|asked|added)\b)"

# The heading of a list of other articles.
LIST = re.compile(
    rf"(?:{_MORE}|Related (?:[Tt]opics|[Cc]ontent|[Ss]tories)|More on this(?: story)?|{_MORE_ARABIC}"
    r"|(?:أخبار|مواضيع|مقالات) (?:ذات صلة|متعلقة))\s*:?"
)

# Code that stands in a body: it begins as no sentence does, and ends in a bracket or a semicolon.
SCRIPT = re.compile(
    r"(?:\(?!?function\b ?[\w$]*\(|window\.\w|document\.\w|(?:var|let|const) \w+ ?=|googletag\.|\$\(|<script|<style)"
    r".*[;})>\]]"
)

# Kind, the words without which no rule of it can match, and the rule.
LINES: tuple[tuple[str, tuple[str, ...], re.Pattern[str]], ...] = (
    (
        "advertisement",
        ("dvertisement", "DVERTISEMENT", "Ad", "continues", "علان"),
        re.compile(
            r"(?:[0-9] )*(?:Advertisement|ADVERTISEMENT|Ad|إعلان|اعلان)(?: [0-9])*"
            r"|Advertisement\W+[Ss]croll to continue|Skip [Aa]dvertisement"
            r"|(?:Story|Article) continues (?:below|after)(?: (?:this )?(?:ad|advertisement))?"
        ),
    ),
    ("picture number", (), re.compile(r"[0-9](?: [0-9])*|([0-9]{2})(?: \1)+")),
    (
        "teaser",
        (
            "ead",
            "EAD",
            "elated",
            "ELATED",
            "also",
            "Also",
            "ALSO",
            "miss",
            "MISS",
            "WATCH",
            "LISTEN",
            "ECOMM",
            "يضا",
            "المزيد",
        ),
        re.compile(
            rf"(?:{_MORE})\s*:\s*{_HEADLINE}|(?:See|Read) also\s+{_HEADLINE}|{_MORE_ARABIC}\s*[:،]?[^.]{{0,120}}"
        ),
    ),
    (
        "widget",
        (),
        re.compile(
            r"(?:Show|Hide) [Cc]aption|Share|Tweet|Copy [Ll]ink|Share this (?:article|story)|Sign [Uu]p|Log [Ii]n"
            rf"|Sign [Ii]n|{_BUTTON}(?:[ ,|·]+{_BUTTON})+|View [Cc]omments|[0-9]+ [Cc]omments|View [0-9]+ [Ii]mages?"
            r"|Text [Ss]ize:?|Listen to this (?:article|story)|[0-9]+[ -]min(?:ute)?s? (?:read|listen)"
            r"|Loading(?:\.\.\.|…)|[0-9][0-9.,]*[KMkm]? views(?: ?[|·•] ?[0-9]+ \w+ ago)?|شارك|مشاركة"
        ),
    ),
    (
        "promotion",
        (
            "inbox",
            "etter",
            "lert",
            "ulletin",
            "ollow",
            "Like",
            "Join",
            "ubscri",
            "app",
            "rial",
            "access",
            "articles",
            "تابع",
            "اشترك",
        ),
        re.compile(
            rf"{_REPORTED}(?:(?:Sign up|SIGN UP|Subscribe|SUBSCRIBE|Register|Join|Get|Enjoy|Start)\b"
            rf"[^.!?]*\b{_LETTERS}\b[^.!?]*[.!?]?(?: Sign [Uu]p| Subscribe(?: now)?| Log in)?"
            rf"|(?:Follow|Like|Join) (?:us|our)\b(?:[^.!?]*\b{_PLACES}[^.!?]*[.!]?)?|Subscribe(?: now| today)?[.!]?"
            r"|Already a (?:subscriber|member)\?(?: (?:Log|Sign) in\.?)?|You have [0-9]+ free articles[^.!?]*[.!]?"
            r"|(?:This (?:article|story|content) is |Exclusively )(?:only )?for (?:our )?subscribers(?: only)?[.!]?"
            r"|Download (?:our|the) [\w ]{0,30}\bapp\b[^.!?]*[.!]?"
            r"|To continue reading[^.!?]*\b(?:subscribe|log in)\b[^.!?]*[.!]?|(?:تابعنا|تابعونا|اشترك) [^.!؟]*[.!]?)"
        ),
    ),
    (
        "credit",
        ("hoto", "icture", "mage", "Pic", "HOTO", "MAGE", "Credit", "llustration", "Video", "/", "Getty"),
        re.compile(
            rf"{CREDIT}|\({CREDIT}\)|Image source,? {_NAMES}|{_NAMES} ?/ ?{_AGENCY}(?: via Getty Images)?"
            rf"|{_AGENCY} via Getty Images|Getty Images"
        ),
    ),
    (
        "caption",
        ("hoto", "icture", "mage", "Pic", "HOTO", "MAGE", "Credit", "llustration", "Video"),
        re.compile(
            rf"[^.!?]{{5,180}}(?:[.!?][”’\"']? ?[^.!?]{{0,100}})?(?:[.!?][”’\"']?| [|–-]) ?{CREDIT}"
            rf"|[^()]{{10,180}}\({CREDIT}\)\.?|(?:FILE PHOTO|File photo|Image caption)[:,] ?.+"
        ),
    ),
    ("hashtags", ("#",), re.compile(r"#\w+(?:\s*#\w+)+")),
)
