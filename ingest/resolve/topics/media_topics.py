"""The 17 top classes of the IPTC Media Topics: codes and English labels as published, definitions in other words."""

from typing import NamedTuple


class MediaTopic(NamedTuple):
    """A class of the Media Topics (https://cv.iptc.org/newscodes/mediatopic/)."""

    label: str
    definition: str


MEDIA_TOPICS: dict[str, MediaTopic] = {
    "medtop:01000000": MediaTopic(
        "arts, culture, entertainment and media",
        "Works of art and those who make and show them, amusements, heritage, and the press and broadcasting.",
    ),
    "medtop:02000000": MediaTopic(
        "crime, law and justice",
        "Offences, police work, courts and prisons, and the law itself.",
    ),
    "medtop:03000000": MediaTopic(
        "disaster, accident and emergency incident",
        "Sudden events, natural or man-made, that hurt people or destroy property, and the help that follows.",
    ),
    "medtop:04000000": MediaTopic(
        "economy, business and finance",
        "Making, trading and paying: companies, markets, industries, money and the state of the economy.",
    ),
    "medtop:05000000": MediaTopic("education", "Teaching and learning at any age, and the places where they happen."),
    "medtop:06000000": MediaTopic(
        "environment",
        "The natural world, what harms it and what protects it, from pollution to climate change.",
    ),
    "medtop:07000000": MediaTopic("health", "Illness and well-being of body and mind, and medicine."),
    "medtop:08000000": MediaTopic(
        "human interest",
        "Stories told for the sake of the people in them: the curious, the touching, honours, records and royalty.",
    ),
    "medtop:09000000": MediaTopic(
        "labour",
        "Work and those who do it: jobs, pay, conditions, unions and disputes with employers.",
    ),
    "medtop:10000000": MediaTopic(
        "lifestyle and leisure",
        "How people live and spend free time: food, fashion, travel, hobbies and homes.",
    ),
    "medtop:11000000": MediaTopic(
        "politics and government",
        "Who governs and how: elections, parties, parliaments, policies and relations between states.",
    ),
    "medtop:12000000": MediaTopic("religion", "Faiths, their communities, leaders, teachings and festivals."),
    "medtop:13000000": MediaTopic(
        "science and technology",
        "Research into nature and society, and the devices and methods that come of it.",
    ),
    "medtop:14000000": MediaTopic(
        "society",
        "How people live together: families, communities, minorities, migration, welfare and values.",
    ),
    "medtop:15000000": MediaTopic("sport", "Contests of skill and strength, and those who compete in them."),
    "medtop:16000000": MediaTopic(
        "conflict, war and peace",
        "Armed or violent struggle between groups or states, and the efforts to end it.",
    ),
    "medtop:17000000": MediaTopic("weather", "What the sky does: forecasts, records and warnings."),
}
