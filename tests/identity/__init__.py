"""How well identity is decided, measured on lists with gold: ``python -m tests.identity``."""
