"""Who is asking: a member of the firm, in a browser."""
