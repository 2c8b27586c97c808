"""Pages about the readiness checklist: the questions, a workplace's answers, sheets to use."""
