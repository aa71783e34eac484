"""What a page is on paper."""

import pypdfium2


def sheets(page):
    """Print a page, as for a reader with A4 in the printer."""
    printed = page.pdf(format="A4", prefer_css_page_size=True, print_background=True)
    return pypdfium2.PdfDocument(printed)
