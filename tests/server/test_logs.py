import logging

from server.logs import OFTEN, PERIOD, PlainRecord, Sparing


def record(message, *args, exc_info=None, line=1):
    return PlainRecord("x", logging.ERROR, "x.py", line, message, args, exc_info)


def written(*args, **kwargs):
    return logging.Formatter().format(record(*args, **kwargs))


def test_a_message_stays_on_its_line_and_colours_nothing():
    forged = "\x1b[31m\r\nERROR all is lost\x07\x85\u2028"
    told = r"no text \x1b[31m\r\nERROR all is lost\x07\x85\u2028"
    assert written("no text %s", forged) == told
    assert written(f"no text {forged}") == told


def test_a_message_in_another_language_stays_as_it_is():
    assert written("no text %s", "卷积 – ×") == "no text 卷积 – ×"


def test_what_an_error_tells_cannot_pass_for_a_line_of_the_log():
    try:
        raise ValueError("\x1b[31m\nERROR all is lost")
    except ValueError as error:
        told = written("failed", exc_info=(ValueError, error, error.__traceback__))
    first, *lines = told.split("\n")
    assert first == "failed" and all(line.startswith("  ") for line in lines)
    assert lines[-1] == "  ERROR all is lost" and "\x1b" not in told


def test_a_warning_needs_no_traceback():
    warned = PlainRecord(
        "x", logging.WARNING, "x", 1, "odd", (), (KeyError, None, None)
    )
    assert logging.Formatter().format(warned) == "odd"


def test_a_place_writes_so_many_lines_a_minute_and_others_meanwhile():
    now = [0.0]
    sparing = Sparing(clock=lambda: now[0])
    assert [sparing.filter(record("flood")) for _ in range(OFTEN + 5)].count(True) == (
        OFTEN
    )
    assert sparing.filter(record("other", line=2))
    now[0] = PERIOD + 1
    assert sparing.filter(record("flood"))
