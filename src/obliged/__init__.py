"""Obliged keeps every promise that a referral makes."""
