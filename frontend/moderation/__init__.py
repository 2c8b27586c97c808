"""`/moderation/`: what waits for those who look after a prefecture. In Japanese and English."""
