"""The reference corpus on disk: the record (SQLite) and the search copy (mapped numpy arrays)."""
