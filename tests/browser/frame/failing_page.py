"""A page that fails in the way that ``?how=`` asks for."""

import streamlit as st

from ui.frame.page import open_page


def fail():
    """Raise what no reader may see."""
    raise ValueError("a detail for the log only")


lesson = open_page("start")
st.button("fail", on_click=fail)
if st.query_params.get("how") == "page":
    fail()
