"""Short facts in one line, such as shapes and counts: plain text, never markup."""

from html import escape

import streamlit as st

STYLE = (
    "display:flex;flex-wrap:wrap;gap:2px 28px;justify-content:center;"
    "font-size:15px;font-variant-numeric:tabular-nums"
)


def show_facts(*sentences):
    """Show sentences side by side; they wrap where the page is narrow."""
    spans = "".join(f"<span>{escape(sentence)}</span>" for sentence in sentences)
    st.html(f'<div class="ls-facts" style="{STYLE}">{spans}</div>')
