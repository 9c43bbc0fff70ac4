"""What the archive holds about one person, gathered for their page and for downloads."""
