"""Numbers of a sentence, read as a pupil reads them."""

LOWERED = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹−", "-0123456789-") | {ord("∞"): "inf"}


def number_in(text):
    """Read a number, ``−0.25`` or ``2.5·10⁻⁸``."""
    mantissa, _, power = text.translate(LOWERED).partition("·10")
    return float(mantissa) * 10.0 ** int(power or 0)
