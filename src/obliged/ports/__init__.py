"""How the world reaches us, and how we reach it: the clock, mail, telephone numbers, public holidays."""
