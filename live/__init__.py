"""Views for whoever asks directly: as payloads, computed in processes of their own."""
