"""What we do. Transactions live here; each act is a verb, writes what happened, and re-derives what is owed."""
