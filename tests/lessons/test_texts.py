import re
import string
import unicodedata

import pytest

from lessons.texts import FOLDER, LANGUAGES, Texts, language, load


def flat(tree, prefix=""):
    for key, node in tree.items():
        if isinstance(node, dict):
            yield from flat(node, f"{prefix}{key}.")
        else:
            yield prefix + key, node


def places(text):
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_language_has_the_same_files(lang):
    files, first = (
        {path.name for path in (FOLDER / each).iterdir()}
        for each in (lang, LANGUAGES[0])
    )
    assert files == first


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_language_has_the_same_keys(lang):
    own, first = (dict(flat(load(each))) for each in (lang, LANGUAGES[0]))
    assert sorted(own) == sorted(first)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_sentence_has_the_same_places_in_every_language(lang):
    own, first = (dict(flat(load(each))) for each in (lang, LANGUAGES[0]))
    assert [k for k in first if places(first[k]) != places(own.get(k, ""))] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_sentence_is_empty_or_anything_but_a_sentence(lang):
    bad = [k for k, text in flat(load(lang)) if not (isinstance(text, str) and text)]
    assert bad == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_number_is_parted_from_its_percent_sign(lang):
    assert [k for k, text in flat(load(lang)) if re.search(r"[\d}] +%", text)] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_bold_type_shows_its_asterisks(lang):
    bad = [k for k, text in flat(load(lang)) if any(map(stays_plain, bold_ends(text)))]
    assert bad == []


def bold_ends(text):
    """Characters inside and outside of where bold type begins and ends."""
    for match in re.finditer(r"\*\*(.+?)\*\*", f" {text} "):
        inside, (begin, end) = match[1], match.span()
        yield inside[0], match.string[begin - 1]
        yield inside[-1], match.string[end]


def stays_plain(inside_and_outside):
    """Whether Markdown takes asterisks between two characters as they are."""
    inside, outside = map(unicodedata.category, inside_and_outside)
    return inside[0] in "ZP" and outside[0] not in "ZP"


def test_a_missing_text_shows_as_its_key_and_is_logged(caplog):
    assert Texts("en")("frame.nonsense.more") == "frame.nonsense.more"
    assert "frame.nonsense.more" in caplog.text
    caplog.clear()


def test_a_whole_branch_is_no_sentence(caplog):
    assert Texts("en")("frame.languages") == "frame.languages"
    caplog.clear()


def test_components_get_a_branch():
    names = Texts("zh").tree("frame.languages")
    assert names["en"] == "English" and names["zh"] == "中文"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_language_is_named_to_the_readers_of_all(lang):
    assert list(load(lang)["frame"]["languages"]) == list(LANGUAGES)


@pytest.mark.parametrize(
    ("wanted", "accepted", "spoken"),
    [
        ("zh", "en-US", "zh"),
        (None, "zh-CN,zh;q=0.9,en;q=0.8", "zh"),
        (None, "xx-XX,xx;q=0.9,zh;q=0.8", "zh"),
        (None, "xx-XX", "en"),
        ("xx", "", "en"),
        ("zh'><script>", "en", "en"),
    ],
)
def test_the_language_is_the_one_asked_for_or_the_browsers(wanted, accepted, spoken):
    assert language(wanted, accepted) == spoken
