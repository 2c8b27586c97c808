"""The form of a job advert, declared once as data.

`fields.py` has every field in the order in which a person decides; `reading.py` turns what is typed into
columns and back. Form, preview, gate, API and the public page take fields, labels and limits from here.
"""
