"""The tool that sets any provisions side by side, from a disk: links, keyboard, lists, alignment, refusals."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.publish.build import build_site
from tests.site.built import ROOT, BuiltSite
from tests.site.reader import Reader

TOOL = "compare/any.html"


@pytest.fixture(scope="module")
def tab(chromium: Browser, mini: BuiltSite) -> Iterator[Reader]:
    """A tab on the invented corpus."""
    with Reader.of(chromium, mini) as reader:
        yield reader
        assert [line for line in reader.said if "find.js" not in line] == []


def _open(tab: Reader, state: str = "") -> Page:
    page = tab.open(f"{TOOL}{'#' if state else ''}{state}")
    expect(page.locator("[data-any]")).to_be_visible()
    expect(page.locator("[data-any]")).to_have_attribute("data-shown", state.partition("&")[0].replace("%20", " "))
    return page


def _hash(page: Page) -> str:
    found: str = page.evaluate("location.hash")
    return found


def _chosen(page: Page) -> list[str]:
    return [item.replace("\n", " ") for item in page.locator("[data-chosen] li a").all_inner_texts()]


def test_a_link_restores_the_exact_state(tab: Reader) -> None:
    """Order, depth and alignment come back from the address alone, and the address stays as it was."""
    state = "ponds:1(indent%202),lakes:2(1)(b)&align=topic"
    page = _open(tab, state)
    assert _chosen(page) == ["Article 1, indent 2", "Article 2(1)(b)"]
    assert page.get_by_label("Align by topic").is_checked()
    assert [text.split(",")[0] for text in page.locator(".facing thead th").all_inner_texts()] == [
        "Ponds Agreement", "Lakes Convention",
    ]  # fmt: skip
    assert "a heron." in page.locator(".facing").inner_text()
    assert "by drum" in page.locator(".facing").inner_text()
    assert _hash(page) == f"#{state}"
    page.reload()
    expect(page.locator("[data-any]")).to_have_attribute("data-shown", "ponds:1(indent 2),lakes:2(1)(b)")
    assert _chosen(page) == ["Article 1, indent 2", "Article 2(1)(b)"]


@pytest.fixture(scope="module")
def third(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    """A tab on the invented corpus whose law has changed."""
    folder = tmp_path_factory.mktemp("third")
    for name in ("data", "content", "mkdocs.yml"):
        part = ROOT / "tests" / "third" / name
        (shutil.copytree if part.is_dir() else shutil.copy)(part, folder / name)
    config = (folder / "mkdocs.yml").read_text(encoding="utf-8")
    config = config.replace("../../.build/third", "site").replace("../..", ROOT.as_posix())
    (folder / "mkdocs.yml").write_text(config, encoding="utf-8")
    with Reader.of(chromium, BuiltSite(build_site(folder))) as reader:
        yield reader


def test_a_reader_chooses_the_law_of_a_day(third: Reader) -> None:
    """A date that is typed or chosen picks the text that stood on it, for what is there and what is added."""
    page = _open(third, "act:section-4,act:section-12a,directive:1")
    day, said = page.get_by_label("as it stood on"), page.locator("[data-said]")
    day.fill("2010-06-30")
    expect(page.locator("[data-any]")).to_have_attribute("data-shown", "act:section-4@until-2015-01-01,directive:1")
    expect(said).to_contain_text(
        "As the law stood on 30 June 2010. Not the law on that day, and left out: Act section-12a"
    )
    assert "within ninety days" in page.locator(".facing").inner_text()
    day.fill("2015-01-01")
    expect(page.locator("[data-any]")).to_have_attribute("data-shown", "act:section-4,directive:1")
    assert "within thirty days" in page.locator(".facing").inner_text()
    day.fill("2019-05-25")
    page.get_by_label("or choose").select_option("act:section-5")
    expect(said).to_contain_text("Act section-5 was not the law on 25 May 2019.")


def test_where_nothing_ever_changed_no_day_is_asked_for(tab: Reader) -> None:
    """The field for a day stands only where texts of several days are held."""
    assert _open(tab).locator("[data-day]").count() == 0


def test_a_point_is_read_with_the_words_around_it(tab: Reader) -> None:
    """A list item brings the words before and after its list, or it would be no sentence."""
    text = _open(tab, "lakes:2(1)(b)").locator(".facing td").inner_text()
    order = [
        "Each Party shall make it an offence to cause noise on a lake:",
        "by drum",
        "without the leave of the keeper.",
    ]
    places = [text.index(words) for words in order]
    assert places == sorted(places)
    assert "by horn" not in text


def test_a_unit_is_heard_by_its_full_name(tab: Reader) -> None:
    """A bare "b" or an indent says nothing to a screen reader: the full name stands beside it, unseen."""
    page = _open(tab, "lakes:2,ponds:1")
    heard = page.locator(".facing .unit > .no .hidden").all_text_contents()
    assert "Article 2, paragraph 1, point b" in heard
    assert "Article 1, indent 2" in heard


def test_the_keyboard_is_enough(tab: Reader) -> None:
    """Type two citations, swap them, remove one: no mouse, and the focus never gets lost."""
    page = _open(tab)
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('[data-typed]')"):
            break
    page.keyboard.type("Lakes Art. 2")
    page.keyboard.press("Enter")
    expect(page.locator("[data-chosen] li")).to_have_count(1)
    page.keyboard.type("1 ponds")
    page.keyboard.press("Enter")
    expect(page.locator("[data-chosen] li")).to_have_count(2)
    assert _hash(page) == "#lakes:2,ponds:1"
    page.get_by_role("button", name="Swap").focus()
    page.keyboard.press("Enter")
    page.wait_for_function("location.hash === '#ponds:1,lakes:2'")
    expect(page.locator("[data-chosen] li").first).to_contain_text("Ponds")
    page.get_by_role("button", name="Move Ponds, Article 1 to the right").focus()
    page.keyboard.press("Enter")
    expect(page.locator("[data-chosen] li").first).to_contain_text("Lakes")
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "Move Ponds, Article 1 to the left"
    page.get_by_role("button", name="Remove Ponds, Article 1").focus()
    page.keyboard.press("Enter")
    expect(page.locator("[data-chosen] li")).to_have_count(1)
    assert page.evaluate("document.activeElement.matches('[data-typed]')")
    assert _hash(page) == "#lakes:2"


def test_the_back_button_undoes_a_choice(tab: Reader) -> None:
    """Every choice is a step in the history."""
    page = _open(tab, "lakes:2")
    page.get_by_label("or choose").select_option("ponds:1")
    expect(page.locator("[data-chosen] li")).to_have_count(2)
    page.go_back()
    expect(page.locator("[data-chosen] li")).to_have_count(1)
    assert _hash(page) == "#lakes:2"


def test_a_whole_text_can_be_chosen_and_aligned(tab: Reader) -> None:
    """Whole texts face each other topic by topic, or in their own order."""
    page = _open(tab, "lakes,ponds")
    expect(page.locator(".topic-row")).to_have_count(2)
    assert "2 topics in common" in page.locator(".band").inner_text()
    page.get_by_label("Align by topic").uncheck()
    expect(page.locator(".facing td")).to_have_count(2)
    assert _hash(page) == "#lakes,ponds&align=order"
    assert "Done at Stillwater" in page.locator(".facing").inner_text()


def test_a_row_without_counterpart_shows_it(tab: Reader) -> None:
    """Alignment leaves a hatched cell where the other column has nothing."""
    page = _open(tab, "lakes:2,ponds:2&align=topic")
    assert page.locator(".facing .gap").all_inner_texts() == ["no counterpart", "no counterpart"]


def test_words_are_compared_within_one_lineage_only(tab: Reader) -> None:
    """Differences are marked in the columns, in either order, also for those who listen; and only in a lineage."""
    page = _open(tab, "ponds:2,lakes:3")
    struck, put_in = page.locator(".facing del"), page.locator(".facing ins")
    assert struck.count() > 0
    assert put_in.count() > 0
    assert (struck.first.text_content() or "").startswith("[struck: ")
    assert page.locator(".facing td").nth(0).locator("del").count() == 0
    assert page.locator(".facing td").nth(1).locator("ins").count() == 0
    assert _open(tab, "lakes,ponds:2&align=topic").locator(".facing ins").count() > 0
    page = _open(tab, "lakes:2,ponds:1")
    assert page.locator(".facing del, .facing ins").count() == 0
    assert page.locator("[data-differences]").is_hidden()


def test_an_ambiguous_number_asks_which_text(tab: Reader) -> None:
    """A number that two texts have is never guessed."""
    page = _open(tab)
    page.get_by_label("Type a citation").fill("2")
    page.keyboard.press("Enter")
    said = page.get_by_role("status")
    expect(said).to_contain_text("Which one?")
    assert said.get_by_role("button").all_inner_texts() == ["Lakes 2", "Ponds 2"]
    said.get_by_role("button", name="Ponds 2").click()
    page.wait_for_function("location.hash === '#ponds:2'")


@pytest.mark.parametrize("typed", ["sea 1", "§§", "convention on loud rivers"])
def test_what_is_not_there_is_said(tab: Reader, typed: str) -> None:
    """A citation of nothing adds nothing."""
    page = _open(tab)
    page.get_by_label("Type a citation").fill(typed)
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("Nothing here is called")
    assert _hash(page) == ""


def test_an_address_with_faults_shows_what_it_can(tab: Reader) -> None:
    """Unknown ids are named as text, never run as markup; a fourth column has no room."""
    page = tab.open(f"{TOOL}#lakes:99,<img src=x onerror=alert(1)>,%E0%A4%A,lakes:1,lakes:2,lakes:3,ponds:1")
    expect(page.locator("[data-any]")).to_have_attribute("data-shown", "lakes:1,lakes:2,lakes:3")
    expect(page.get_by_role("status")).to_contain_text("Not found here: lakes:99, <img src=x onerror=alert(1)>")
    assert page.locator("img").count() == 0
    page.get_by_label("Type a citation").fill("ponds 2")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("There is room for 3")


def test_texts_are_loaded_on_need(tab: Reader) -> None:
    """A text comes with the first provision chosen from it, not before."""
    page = _open(tab, "lakes:1")
    assert page.evaluate("Object.keys(window.concordance.texts)") == ["lakes"]


def test_without_script_every_comparison_page_is_listed(chromium: Browser, mini: BuiltSite) -> None:
    """The tool waits, out of use, and a list leads to every topic."""
    with Reader.of(chromium, mini, java_script=False) as reader:
        page = reader.open(TOOL)
        assert page.locator("[data-any]").get_attribute("inert") is not None
        assert "needs JavaScript" in page.locator("main").inner_text()
        links = page.locator(".ready a").evaluate_all("links => links.map(link => link.getAttribute('href'))")
        assert links == [row["url"].removeprefix("compare/") for row in mini.table("topics")]


def test_a_list_is_added_as_far_as_there_is_room(reader: Reader) -> None:
    """“Articles 2 to 5” takes the first three columns in one go, and says which are left out."""
    page = reader.open(TOOL)
    field = page.locator("[data-typed]")
    field.fill("Budapest Articles 2 to 5")
    field.press("Enter")
    expect(page.locator("[data-any]")).to_have_attribute("data-shown", "budapest:2,budapest:3,budapest:4")
    assert page.locator("[data-said]").inner_text().endswith("There is room for 3: left out are Budapest 5.")
    assert page.locator(".facing thead th").count() == 3
