"""What a developer would build in a day: Django REST framework, its GIS add-on, and their own filters.

The same tables, the same web server, the packages as their manuals show them: a serializer for features, a
distance filter and a distance order, page numbers with a count. Only the filter's degrees are avoided,
because they are wrong, not slow. Held against ours in `bench/measures/nearest.py`.
"""
