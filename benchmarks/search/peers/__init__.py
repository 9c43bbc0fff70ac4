"""What this project's search is compared with. Needs no Django."""
