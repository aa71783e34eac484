"""What Streamlit draws round every lesson: frame, controls, picture, work."""
