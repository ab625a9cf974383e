"""Does mail leave exactly once when everything that can die dies?

`make chaos` starts real workers, a mail server that misbehaves and a real IMAP server, kills workers by their number at
random moments and at every named step, and then compares what the mail server took with what the database says.
"""
