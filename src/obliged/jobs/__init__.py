"""What happens by itself: a timetable, and the sentences that it runs."""
