from ui.frame.state import STEPS, History, Memory


def test_undo_goes_back_and_redo_forth():
    history = History({"s": "1"})
    history.change({"s": "2"}, at=0)
    history.change({"p": "1"}, at=1)
    history.undo()
    assert history.now == {"s": "2"}
    history.undo()
    assert history.now == {"s": "1"} and not history.can_undo
    history.redo()
    history.redo()
    assert history.now == {"s": "2", "p": "1"} and not history.can_redo


def test_undo_and_redo_at_the_ends_change_nothing():
    history = History({"s": "1"})
    history.undo()
    history.redo()
    assert history.now == {"s": "1"}


def test_a_drag_is_one_step():
    history = History({"s": "1"})
    for tick in range(40):
        history.change({"s": str(tick)}, at=tick * 0.1)
    history.undo()
    assert history.now == {"s": "1"}


def test_a_drag_that_moves_now_one_and_now_the_other_key_is_one_step():
    history = History({"r0": "1", "c0": "1"})
    history.change({"r0": "2", "c0": "1"}, at=0)
    history.change({"r0": "2", "c0": "2"}, at=0.1)
    history.change({"r0": "3", "c0": "2"}, at=0.2)
    history.undo()
    assert history.now == {"r0": "1", "c0": "1"}


def test_two_keys_changed_at_once_are_two_steps():
    history = History({"s": "1", "p": "0"})
    history.change({"s": "2"}, at=0)
    history.change({"p": "1"}, at=0.1)
    history.undo()
    assert history.now == {"s": "2", "p": "0"}


def test_the_same_key_after_a_pause_is_a_new_step():
    history = History({"s": "1"})
    history.change({"s": "2"}, at=0)
    history.change({"s": "3"}, at=1.5)
    history.undo()
    assert history.now == {"s": "2"}


def test_a_change_right_after_an_undo_is_a_step_of_its_own():
    history = History({"s": "1"})
    history.change({"s": "2"}, at=0)
    history.change({"s": "3"}, at=5)
    history.undo()
    history.change({"s": "4"}, at=5.1)
    history.undo()
    assert history.now == {"s": "2"}


def test_what_changes_nothing_is_no_step():
    history = History({"s": "1"})
    history.change({"s": "1"}, at=0)
    assert not history.can_undo


def test_a_change_after_an_undo_drops_what_was_undone():
    history = History({"s": "1"})
    history.change({"s": "2"}, at=0)
    history.undo()
    history.change({"s": "3"}, at=5)
    assert not history.can_redo


def test_fifty_steps_go_back_and_forth():
    history = History({"s": "0"})
    for step in range(1, 51):
        history.change({"s": str(step)}, at=step * 2)
    for _ in range(50):
        history.undo()
    assert history.now == {"s": "0"}
    for _ in range(50):
        history.redo()
    assert history.now == {"s": "50"}


def test_the_past_is_bounded():
    history = History({"s": "0"})
    for step in range(STEPS + 50):
        history.change({"s": str(step + 1)}, at=step * 2)
    for _ in range(STEPS + 50):
        history.undo()
    assert history.now == {"s": "50"}


def test_a_page_that_is_come_back_to_can_undo_the_address():
    memory = Memory()
    memory.arrive("relu", {"s": "1"}, None)
    memory.arrive("relu", {"s": "3"}, "zh")
    assert memory.lang == "zh"
    memory.history("relu").undo()
    assert memory.history("relu").now == {"s": "1"}


def test_pages_do_not_share_values():
    memory = Memory()
    memory.arrive("relu", {"s": "1"}, None)
    memory.arrive("convolution", {"s": "3"}, None)
    assert memory.history("relu").now == {"s": "1"}
