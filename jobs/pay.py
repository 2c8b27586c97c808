"""Pay made comparable: yen an hour, by one rule.

A year has 52 weeks; a month is a twelfth of it. What is paid a month or a year is divided by the most hours a
week that the advert names, so that the result is the least an hour is worth. What is paid a day or a session
says nothing about hours: its hourly worth is unknown, and unknown matches no search.
"""

# SQL over a row `d` of jobs_job: the lower bound in yen an hour, null where it is unknown.
_HOURS_A_YEAR = "(52 * coalesce(d.hours_week_max, d.hours_week_min))"
LOWEST_HOURLY_YEN = f"""CASE d.pay_unit
    WHEN 'hourly' THEN d.pay_min
    WHEN 'monthly' THEN d.pay_min * 12 / nullif({_HOURS_A_YEAR}, 0)
    WHEN 'annual' THEN d.pay_min / nullif({_HOURS_A_YEAR}, 0)
END"""
