"""How we say it: sentences, refusals and letters per language, from the domain's keys and facts."""
