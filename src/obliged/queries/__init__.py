"""What we can answer: frozen values with everything that a page shows."""
