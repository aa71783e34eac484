"""What the overview is sent: the codes of all maps, their ranges, their sources."""

import numpy as np
import pytest

from scenes.network.ranges import codes, magnitudes, reduced
from scenes.network.sheets import Picture, Sheet
from stage.overview import packed
from tests.stage.unpack import Payload

PICTURE = np.linspace(0, 1, 3 * 4 * 5).reshape(3, 4, 5).astype(np.float32)


def sheet(layer, maps, block="1"):
    maps = np.array(maps, np.float32)
    names = [f"{layer} {number}" for number in range(len(maps))]
    sources = [[(number, 1.0, 0)] for number in range(len(maps))]
    return Sheet(layer, maps, sources, block, False, layer, "", names, names)


CONV = sheet("conv1", [[[-4.0, 2.0]], [[1.0, 0.0]]])
RELU = sheet("relu1", [[[0.0, 2.0]], [[1.0, 0.0]]])
NEXT = sheet("conv2", [[[8.0, -2.0]]], "2")


def pack(picture, *sheets):
    return packed(
        picture, sheets, {}, ranges="layer", reach=magnitudes(sheets, "layer")
    )


def reach(ranges):
    found = magnitudes([CONV, RELU, NEXT], ranges)
    return {layer: values.tolist() for layer, values in found.items()}


def test_a_convolution_and_its_relu_share_one_range_and_other_layers_do_not():
    found = reach("layer")
    assert found["conv1"] == found["relu1"] == pytest.approx([3.84] * 2)
    assert found["conv2"] == pytest.approx([7.88])


def test_each_map_can_have_its_own_range():
    found = reach("map")
    assert found["conv1"] == pytest.approx([3.96, 1])
    assert found["relu1"] == pytest.approx([2, 1])


def test_all_maps_of_the_network_can_share_one_range():
    found = reach("network")
    assert len({value for values in found.values() for value in values}) == 1


def test_a_few_extreme_cells_do_not_make_all_others_pale():
    maps = np.ones((1, 40, 40))
    maps[0, 0, 0] = 1000
    assert magnitudes([sheet("conv1", maps)], "map")["conv1"] == pytest.approx([1])


def test_what_is_only_rounding_is_not_blown_up():
    noise = sheet("conv1", [[[1.0, -1.0]], [[1e-7, -1e-7]]])
    assert codes(noise.maps, magnitudes([noise], "map")["conv1"])[1].tolist() == [
        [127, 127]
    ]


def test_maps_of_nothing_but_zero_have_a_range_all_the_same():
    found = magnitudes([sheet("conv1", np.zeros((2, 3, 3)))], "layer")
    assert found["conv1"].tolist() == [1, 1]


def test_zero_is_the_middle_code_and_what_lies_beyond_the_range_its_end():
    maps = np.array([[[0, 2, -2, 1, 9, -9]]], np.float32)
    assert codes(maps, np.array([2.0])).tolist() == [[[127, 254, 0, 191, 254, 0]]]


def test_large_maps_are_averaged_down_and_small_ones_stay():
    maps = np.arange(16.0).reshape(1, 4, 4)
    assert reduced(maps, 4) is maps
    assert reduced(maps, 2).tolist() == [[[2.5, 4.5], [10.5, 12.5]]]


def test_a_thin_map_keeps_a_row():
    assert reduced(np.ones((2, 1, 512), np.float32), 128).shape == (2, 1, 128)


def test_the_payload_holds_every_map_with_its_real_lowest_and_highest_value():
    payload = Payload(pack(Picture(PICTURE), CONV, RELU))
    first, second = payload.header["sheets"]
    assert (first["layer"], first["shape"]) == ("conv1", [2, 1, 2])
    assert (first["lows"], first["highs"]) == ([-4, 0], [2, 1])
    assert second["sources"] == [[[0, 1.0, 0]], [[1, 1.0, 0]]]
    sent = payload.array(first["codes"])
    assert sent.tolist() == codes(CONV.maps, np.array(first["reach"])).tolist()
    pixels = payload.array(payload.header["picture"]["pixels"])
    assert pixels[0].tolist() == np.rint(np.moveaxis(PICTURE, 0, 2) * 255).tolist()


def test_a_picture_that_no_layer_fits_is_still_shown():
    payload = Payload(pack(Picture(PICTURE)))
    assert payload.header["sheets"] == []
    assert payload.header["picture"]["shape"] == [3, 4, 5]


def test_pictures_that_stand_under_the_picture_are_sent_with_it():
    blue = np.full((4, 5, 3), [0, 0, 255], np.uint8)
    more = ("one", blue), ("two", blue // 2)
    picture = Picture(PICTURE[:1], more=more, opens=1)
    payload = Payload(pack(picture))
    header = payload.header["picture"]
    assert (header["names"], header["opens"]) == (["one", "two"], 1)
    pixels = payload.array(header["pixels"])
    grey, *more = pixels
    assert np.ptp(grey, axis=2).max() == 0 and grey[0, 1, 0] == round(
        PICTURE[0, 0, 1] * 255
    )
    assert np.array_equal(more, [blue, blue // 2])
