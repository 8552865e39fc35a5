"""Pages known by their structure alone, whoever made them; the last is any page at all."""
