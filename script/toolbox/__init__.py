"""What `make` runs. Standard library only, except `roles.py`, which runs inside `.venv`.

Each module that a script beside this folder names has a `main()`; the others are its parts.
"""
