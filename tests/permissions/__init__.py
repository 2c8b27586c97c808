"""Who may do what: every address, every method, five people. The table is `table.py`."""
