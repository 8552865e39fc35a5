"""Markdown: lists of papers, notes with fields, what a web clipper saved."""
