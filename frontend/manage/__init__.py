"""`/manage/`: what organisations work with. In Japanese and English."""
