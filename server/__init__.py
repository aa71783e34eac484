"""What answers a browser beside Streamlit: the first page, files, uploads."""
