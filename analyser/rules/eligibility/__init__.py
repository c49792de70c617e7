"""Eligibility: what the call demands of organisations, dates, money and places."""
