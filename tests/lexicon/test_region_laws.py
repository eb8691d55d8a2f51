"""Laws of the regions, tried on forms, codes and dates drawn at random from the table."""

from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st

from guantu.lexicon import Ambiguous, Region, load_lexicon
from guantu.lexicon.regions import load_regions

REGIONS = load_lexicon().regions
ALL = tuple(REGIONS)
units = st.sampled_from(ALL)
dates = st.one_of(
    st.none(),
    st.dates().map(str),
    st.integers(1975, 2030).map(str),
    st.tuples(st.integers(1975, 2030), st.integers(1, 12)).map(lambda pair: f"{pair[0]}-{pair[1]:02}"),
)
near = st.one_of(st.none(), st.sampled_from(sorted({region.code for region in ALL})))


@given(units, dates)
def test_every_form_of_a_region_finds_it(region: Region, on: str | None) -> None:
    for form in (region.name, *region.aliases):
        assert region in REGIONS.named(form, on)


@given(units, dates)
def test_what_was_there_on_the_date_stands_before_what_was_not(region: Region, on: str | None) -> None:
    valid = [found.valid(on) for found in REGIONS.named(region.short, on)]
    assert valid == sorted(valid, reverse=True)


@given(units, dates)
def test_a_code_gives_a_unit_of_the_date_if_there_is_one(region: Region, on: str | None) -> None:
    found = REGIONS.by_code(region.code, on)
    assert found is not None
    assert found.code == region.code
    assert found.valid(on) or not region.valid(on) or on is None


@given(units, dates)
def test_successors_are_there_on_the_date_and_are_their_own(region: Region, on: str | None) -> None:
    for after in REGIONS.successors(region.code, on):
        assert after.valid(on)
        assert REGIONS.successor(after.code, on) == after


@given(units)
def test_parents_contain_and_are_never_contained(region: Region) -> None:
    above = REGIONS.parents(region.code)
    assert len(above) <= 3
    for parent in above:
        assert REGIONS.contains(parent.code, region.code)
        assert not REGIONS.contains(region.code, parent.code)


@given(units, near, dates)
def test_what_a_name_is_resolved_to_bears_the_name(region: Region, code: str | None, on: str | None) -> None:
    found = REGIONS.resolve(region.short, near=code, on=on)
    known = REGIONS.named(region.short, on)
    if isinstance(found, Ambiguous):
        assert len(found.candidates) > 1
        assert set(found.candidates) <= set(known)
    else:
        assert found in known


@given(st.text(max_size=8), near, dates)
def test_any_text_may_be_asked_for(text: str, code: str | None, on: str | None) -> None:
    found = REGIONS.resolve(text, near=code, on=on)
    assert (found is None) == (REGIONS.named(text, on) == ())


def test_two_loads_give_the_same_forms_in_the_same_order() -> None:
    assert list(load_regions().forms()) == list(REGIONS.forms())


def test_the_table_and_its_forms_are_read_in_a_fraction_of_a_second() -> None:
    """About 0.06 s of processor time here; the bound leaves room for slow machines."""
    before = time.process_time()
    assert sum(1 for _ in load_regions().forms()) > 8000
    assert time.process_time() - before < 0.6
