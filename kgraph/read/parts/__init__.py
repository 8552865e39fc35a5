"""What readers share: names, dates, titles, ids and fields of an entry, and where each stands."""
