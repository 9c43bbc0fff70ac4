"""Measurements of search: one invented archive, the same requests to this project and to its peers."""
