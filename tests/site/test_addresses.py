"""Addresses: what is no valid encoding is read as far as it goes, and each tool comes back as it was left."""

from __future__ import annotations

import pytest

from tests.site.built import SCRIPTED
from tests.site.reader import Reader

STRAY = (
    *("#%", "#%zz,%E0%A4%A,%", "#list=%", "#q=%&x", "#%00", "#a%&align=%"),
    *("?%", "?pair=%", "?q=%C3", "?%E0%A4%A#%", "?q=%&pair=%&state=%"),
)
FORMULA = "Each Party shall adopt such legislative"


@pytest.mark.parametrize("tool", sorted({*SCRIPTED, "reading-list.html", "budapest/article-22.html", "404.html"}))
def test_no_address_breaks_a_page(reader: Reader, tool: str) -> None:
    """A stray "%" in the hash or the query of a mistyped link stands for itself: no script ends with an error."""
    for state in STRAY:
        page = reader.open(f"{tool}{state}")
        page.wait_for_timeout(150)
        assert not reader.said, state
        assert page.locator("h1").is_visible()


@pytest.mark.parametrize(
    ("hash_", "shown"),
    [
        ("budapest:2%,protocol:3", "protocol:3"),
        ("budapest%3A22(1)(d)%2Cprotocol%3A3", "budapest:22(1)(d),protocol:3"),
        ("budapest:22%281%29%28d%29,%FFprotocol:3", "budapest:22(1)(d)"),
        ("protocol:3,budapest:22(1)(d", "protocol:3,budapest:22(1)(d)"),
        ("budapest:2,cis:3%26align=topic", "budapest:2,cis:3"),
    ],
)
def test_compare_anything_reads_its_address_as_far_as_it_goes(reader: Reader, hash_: str, shown: str) -> None:
    """Stray signs, encoded commas and a lost bracket leave everything else of the address standing."""
    page = reader.open(f"compare/any.html#{hash_}")
    page.wait_for_selector(f'[data-any][data-shown="{shown}"]')
    assert ("Not found here" in page.locator("[data-said]").inner_text()) == ("%," in hash_ or "%FF" in hash_)


@pytest.mark.parametrize("hash_", ["lv%2Cee", "lv,ee%", "lv,ee,%E0%A4%A", "lv%2Cee%2C2026-02-30"])
def test_the_pair_tool_reads_its_address_as_far_as_it_goes(reader: Reader, hash_: str) -> None:
    """The first State stands whatever follows; the second where it is one."""
    page = reader.open(f"pairs/index.html#{hash_}")
    page.wait_for_function("() => document.querySelector('[data-first]').value === 'lv'")
    assert page.locator("[data-second]").input_value() == ("" if hash_ == "lv,ee%" else "ee")


def test_a_shared_list_reads_its_address_as_far_as_it_goes(reader: Reader) -> None:
    """A note with a stray sign keeps its words, and an encoded equals sign begins the list too."""
    page = reader.open("reading-list.html#list%3Dbudapest:2=100%25 sure, 50% not,cis:3")
    page.wait_for_selector('[data-reading][data-shown="budapest:2,cis:3"]')
    assert "Note: 100% sure" in page.locator(".shared-note").inner_text()


@pytest.mark.parametrize(
    ("hash_", "typed"), [("q=100%", "100%"), ("q%3Dextradition", "extradition"), ("q=22%281%29%28d%29%", "22(1)(d)%")]
)
def test_find_reads_its_address_and_follows_it(reader: Reader, hash_: str, typed: str) -> None:
    """What was asked stands in the field; a changed address asks again, back asks as before, reload keeps."""
    page = reader.open(f"find.html#{hash_}")
    page.wait_for_function("typed => document.querySelector('.find-field')?.value === typed", arg=typed)
    page.evaluate("location.hash = 'q=Latvia'")
    page.wait_for_function("() => document.querySelector('.find-row')?.textContent.includes('Latvia')")
    page.go_back()
    page.wait_for_function("typed => document.querySelector('.find-field')?.value === typed", arg=typed)
    page.fill(".find-field", "Estonia")
    page.wait_for_function("() => location.hash === '#q=Estonia'")
    page.reload()
    page.wait_for_function("() => document.querySelector('.find-field')?.value === 'Estonia'")


@pytest.mark.parametrize(
    ("place", "choice"),
    [
        ("compare/points.html", "label:has-text('How they stand') [data-mark]"),
        ("compare/index.html", "[data-mark]"),
        ("statements/index.html", "[data-field='kind']"),
        ("states/index.html", "[data-part]"),
    ],
)
def test_a_filter_is_there_again_after_reload_and_back(reader: Reader, place: str, choice: str) -> None:
    """What was chosen and typed stands in the address: reload, back and a link bring the same rows."""
    page = reader.open(place)
    shown = "() => [...document.querySelectorAll('[data-row]')].filter((row) => row.checkVisibility()).length"
    whole = page.evaluate(shown)
    page.locator(choice).select_option(index=1)
    page.locator("input[data-words]").fill("a")
    kept = page.evaluate(shown)
    assert 0 < kept < whole
    assert "?" in page.url
    page.reload()
    assert page.evaluate(shown) == kept
    page.goto(reader.root + "index.html")
    page.go_back()
    page.wait_for_function(f"kept => ({shown})() === kept", arg=kept)


def test_a_range_in_results_and_in_the_reading_list_shows_what_tells_apart(reader: Reader) -> None:
    """“Articles 2 to 11” gives ten titles, and no line of it is the formula of duties."""
    page = reader.open("find.html#q=Articles 2 to 11")
    page.wait_for_function("() => document.querySelectorAll('.find-row').length > 9")
    said = page.locator(".find-list").inner_text()
    assert "Illegal access" in said
    assert "Attempt and aiding or abetting" in said
    assert FORMULA not in said
    ids = ",".join(f"budapest:{number}" for number in range(2, 12))
    page = reader.open(f"reading-list.html#list={ids}")
    page.wait_for_selector(f'[data-reading][data-shown="{ids}"]')
    heads = page.locator("[data-entries] h2").all_inner_texts()
    assert len(heads) == 10
    assert all(": " in head for head in heads)
    assert not [line for line in page.locator("[data-entries] summary").all_inner_texts() if line.startswith(FORMULA)]
