"""Y: what does a bare logged-in page cost? Default middleware, session, user, fifty ORM rows, a Django template.

Served by the same server in the same run, so that pages can be given as ratios to it.
"""
