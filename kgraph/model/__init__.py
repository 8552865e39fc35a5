"""What a paper, an author and an identifier are: pure functions and frozen rows, no I/O."""
