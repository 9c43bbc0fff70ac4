"""What a curator does in the admin, and that the search follows at once."""

from playwright.sync_api import Page, expect

from .results import facet, links

ALL = "/search/?per_page=100"
OF_UNKNOWN_OUTLET = f"{ALL}&outlet=none"


def open_in_admin(page: Page, address: str) -> None:
    page.goto(f"/admin/articles/article/{address.split('/')[2]}/change/")


def choose_outlet(page: Page, letters: str) -> str:
    """Choose the first outlet that the autocompletion offers; give its name."""
    page.locator(".field-source .select2-selection").click()
    page.locator(".select2-search__field").fill(letters)
    option = page.locator(".select2-results__option--highlighted")
    name = option.inner_text()
    option.click()
    return name


def save(page: Page) -> None:
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".messagelist .success")).to_be_visible()


def test_an_outlet_put_right_is_found_under_its_facet(curator):
    curator.goto(OF_UNKNOWN_OUTLET)
    article = links(curator)[0]
    open_in_admin(curator, article)
    outlet = choose_outlet(curator, "a")
    save(curator)
    curator.goto(ALL)
    facet(curator, "Outlet").get_by_role("link", name=outlet, exact=True).click()
    assert article in links(curator)
    curator.goto(OF_UNKNOWN_OUTLET)
    assert article not in links(curator)


def test_a_title_put_right_is_found_by_its_new_words(curator):
    curator.goto(ALL)
    article = links(curator)[-1]
    open_in_admin(curator, article)
    title = curator.get_by_label("Title:")
    title.fill(f"{title.input_value()} (xebec)")
    save(curator)
    curator.goto("/search/?q=xebec")
    assert links(curator)[0].split("/")[2] == article.split("/")[2]


def test_a_hidden_article_is_found_no_more(curator):
    curator.goto(ALL)
    article = links(curator)[-2]
    open_in_admin(curator, article)
    curator.get_by_label("Status:").select_option("hidden")
    save(curator)
    curator.goto(ALL)
    assert article not in links(curator)
