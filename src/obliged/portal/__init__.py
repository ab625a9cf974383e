"""Who is asking: somebody outside the firm who follows a link that we sent."""
