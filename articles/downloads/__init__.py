"""Answer with data instead of pages: JSON, NDJSON, CSV, plain text and Markdown (docs/export.md)."""
