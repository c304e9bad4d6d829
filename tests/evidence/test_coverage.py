"""Every sentence of the chapter is accounted for; `chapter.py` compares with its text."""

from chapter import covered

from scsi.evidence.published import load_published


def test_a_row_from_the_chapter_stands_at_its_sentence():
    published, named = load_published(), covered()
    for file, table in (
        ("published_shares", published.shares),
        ("leading_services", published.services),
        ("partnerships", published.partnerships),
    ):
        for row in table.to_dict("records"):
            assert f"{file}.csv#{row['id']}" in named[row["paragraph"], row["sentence"]]


def test_only_sentences_without_figure_name_or_statement_have_no_row():
    # An announcement of what follows, and the title of the box.
    assert [place for place, found in covered().items() if not found] == [(5, 5), (19, 1)]


def test_every_city_but_those_the_chapter_leaves_out_is_covered():
    named = {row for found in covered().values() for row in found}
    cities = load_published().cities
    for city, printed in zip(cities["id"], cities["printed_ko"].notna(), strict=True):
        assert (f"cities.csv#{city}" in named) == printed, city
