"""Shows what Streamlit keeps for all, and what it keeps for this visitor."""

import secrets

import streamlit as st

st.session_state.setdefault("own", secrets.token_hex())
st.text(st.cache_resource(secrets.token_hex, show_spinner=False)())
st.text(st.cache_data(secrets.token_hex, show_spinner=False)())
st.text(st.session_state["own"])
