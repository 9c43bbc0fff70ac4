"""Template tags of the admin's pages."""

from django import template
from django.template.context import RequestContext

from articles.admin.queues import QueueLength, queue_lengths

register = template.Library()


@register.simple_tag(takes_context=True)
def curation_queues(context: RequestContext) -> list[QueueLength]:
    """List what waits for a curator."""
    return queue_lengths(context["request"])
