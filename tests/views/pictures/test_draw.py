import subprocess
import sys
from pathlib import Path

import pytest
from lxml import etree

from biokg.errors import MissingExtra, StoreError, UsageError
from biokg.store.view import View
from biokg.views.exports.export import Choice
from biokg.views.pictures.draw import draw
from biokg.views.pictures.png import png

SVG = "{http://www.w3.org/2000/svg}"
FIRMS = Choice("firms-clusters")


def texts(path: Path) -> list[str]:
    return [element.text or "" for element in etree.parse(path).iter(f"{SVG}text")]


def test_every_thing_is_drawn_with_its_name(world: View, tmp_path: Path) -> None:
    report = draw(world, path := tmp_path / "x.svg", FIRMS)
    assert (report.nodes, report.links, report.unnamed) == (6, 4, 0)
    assert {"Hengrui", "WuXi AppTec", "Lake Park", "Mist"} <= set(texts(path))


def test_names_legend_and_title_are_in_the_language_that_is_asked_for(world: View, tmp_path: Path) -> None:
    draw(world, path := tmp_path / "x.svg", Choice("firms-clusters", "zh"))
    assert {"恒瑞医药", "企业", "园区", "企业及其所在集群"} <= set(texts(path))
    assert etree.parse(path).getroot().get("{http://www.w3.org/XML/1998/namespace}lang") == "zh"


def test_two_pictures_are_the_same_bytes(world: View, tmp_path: Path) -> None:
    for name in ("a.svg", "b.svg", "a.png", "b.png"):
        draw(world, tmp_path / name, Choice("whole"))
    assert (tmp_path / "a.svg").read_bytes() == (tmp_path / "b.svg").read_bytes()
    assert (tmp_path / "a.png").read_bytes() == (tmp_path / "b.png").read_bytes()


def test_hostile_name_is_text_and_nothing_else(nasty: View, tmp_path: Path) -> None:
    draw(nasty, path := tmp_path / "x.svg", FIRMS)
    elements = {etree.QName(element).localname for element in etree.parse(path).iter()}
    assert elements == {"svg", "rect", "g", "title", "line", "circle", "polygon", "text"}
    assert "alert(1)" in "".join(texts(path))


def test_nothing_is_loaded_from_elsewhere(world: View, tmp_path: Path) -> None:
    draw(world, path := tmp_path / "x.svg", Choice("map"))
    for element in etree.parse(path).iter():
        assert not {"href", "src", "style", "onload", "{http://www.w3.org/1999/xlink}href"} & set(element.attrib)
    assert path.read_text(encoding="utf-8").count("http") == 1


def test_only_the_best_linked_are_drawn_when_there_are_many(world: View, tmp_path: Path) -> None:
    report = draw(world, path := tmp_path / "x.svg", FIRMS, top=2)
    assert (report.nodes, report.links) == (2, 1)
    assert "Things: 2 · links: 1 · those with most links, of 6" in texts(path)


def test_map_puts_clusters_at_their_towns(world: View, tmp_path: Path) -> None:
    report = draw(world, path := tmp_path / "x.svg", Choice("map"))
    assert (report.nodes, report.links) == (2, 1)
    assert {"Suzhou Industrial Park", "Lake Park", "Nanjing"} <= set(texts(path))
    assert any("Without coordinates: Nowhere Park" in text for text in texts(path))
    east, west = (
        next(float(e.get("x", 0)) for e in etree.parse(path).iter(f"{SVG}text") if e.text == name)
        for name in ("Suzhou Industrial Park", "Lake Park")
    )
    assert east > west


def test_map_without_places_is_refused_in_words(nothing: View, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no cluster with firms has coordinates"):
        draw(nothing, tmp_path / "x.svg", Choice("map"))


@pytest.mark.parametrize(
    ("name", "choice", "top", "said"),
    [
        ("x.gif", FIRMS, 9, r"'\.gif'; suffixes: \.svg, \.png"),
        ("x.svg", Choice("moon"), 9, "graphs: stated, .*, map"),
        ("x.svg", FIRMS, 1, "at least 2"),
        ("missing/x.svg", FIRMS, 9, "there is no folder"),
    ],
)
def test_wrong_usage_is_named(world: View, tmp_path: Path, name: str, choice: Choice, top: int, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        draw(world, tmp_path / name, choice, top)
    assert list(tmp_path.iterdir()) == []


def test_graph_without_edges_is_refused(nothing: View, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no edges"):
        draw(nothing, tmp_path / "x.svg", FIRMS)


def drawn(text: str) -> bytes:
    return png(f'<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><text y="30">{text}</text></svg>')


def test_png_shows_chinese_and_no_boxes() -> None:
    # Characters that the font lacks are all drawn as the same box, so two that it has differ.
    assert drawn("恒").startswith(b"\x89PNG")
    assert len({drawn("恒"), drawn("瑞"), drawn("黄"), drawn("A")}) == 4


def test_png_without_its_library_is_refused_with_the_remedy(
    world: View, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "resvg_py", None)
    with pytest.raises(MissingExtra, match=r"pip install 'biokg\[png\]'"):
        draw(world, tmp_path / "x.png", FIRMS)
    assert list(tmp_path.iterdir()) == []


def test_same_picture_whatever_the_seed_of_hashes(world: View, tmp_path: Path) -> None:
    code = """
import sys
from pathlib import Path
import pyoxigraph
from biokg.store.view import View
from biokg.views.exports.export import Choice
from biokg.views.pictures.draw import draw
store = pyoxigraph.Store()
store.load(path=sys.argv[1], format=pyoxigraph.RdfFormat.N_QUADS)
draw(View(store), Path(sys.argv[2]), Choice("whole"))
"""
    (source := tmp_path / "x.nq").write_text("".join(f"{quad} .\n" for quad in world.quads()), encoding="utf-8")
    for seed in "12":
        command = [sys.executable, "-c", code, str(source), str(tmp_path / f"{seed}.svg")]
        subprocess.run(command, check=True, env={"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(sys.path)})
    assert (tmp_path / "1.svg").read_bytes() == (tmp_path / "2.svg").read_bytes()
