"""An invented fortnight of news, printed as a dump of scraped pages. The archive does not depend on it."""
