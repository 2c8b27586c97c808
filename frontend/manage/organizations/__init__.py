"""`/manage/`: organisations, colleagues and workplaces."""
