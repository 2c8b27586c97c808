"""Django's PostGIS backend, without what it does anew each time a pooled connection is taken."""
