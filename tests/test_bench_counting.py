"""What counting facets is measured with."""

from benchmarks.counting import SHARES, main, queries


def test_every_search_is_measured_each_way(capsys, tmp_path):
    main(["--articles", "300", "--people", "20", "--index", str(tmp_path)])
    heads, *lines = capsys.readouterr().out.splitlines()
    assert [line[:28].strip() for line in lines] == [*queries()]
    assert {len(line[28:].split()) for line in lines} == {len(heads.split())}


def test_words_are_as_frequent_as_they_say(capsys, tmp_path):
    main(["--articles", "2000", "--index", str(tmp_path)])
    _, *lines = capsys.readouterr().out.splitlines()
    totals = {line[:28].strip(): int(line[28:].split()[0].replace(",", "")) for line in lines}
    assert all(abs(totals[word] - share * 2000) < 100 for word, share in SHARES.items())
