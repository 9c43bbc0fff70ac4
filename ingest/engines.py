"""Which engines the settings and the curators choose."""

import os
from pathlib import Path

from django.conf import settings

from articles.models import TopicModel

from .records import Engines


def chosen_engines() -> Engines:
    """Give what finds people and topics in pages that are read now."""
    return Engines(people=settings.PEOPLE_ENGINE, topics=topics_engine())


def topics_engine() -> str:
    """Name the model that is in use, else the lexicon."""
    model = TopicModel.objects.filter(in_use=True).only("digest").first()
    return f"model:{_file_of(model)}" if model else settings.TOPICS_ENGINE


def _file_of(model: TopicModel) -> Path:
    """Give the file of a model's weights, which every process can read; write it where it is not there yet."""
    path = settings.TOPIC_MODELS / f"{model.digest}.json.gz"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_name(f".{path.name}.{os.getpid()}.part")
        part.write_bytes(bytes(model.weights))
        part.replace(path)
    return path
