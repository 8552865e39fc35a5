"""Lists of references, in the styles people print them."""
