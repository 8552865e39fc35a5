"""From what the user names to pages: files, packed files, bytes, and processes that read them."""
