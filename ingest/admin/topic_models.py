"""What was learnt from curators about topics: how well, and which model is in use."""

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from articles.admin import ReadOnlyAdmin
from articles.models import TopicModel
from ingest.learning import choose_model
from ingest.resolve.topics import MEDIA_TOPICS
from ingest.resolve.topics.trial import Figures

_CLASSIFY = "Pages read from now on have their topics chosen by {}. For articles that are there, run: manage.py {}"


@admin.register(TopicModel)
class TopicModelAdmin(ReadOnlyAdmin):
    """Every training and its figures; kept models can be put in use."""

    list_display = ("__str__", "articles", "by_lexicon", "by_model", "kept", "in_use")
    fields = ("learnt_at", "articles", "who", "by_lexicon", "by_model", "kept", "in_use", "of_topics")
    readonly_fields = fields
    actions = ("use_model", "use_lexicon")

    def get_queryset(self, request: HttpRequest) -> QuerySet[TopicModel]:
        return super().get_queryset(request).defer("weights")

    def has_choose_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("articles.change_topicmodel")

    @admin.action(description="Choose topics by the selected model", permissions=["choose"])
    def use_model(self, request: HttpRequest, models: QuerySet[TopicModel]) -> None:
        kept = [model for model in models if model.is_kept]
        if len(models) == len(kept) == 1:
            choose_model(kept[0])
            self.message_user(request, _CLASSIFY.format(kept[0], "classify_topics"))
        else:
            self.message_user(request, "Select one model, which did better than the lexicon.", messages.ERROR)

    @admin.action(description="Choose topics by the lexicon, not by a model", permissions=["choose"])
    def use_lexicon(self, request: HttpRequest, models: QuerySet[TopicModel]) -> None:
        choose_model(None)
        self.message_user(request, _CLASSIFY.format("the lexicon", "classify_topics"))

    @admin.display(description="first topic right, lexicon")
    def by_lexicon(self, model: TopicModel) -> str:
        return _right(model.lexicon_right, model.articles)

    @admin.display(description="first topic right, model")
    def by_model(self, model: TopicModel) -> str:
        return _right(model.model_right, model.articles)

    @admin.display(description="kept", boolean=True)
    def kept(self, model: TopicModel) -> bool:
        return model.is_kept

    @admin.display(description="learnt from the choices of")
    def who(self, model: TopicModel) -> str:
        return ", ".join(f"{name} ({articles:,} articles)" for name, articles in sorted(model.curators.items()))

    @admin.display(description="topics of held-back articles")
    def of_topics(self, model: TopicModel) -> SafeString:
        head = format_html_join(
            "", "<th>{}</th>", [(name,) for name in ("Topic", "Articles", "Lexicon P / R / F1", "Model P / R / F1")]
        )
        rows = format_html_join("", "<tr><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>", _rows(model))
        return format_html("<table><thead><tr>{}</tr></thead><tbody>{}</tbody></table>", head, rows)


def _right(right: int, articles: int) -> str:
    return f"{right:,} of {articles:,} ({100 * right / articles:.1f} %)" if articles else "–"


def _rows(model: TopicModel) -> list[tuple[str, int, str, str]]:
    lexicon, learnt = model.figures.get("lexicon", {}), model.figures.get("model", {})
    return [
        (MEDIA_TOPICS[topic].label, learnt[topic][2], _shares(lexicon.get(topic)), _shares(learnt[topic]))
        for topic in sorted(learnt, key=lambda topic: -learnt[topic][2])
    ]


def _shares(counts: list[int] | None) -> str:
    figures = Figures(*counts or ())
    return " / ".join(f"{100 * share:.1f}" for share in (figures.precision, figures.recall, figures.f1))
