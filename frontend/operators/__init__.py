"""`/admin/`: what the people who run the site see, and the little they change there."""
