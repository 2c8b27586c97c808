"""`/manage/`: job adverts: drafts, preview, publishing."""
