"""Signing in: pages around django-allauth."""
