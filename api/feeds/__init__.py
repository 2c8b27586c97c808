"""`/feeds/`: what a phone or a reader subscribes to."""
