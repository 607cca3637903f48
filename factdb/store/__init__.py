"""Keeping: tables, migrations and queries for writers; light look-ups for readers."""
