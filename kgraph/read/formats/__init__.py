"""Formats for machines: arXiv's metadata, BibTeX, RIS, CSL-JSON, EndNote, MEDLINE, Atom, PDF."""
