"""`/manage/`: readiness checklists of workplaces."""
