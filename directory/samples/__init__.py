"""Fictional content: to look around in, to test with, to measure against.

`seed_sample` writes about 700 listings that nobody could take for real ones, `seed_sample --scale` a million.
Everything is marked `sample=True`, reaches nobody, and is removed by `remove_sample`.

Each kind of listing brings its own content through `registry.register_samples`; texts stand in `content/`.
"""
