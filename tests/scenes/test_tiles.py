import numpy as np

from scenes.tiles import grey, shrunk


def test_a_picture_is_averaged_down_as_little_as_needed():
    image = np.array([[[[0, 1, 4, 4], [1, 2, 4, 4]]]], np.float32)
    assert shrunk(image, 2).tolist() == [[[[1, 4]]]]
    assert shrunk(image, 4).tolist() == image.tolist()


def test_brightness_is_mostly_green():
    image = np.eye(3, dtype=np.float32).reshape(1, 3, 1, 3)  # red, green, blue
    assert np.allclose(grey(image), [[[[0.299, 0.587, 0.114]]]])
