"""What we know and how we judge. Plain Python: values in, judgements with their reasons out."""
