"""Who is asking: the operator, at a terminal."""
