"""The page of a job, in the order in which a person decides."""
