"""Pages of sites, as copied from the browser: arXiv, Google Scholar, DBLP, OpenReview, others."""
