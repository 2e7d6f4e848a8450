"""Every page in every state: who can read it, what it weighs, how narrow it can be."""

import itertools
import types

import pytest

from pages import EVERYONE, NO_PAGES, PAGES
from walk import IS_FULL, LANGUAGES, SIZES, THEMES, plan
from window import Window

KIBIBYTE = 1024
MOST = 100 * KIBIBYTE
MOST_PUBLIC_WORDS = 60 * KIBIBYTE


def each(pages):
    return pytest.mark.parametrize("page", pages, ids=lambda page: page.id)


def test_no_page_of_the_program_is_left_out(service):
    pages = {path for method, path, audience in service.routes()
             if method == "GET" and audience != "bearer" and not path.startswith("/api/")}
    walked = {page.route for page in PAGES}
    assert sorted(pages - NO_PAGES - walked) == [], "add them to pages.py"
    assert sorted(NO_PAGES - pages) == [], "they are no routes any more"


def test_every_pair_of_language_theme_and_width_is_walked():
    seen = {(language, *look) for page in PAGES
            for language, look in itertools.product(*plan(page))}
    for one, other in itertools.combinations([LANGUAGES, THEMES, SIZES], 2):
        for pair in itertools.product(one, other):
            assert any(set(pair) <= set(combination) for combination in seen), pair


@each(PAGES)
def test_a_page_can_be_read_by_everyone(walk, page):
    assert walk.see(page).breaches == []


@each(PAGES)
def test_a_page_fits_into_a_narrow_window_and_one_that_is_magnified_twice(walk, page):
    assert walk.see(page).misfits == []


@each(PAGES)
def test_a_page_is_light(walk, page):
    seen = walk.see(page)
    assert seen.weight <= MOST
    if not page.who:
        assert seen.words <= MOST_PUBLIC_WORDS


@each(PAGES)
def test_a_page_gives_the_browser_nothing_to_complain_of(walk, page):
    assert walk.see(page).complaints == []


# Lists and figures differ from role to role, their markup does not: the full walk sees them all.
@pytest.mark.parametrize("language", LANGUAGES if IS_FULL else LANGUAGES[:1])
@pytest.mark.parametrize("who", EVERYONE if IS_FULL else ["tonghop1"])
def test_whatever_a_role_can_open_can_be_read(walk, service, who, language):
    paths = {path for method, path, audience in service.routes()
             if method == "GET" and audience == "desk" and "{" not in path} - NO_PAGES
    seen = types.SimpleNamespace(breaches=[], misfits=[])
    window = Window(walk.context(who, language), service.base, walk.office, language)
    for path in sorted(paths):
        if window.go(path).status == 200:
            looks = itertools.product(THEMES, SIZES)
            walk.read(window, f"{path} {language} ", looks, seen)
    window.page.close()
    assert seen.breaches == [] and seen.misfits == []
