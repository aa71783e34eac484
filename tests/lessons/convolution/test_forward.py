"""What the convolution lesson shows of its forward pass."""

import pytest

import lessons
from lessons.parts import Chooser, Explanation, Lens, Links, Measurement, Played, Source
from tests.lessons.packing import header_of
from tests.lessons.written import number_in


def shown(address):
    return lessons.shown("convolution", address)


def shapes_at(address):
    panels = lessons.scene("convolution", address).panels
    sheets = {panel.name: panel.sheet.shape for panel in panels}
    return [sheets[name] for name in ("x", "w", "y")]


def kernel_at(address):
    return lessons.scene("convolution", address).panel("w").values.ravel().tolist()


def test_the_address_sets_kernel_stride_and_padding():
    shapes = shapes_at("n=12&kh=5&kw=3&s=2&p=1&filter=box")
    assert shapes == [(1, 14, 14), (1, 5, 3), (1, 5, 6)]


def test_an_rgb_picture_has_one_plane_and_one_kernel_slice_a_channel():
    address = "rgb=1&n=8&filter=box"
    assert shapes_at(address) == [(3, 8, 8), (3, 3, 3), (1, 6, 6)]
    equation = header_of(shown(address).part(Played))["equation"]
    assert [group["label"] for group in equation["groups"]] == ["R", "G", "B"]
    assert equation["divisor"] == 27


def test_same_padding_keeps_the_size_and_says_where_an_even_kernel_pads_more():
    address = "n=8&kh=4&kw=4&same=1&filter=box"
    assert shapes_at(address) == [(1, 11, 11), (1, 4, 4), (1, 8, 8)]
    bar = shown(address).bar
    assert bar.notes["same"].startswith("top 1, bottom 2, left 1, right 2")
    assert bar.disabled == ("p",)


def test_the_typed_kernel_comes_out_of_the_address():
    address = "filter=box,typed&k=1,2,3;4,5,6;7,8,9/2&map=1"
    assert kernel_at(address) == [1, 2, 3, 4, 5, 6, 7, 8, 9]
    assert header_of(shown(address).part(Played))["equation"]["divisor"] == 2


def test_true_convolution_turns_the_kernel():
    address = "filter=typed&k=1,2,3;4,5,6;7,8,9/1&flip=1"
    assert kernel_at(address) == [9, 8, 7, 6, 5, 4, 3, 2, 1]


def test_a_random_kernel_is_that_of_its_seed():
    first, same, other = (kernel_at(f"filter=random&seed={seed}") for seed in (3, 3, 4))
    assert first == same != other


def test_the_worked_example_is_one_address_forward_too():
    played = shown("example=small").part(Played).scene
    assert played.panel("x").values.tolist() == [[[1, 2, 0], [0, 1, 3], [2, 1, 0]]]
    assert played.panel("w").values.tolist() == [[[1, -1], [2, 0]]]
    assert played.panel("y").values.tolist() == [[-1, 4], [3, 0]]


@pytest.mark.parametrize("name", ["convolution", "im2col"])
@pytest.mark.parametrize("example", ["small", "deep"])
def test_a_typed_example_offers_no_picture_that_it_would_not_show(name, example):
    typed = lessons.shown(name, f"example={example}")
    assert typed.part(Chooser) is None and typed.part(Lens) is None
    assert lessons.shown(name).part(Chooser) and lessons.shown(name).part(Lens)


def test_the_deep_example_gives_the_numbers_that_it_has_on_im2col():
    played = lessons.scene("convolution", "example=deep&rgb=0&map=3")
    product = lessons.scene("im2col", "example=deep").panel("product").values
    assert played.panel("x").values.shape == (3, 4, 4)
    assert played.panel("y").values.ravel().tolist() == product.ravel().tolist()
    assert played.panel("y").values.tolist() == [[-2, -1, -3], [-5, -1, 9], [4, -2, -2]]


def test_to_the_worked_example_and_back_the_stage_goes_to_the_scenes_start():
    there, back = (shown(a).part(Played).subject for a in ("example=small", ""))
    assert there != back


@pytest.mark.parametrize("address", ["rgb=1", "n=4&r0=2&img=cat&size=64", "map=3"])
def test_the_worked_example_is_the_same_whatever_picture_stands_beside(address):
    panels = lessons.scene("convolution", f"example=small&{address}").panels
    first = lessons.scene("convolution", "example=small").panels
    assert [p.values.tolist() for p in panels] == [p.values.tolist() for p in first]


def test_what_an_address_names_beside_the_example_holds():
    assert shapes_at("example=small&s=2&p=1")[1:] == [(1, 2, 2), (1, 2, 2)]
    assert shapes_at("example=small&filter=box&kh=3&kw=3")[1:] == [(1, 3, 3), (1, 1, 1)]


def test_a_single_weight_is_spoken_of_as_one():
    texts = shown("kh=1&kw=1&filter=identity").part(Played).texts
    assert "one value times its" in texts["narration"]["window"]


def test_the_definition_gives_the_engines_numbers():
    (comparison,) = shown("n=6&rgb=1&kh=3&d=2&p=1").part(Source).below
    said, *_ = comparison.run()
    head, _, definition, *_ = said.text.split("\n")
    assert head.startswith("| 16 outputs |")
    assert number_in(definition.split("|")[3]) < 1e-12


@pytest.mark.parametrize("address", ["kh=11&n=6", "kh=11&n=6&pass=backward"])
def test_where_nothing_fits_nothing_is_played_or_compared(address):
    view = shown(f"{address}&open=costs")
    assert view.part(Explanation) and view.part(Played) is view.part(Source) is None
    assert view.part(Links) == Links((), "")


def test_a_window_that_fits_the_picture_and_not_the_lens_still_filters_the_picture():
    assert [p.name for p in shown("kh=11&n=6").part(Lens).plates] == [
        "picture",
        "result",
    ]


def test_time_and_memory_are_measured_of_what_the_stage_would_play():
    view = shown("open=time&kh=5&kw=3&s=2&filter=box,random&rgb=1")
    job = {"kernel": (5, 3), "stride": 2, "filters": 2, "channels": 3}
    assert view.part(Played) is None
    assert view.part(Measurement).job == job


def test_cells_that_no_window_reaches_are_hatched_and_a_fact_says_so():
    facts = {s: shown(f"s={s}").part(Played).facts for s in (1, 3)}
    assert facts[3][-1] == "Hatched: no window reaches these cells"
    assert not any("Hatched" in fact for fact in facts[1])


@pytest.mark.parametrize("example", ["small", "deep"])
@pytest.mark.parametrize(
    "way",
    ["", "&pass=backward", "&pass=backward&way=col2im", "&pass=backward&way=full"],
)
@pytest.mark.parametrize("name", ["convolution", "im2col"])
def test_a_worked_example_opens_where_all_of_its_results_stand(name, way, example):
    scene = lessons.scene(name, f"example={example}{way}")
    assert scene.start == scene.steps - 1


@pytest.mark.parametrize("name", ["convolution", "im2col"])
def test_a_kernel_of_one_cell_opens_with_filters_that_are_not_0(name):
    alone = lessons.scene(name, "kh=1&kw=1").panel("w").values
    assert alone.all()
    asked = lessons.scene(name, "kh=1&kw=1&filter=laplacian").panel("w").values
    assert not asked.any()
