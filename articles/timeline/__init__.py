"""Draw when articles appeared as bars of days, months, years or more, no surer than their dates are.

A bar has two parts: the articles that are surely of its period, and those that are perhaps of it because their interval
touches it. So an article dated to within a year is a faint line over twelve months and no peak in any of them.
"""
