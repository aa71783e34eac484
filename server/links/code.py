"""An address as a QR code."""

import segno

QUIET = 4  # modules round the code, as its standard wants


def qr_code(address):
    """Draw a QR code as SVG, dark on light in every theme, as scanners want it.

    Parameters
    ----------
    address : str

    Returns
    -------
    picture : str
        ``data:image/svg+xml,…``, as large as its frame, with a quiet zone; "" for what
        no code can hold.
    """
    try:
        code = segno.make(address, error="l", micro=False)
    except segno.DataOverflowError:
        return ""
    return code.svg_data_uri(border=QUIET, dark="#000", light="#fff", omitsize=True)
