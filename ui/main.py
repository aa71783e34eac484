"""What every page has in common: its place in the address, its title, its layout."""

from pathlib import Path

import streamlit as st

from lessons.contents import PAGES
from ui.frame.finish import finish
from ui.frame.page import reader_texts
from web.pages import page_slug

FOLDER = Path(__file__).resolve().parents[1] / "pages"


def to_page(name, texts):
    """Tell Streamlit of one page."""
    return st.Page(
        FOLDER / f"{name}.py",
        title=f"{texts(f'{name}.title')} · Layerscope",
        url_path=page_slug(name),
        default=name == "start",
    )


st.set_page_config(layout="wide", initial_sidebar_state="collapsed")
texts = reader_texts()
st.navigation([to_page(name, texts) for name in PAGES], position="hidden").run()
finish()
