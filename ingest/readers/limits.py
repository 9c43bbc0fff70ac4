"""How large a thing may be that a dump holds."""

# A page of text is some 20 kB; the largest HTML pages on the web are below 10 MB.
LARGEST_RECORD = 32 * 1024 * 1024
