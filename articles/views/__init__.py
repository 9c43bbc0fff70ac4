"""Answer requests of readers, one module for each kind of page."""
